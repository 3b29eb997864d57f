//! [`Compiler`]: compiles the crates of a project, as cargo would have it done.

use crate::artifacts::Artifacts;
use crate::output::Output;
use crate::project::Project;
use crate::{Mistake, Part};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Compiles the crates of projects against the built crate `playground`.
pub struct Compiler {
    artifacts: Artifacts,
    /// Without mistakes. Its model crate is compiled, for the plugins of all others.
    right: Project,
}

impl Compiler {
    /// # Errors
    /// When the crate `playground` is not built, or the model crate does not compile.
    pub fn new() -> Result<Self, String> {
        let compiler = Self {
            artifacts: Artifacts::find()?,
            right: Project::right().map_err(|error| error.to_string())?,
        };
        let model = compiler.compile(&compiler.right, Part::ModelRoot)?;
        match model.errors.is_empty() {
            true => Ok(compiler),
            false => Err(model.text),
        }
    }

    /// The output for a wrong program.
    pub(crate) fn compile_wrong(&self, mistake: &Mistake) -> Result<Output, String> {
        let project = Project::wrong(mistake).map_err(|error| error.to_string())?;
        let root = match mistake.part.is_model() {
            true => Part::ModelRoot,
            false => Part::PluginRoot,
        };
        self.compile(&project, root)
    }

    /// The output for the plugin without mistakes.
    pub(crate) fn compile_right(&self) -> Result<Output, String> {
        self.compile(&self.right, Part::PluginRoot)
    }

    /// One crate. Objects are asked for and not metadata alone: some constants are evaluated only where
    /// the functions around them are compiled.
    fn compile(&self, project: &Project, root: Part) -> Result<Output, String> {
        let package = if root.is_model() {
            "fish-model"
        } else {
            "fish-plugin"
        };
        let name = package.replace('-', "_");
        let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        rustc
            .arg("lib.rs")
            .args(["--crate-name", &name, "--edition", "2024"])
            .args(["--error-format", "json", "--cap-lints", "allow"])
            .args(["-C", "prefer-dynamic", "-C", "codegen-units=1"])
            .arg("-L")
            .arg(joined("dependency=", self.artifacts.dependencies.clone()))
            .arg("--extern")
            .arg(joined("playground=", self.artifacts.facade.clone()))
            .arg("--out-dir")
            .arg(project.path("."));
        if root.is_model() {
            rustc.args(["--crate-type", "lib", "--emit", "link"]);
        } else {
            rustc.args(["--crate-type", "dylib", "--emit", "obj"]);
            rustc.arg("--extern");
            rustc.arg(joined("fish_model=", self.right.path("libfish_model.rlib")));
        }
        rustc
            .env("CARGO_MANIFEST_DIR", project.crate_folder(root))
            .env("CARGO_PKG_NAME", package)
            .env("CARGO_CRATE_NAME", &name)
            // It would be found and taken for that of the crate.
            .env_remove("OUT_DIR")
            .current_dir(project.crate_folder(root));
        let output = rustc.output().map_err(|error| format!("rustc: {error}"))?;
        Ok(Output::parse(&String::from_utf8_lossy(&output.stderr)))
    }
}

fn joined(prefix: &str, path: PathBuf) -> std::ffi::OsString {
    let mut all = std::ffi::OsString::from(prefix);
    all.push(path);
    all
}
