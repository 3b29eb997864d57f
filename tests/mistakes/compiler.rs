//! [`Compiler`]: compiles the crates of a project like cargo.

use crate::artifacts::Artifacts;
use crate::output::Output;
use crate::project::Project;
use crate::{Mistake, Part};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Compiles the crates of projects against the built crate `playground`.
pub struct Compiler {
    artifacts: Artifacts,
    /// The project without mistakes. The plugins of all others use its compiled model crate.
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
        if model.errors.is_empty() {
            Ok(compiler)
        } else {
            Err(model.text)
        }
    }

    /// Compiles a wrong program and returns the output.
    pub(crate) fn compile_wrong(&self, mistake: &Mistake) -> Result<Output, String> {
        let project = Project::wrong(mistake).map_err(|error| error.to_string())?;
        let root = if mistake.part.is_model() {
            Part::ModelRoot
        } else {
            Part::PluginRoot
        };
        self.compile(&project, root)
    }

    /// Compiles the plugin without mistakes and returns the output.
    pub(crate) fn compile_right(&self) -> Result<Output, String> {
        self.compile(&self.right, Part::PluginRoot)
    }

    /// Compiles the crate that has this root.
    fn compile(&self, project: &Project, root: Part) -> Result<Output, String> {
        let output = self.rustc(project, root).output();
        let output = output.map_err(|error| format!("rustc: {error}"))?;
        Ok(Output::parse(&String::from_utf8_lossy(&output.stderr)))
    }

    fn rustc(&self, project: &Project, root: Part) -> Command {
        let package = if root.is_model() {
            "fish-model"
        } else {
            "fish-plugin"
        };
        let name = package.replace('-', "_");
        let mut rustc = Command::new(rustc_path());
        rustc
            .current_dir(project.crate_folder(root))
            .env("CARGO_MANIFEST_DIR", project.crate_folder(root))
            .env("CARGO_PKG_NAME", package)
            .env("CARGO_CRATE_NAME", &name)
            // The value of this test is not that of the crate.
            .env_remove("OUT_DIR")
            .arg("lib.rs")
            .args(["--crate-name", &name, "--edition", "2024"])
            .args(["--error-format", "json", "--cap-lints", "allow"])
            .args(["-C", "prefer-dynamic", "-C", "codegen-units=1"]);
        self.add_dependencies(&mut rustc);
        rustc.arg("--out-dir").arg(project.path("."));
        if root.is_model() {
            rustc.args(["--crate-type", "lib", "--emit", "link"]);
        } else {
            let model = self.right.path("libfish_model.rlib");
            rustc.arg("--extern").arg(joined("fish_model=", &model));
            // Objects, not only metadata: some constants are evaluated only when the functions
            // around them are compiled.
            rustc.args(["--crate-type", "dylib", "--emit", "obj"]);
        }
        rustc
    }

    fn add_dependencies(&self, rustc: &mut Command) {
        let Artifacts {
            facades,
            dependencies,
        } = &self.artifacts;
        rustc.arg("-L").arg(joined("dependency=", dependencies));
        for (name, file) in facades {
            rustc.arg("--extern").arg(joined(&format!("{name}="), file));
        }
    }
}

/// The compiler of the toolchain that runs this test: another one cannot read the built crates.
fn rustc_path() -> PathBuf {
    let beside_cargo = || {
        let cargo = PathBuf::from(env::var_os("CARGO")?);
        let rustc = cargo.with_file_name(format!("rustc{}", env::consts::EXE_SUFFIX));
        rustc.is_file().then_some(rustc)
    };
    let chosen = env::var_os("RUSTC").map(PathBuf::from);
    chosen
        .or_else(beside_cargo)
        .unwrap_or_else(|| "rustc".into())
}

fn joined(prefix: &str, path: &Path) -> OsString {
    let mut joined = OsString::from(prefix);
    joined.push(path);
    joined
}
