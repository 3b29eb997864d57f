//! [`Artifacts`]: the built crates that programs are compiled against.

use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The built crates that programs are compiled against.
#[derive(Debug)]
pub struct Artifacts {
    /// The crates that a project names, and their libraries.
    pub facades: Vec<(&'static str, PathBuf)>,
    /// The folder with its dependencies.
    pub dependencies: PathBuf,
}

impl Artifacts {
    /// Finds them with cargo, which built them before this test: several builds of a crate may
    /// exist side by side, and only cargo knows which of them is current.
    pub fn find() -> Result<Self, String> {
        let executable = env::current_exe().map_err(|error| error.to_string())?;
        let dependencies = executable.parent().ok_or("this test lies in no folder")?;
        Ok(Self {
            facades: facades(dependencies)?,
            dependencies: dependencies.to_owned(),
        })
    }
}

/// The crates that a project depends on, and their packages.
const FACADES: [(&str, &str); 2] = [
    ("playground", "playground"),
    ("playground_panels", "playground-panels"),
];

fn facades(dependencies: &Path) -> Result<Vec<(&'static str, PathBuf)>, String> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--offline"]);
    cargo.args(FACADES.iter().flat_map(|(_, package)| ["-p", package]));
    cargo.arg("--message-format=json");
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    if let Some(target) = dependencies.ancestors().nth(2) {
        cargo.arg("--target-dir").arg(target);
    }
    if dependencies.ends_with("release/deps") {
        cargo.arg("--release");
    }
    let output = cargo.output().map_err(|error| format!("cargo: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let library_of = |name: &'static str| {
        let found = text.lines().find_map(|line| library_in(line, name));
        let error = String::from_utf8_lossy(&output.stderr);
        found
            .map(|file| (name, file))
            .ok_or_else(|| format!("cargo names no library of `{name}`: {error}"))
    };
    FACADES.iter().map(|(name, _)| library_of(name)).collect()
}

/// The library in one message of cargo, if that is about this crate.
fn library_in(line: &str, name: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    if message.pointer("/target/name")?.as_str()? != name {
        return None;
    }
    let files = message.get("filenames")?.as_array()?;
    let mut files = files.iter().filter_map(Value::as_str);
    files
        .find(|file| file.ends_with(".rlib"))
        .map(PathBuf::from)
}
