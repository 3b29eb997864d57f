//! [`Host`]: where this process's libraries and its workspace are.

use crate::EngineError;
use std::path::{Path, PathBuf};

/// Where this process's libraries and its workspace are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The executable.
    pub executable: PathBuf,
    /// Folder of the workspace that the executable was built in.
    pub workspace: PathBuf,
    /// Folder of the built libraries.
    pub libraries: PathBuf,
    /// Folder of the editor's own package.
    pub editor: PathBuf,
}

impl Host {
    /// The host of this process.
    pub fn of_this_process() -> Result<Self, EngineError> {
        let executable = std::env::current_exe().map_err(|error| EngineError::File {
            file: "the running executable".into(),
            reason: error.to_string(),
        })?;
        let folder = executable.parent().unwrap_or(Path::new("."));
        let folder = match folder.file_name().is_some_and(|name| name == "deps") {
            true => folder.parent().unwrap_or(folder),
            false => folder,
        };
        let engine = Path::new(env!("CARGO_MANIFEST_DIR"));
        let workspace = engine.parent().unwrap_or(engine);
        Ok(Self {
            libraries: folder.to_path_buf(),
            workspace: workspace.to_path_buf(),
            editor: workspace.join("editor"),
            executable,
        })
    }

    /// Where the library of this file name is.
    pub fn library(&self, file_name: &str) -> PathBuf {
        let built = self.libraries.join(file_name);
        match built.exists() {
            true => built,
            false => self.libraries.join("deps").join(file_name),
        }
    }

    /// Where libraries are copied to before they are opened. Beside the originals, so that what
    /// they link to is found from there.
    pub fn staging(&self) -> PathBuf {
        self.libraries.join("deps")
    }

    /// The base library.
    pub fn base(&self) -> PathBuf {
        self.library(&dylib("playground_base"))
    }

    /// The library of the core called `name`.
    pub fn core(&self, name: &str) -> PathBuf {
        self.library(&dylib(&format!("playground_core_{name}")))
    }
}

fn dylib(crate_name: &str) -> String {
    let (prefix, suffix) = (std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    format!("{prefix}{crate_name}{suffix}")
}
