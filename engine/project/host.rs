//! [`Host`]: the paths of this process, its libraries and its workspace.

use super::OwnWorkspace;
use crate::EngineError;
use std::path::{Path, PathBuf};
use toml_edit::DocumentMut;

/// The package of the editor.
const EDITOR: &str = "playground-apps-editor";

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
        Self::of(executable, package)
    }

    /// The host of a process that runs `executable`, as
    /// [`of_this_process`](Self::of_this_process).
    ///
    /// # Errors
    /// When the editor's sources were moved or removed.
    pub fn of(executable: PathBuf, package: Option<&Path>) -> Result<Self, EngineError> {
        let folder = executable.parent().unwrap_or(Path::new("."));
        let folder = if folder.file_name().is_some_and(|name| name == "deps") {
            folder.parent().unwrap_or(folder)
        } else {
            folder
        };
        let own = package.and_then(OwnWorkspace::of);
        let linked = own.as_ref().and_then(OwnWorkspace::editor);
        let found = linked.or_else(|| workspace_around(&executable));
        let workspace = found.unwrap_or_else(built_in);
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

    /// The root of the workspace in which cargo builds the modules of this process.
    pub fn root(&self) -> PathBuf {
        let home = self.home.clone().map(|project| OwnWorkspace { project });
        home.map_or_else(|| self.workspace.clone(), |own| own.root())
    }

    /// The target folder that this process was built in.
    pub fn target(&self) -> &Path {
        self.libraries.parent().unwrap_or(&self.libraries)
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

    /// The path of the shared library with the crates for windows, GPUs and GUIs. A process without
    /// a GUI does not have it.
    pub fn graphics(&self) -> Option<PathBuf> {
        let file = self.library(&dylib("playground_graphics"));
        file.is_file().then_some(file)
    }

    /// The path of the library of the core called `name`.
    pub fn core(&self, name: &str) -> PathBuf {
        self.library(&dylib(&format!("playground_core_{name}")))
    }
}

/// The editor's workspace that the executable lies in, or the one that the project around it links
/// to. The path that was compiled in is outdated after a checkout was moved or copied with its
/// target folder: cargo considers everything up to date then.
fn workspace_around(executable: &Path) -> Option<PathBuf> {
    executable.ancestors().skip(1).find_map(|folder| {
        let linked = folder.join(super::own_workspace::EDITOR).canonicalize();
        let candidates = [Some(folder.to_path_buf()), linked.ok()];
        candidates
            .into_iter()
            .flatten()
            .find(|folder| has_editor(folder))
    })
}

/// True for a folder with the package of the editor.
pub(super) fn has_editor(folder: &Path) -> bool {
    let manifest = std::fs::read_to_string(folder.join("editor/Cargo.toml"));
    let manifest: Option<DocumentMut> = manifest.ok().and_then(|text| text.parse().ok());
    let name = manifest
        .as_ref()
        .and_then(|manifest| manifest.get("package")?.get("name")?.as_str());
    name == Some(EDITOR) && folder.join("Cargo.toml").is_file()
}

/// The workspace that this was compiled in, for a target folder elsewhere. Its path may contain
/// links of a project.
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A checkout with a built editor, and a project that links to it.
    fn checkout(root: &Path) {
        for (file, text) in [
            ("Cargo.toml", "[workspace]\n"),
            (
                "editor/Cargo.toml",
                "[package]\nname = \"playground-apps-editor\"\n",
            ),
            ("target/debug/playground-editor", ""),
        ] {
            let file = root.join(file);
            fs::create_dir_all(file.parent().expect("in a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
    }

    #[test]
    fn moved_or_copied_checkout_is_found_around_its_executable() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        checkout(&root.join("before"));
        fs::rename(root.join("before"), root.join("after")).expect("it is moved");
        let after = root.join("after");
        for executable in ["playground-editor", "deps/engine-0123456789abcdef"] {
            let executable = after.join("target/debug").join(executable);
            let host = Host::of(executable, None).expect("the sources are around it");
            assert_eq!(host.workspace, after);
            assert_eq!(host.editor, after.join("editor"));
            assert_eq!(host.target(), after.join("target"));
            assert!(host.builds(&after.join("assets/samples/flock")));
        }
    }

    #[test]
    #[cfg(unix)]
    fn host_of_a_project_finds_its_editor_without_being_told_the_project() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        checkout(&root.join("editor"));
        let link = root.join("race").join(super::super::own_workspace::EDITOR);
        fs::create_dir_all(link.parent().expect("in a folder")).expect("a folder");
        std::os::unix::fs::symlink(root.join("editor"), link).expect("a link");
        let executable = root.join("race/target/debug/race");
        let host = Host::of(executable, None).expect("the link leads to it");
        assert_eq!(host.workspace, root.join("editor"));
    }
}
