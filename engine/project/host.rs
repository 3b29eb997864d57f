//! [`Host`]: the paths of this process, its libraries and its workspace.

use super::OwnWorkspace;
use crate::EngineError;
use std::path::{Path, PathBuf};

/// The paths of this process, its libraries and its workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The executable.
    pub executable: PathBuf,
    /// Folder of the editor's workspace.
    pub workspace: PathBuf,
    /// The project outside that workspace that this process was built for; `None` for the editor's
    /// own executable and for samples.
    pub home: Option<PathBuf>,
    /// Folder of the built libraries.
    pub libraries: PathBuf,
    /// Folder of the editor's own package.
    pub editor: PathBuf,
}

impl Host {
    /// The host of this process. `package` is the folder of the executable's package, when that is
    /// a project.
    ///
    /// # Errors
    /// When the editor's sources were moved or removed.
    pub fn of_this_process(package: Option<&Path>) -> Result<Self, EngineError> {
        let executable = std::env::current_exe().map_err(|error| EngineError::File {
            file: "the running executable".into(),
            reason: error.to_string(),
        })?;
        let folder = executable.parent().unwrap_or(Path::new("."));
        let folder = if folder.file_name().is_some_and(|name| name == "deps") {
            folder.parent().unwrap_or(folder)
        } else {
            folder
        };
        let own = package.and_then(OwnWorkspace::of);
        let linked = own.as_ref().and_then(OwnWorkspace::editor);
        let workspace = linked.unwrap_or_else(built_in);
        if !workspace.join("Cargo.toml").is_file() {
            return Err(moved(&workspace, package));
        }
        Ok(Self {
            libraries: folder.to_path_buf(),
            editor: workspace.join("editor"),
            home: own.map(|own| own.project),
            workspace,
            executable,
        })
    }

    /// The folder in which cargo builds the modules of this process.
    pub fn cargo_folder(&self) -> &Path {
        self.home.as_deref().unwrap_or(&self.workspace)
    }

    /// Why the project that this process was built for should be rebuilt, with the remedy.
    pub fn outdated(&self) -> Option<String> {
        let project = self.home.clone()?;
        let folder = project.display().to_string();
        let difference = OwnWorkspace { project }.difference(&self.workspace)?;
        Some(format!(
            "{folder}: {difference}: quit, and open it with `{} {folder}`",
            self.workspace.join("run").display()
        ))
    }

    /// True for a folder in the editor's workspace or in this process's own project.
    pub fn builds(&self, folder: &Path) -> bool {
        let home = self.home.as_ref();
        folder.starts_with(&self.workspace) || home.is_some_and(|home| folder.starts_with(home))
    }

    /// The source file that the compiler names `file`.
    pub fn source(&self, file: &str) -> Option<PathBuf> {
        let folders = [self.cargo_folder(), &self.workspace];
        let files = folders.map(|folder| folder.join(file));
        files.into_iter().find(|file| file.is_file())
    }

    /// The path of the library with this file name.
    pub fn library(&self, file_name: &str) -> PathBuf {
        let built = self.libraries.join(file_name);
        if built.exists() {
            built
        } else {
            self.libraries.join("deps").join(file_name)
        }
    }

    /// The folder that libraries are copied to before they are opened. It is beside the originals,
    /// so that the libraries they link to are found.
    pub fn staging(&self) -> PathBuf {
        self.libraries.join("deps")
    }

    /// The path of the base library.
    pub fn base(&self) -> PathBuf {
        self.library(&dylib("playground_base"))
    }

    /// The path of the library of the core called `name`.
    pub fn core(&self, name: &str) -> PathBuf {
        self.library(&dylib(&format!("playground_core_{name}")))
    }
}

/// The workspace that this was compiled in. Its path may contain links of a project.
fn built_in() -> PathBuf {
    let engine = Path::new(env!("CARGO_MANIFEST_DIR"));
    let engine = engine.canonicalize().unwrap_or(engine.to_path_buf());
    engine.parent().unwrap_or(&engine).to_path_buf()
}

fn moved(workspace: &Path, package: Option<&Path>) -> EngineError {
    let project = package.map_or("PROJECT".into(), |folder| folder.display().to_string());
    EngineError::Refused(format!(
        "the editor's sources were in {} and are not there any more: open the project once with the \
         moved editor (`./run {project}` there), which builds it anew",
        workspace.display()
    ))
}

fn dylib(crate_name: &str) -> String {
    let (prefix, suffix) = (std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    format!("{prefix}{crate_name}{suffix}")
}
