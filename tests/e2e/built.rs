//! [`Built`]: the built editor and its modules, behind a lock.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The plugin of the project that tests open, edit and break.
pub const PLUGIN: &str = "playground-tests-e2e-fixture-plugin";

/// What a test does with the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Runs the built editor.
    Runs,
    /// Changes sources or libraries, so it needs exclusive access.
    Changes,
}

/// The editor and its modules, built from the current sources. A file lock gives tests that change
/// sources exclusive access, across processes.
pub struct Built {
    /// The repository.
    pub root: PathBuf,
    /// Folder of the built executables and libraries.
    pub libraries: PathBuf,
    purpose: Use,
    _lock: File,
}

impl Built {
    /// Builds once per process, then waits until the build is free for `purpose`.
    pub fn acquire(purpose: Use) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let root = root.canonicalize().expect("the repository is there");
        let executable = std::env::current_exe().expect("a process knows its executable");
        let folder = executable.parent().expect("an executable lies in a folder");
        let libraries = if folder.ends_with("deps") {
            folder.parent().unwrap_or(folder)
        } else {
            folder
        };
        let libraries = libraries.to_path_buf();
        build_once(&root, &libraries);
        let lock = open_lock(&libraries, "e2e.lock");
        match purpose {
            Use::Runs => lock.lock_shared(),
            Use::Changes => lock.lock(),
        }
        .expect("a file can be locked");
        if let Use::Changes = purpose {
            // Edits of a test that failed are none of this one's.
            let journal = root.join("tests/e2e/fixture/.playground/journal");
            let _may_not_exist = std::fs::remove_dir_all(journal);
        }
        Self {
            root,
            libraries,
            purpose,
            _lock: lock,
        }
    }

    /// The editor.
    pub fn editor(&self) -> PathBuf {
        let name = format!("playground-editor{}", std::env::consts::EXE_SUFFIX);
        self.libraries.join(name)
    }

    /// The library of a package.
    pub fn library(&self, package: &str) -> PathBuf {
        let (prefix, suffix) = (std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
        let name = package.replace('-', "_");
        self.libraries.join(format!("{prefix}{name}{suffix}"))
    }

    /// The project that tests open, edit and break.
    pub fn fixture(&self) -> PathBuf {
        self.root.join("tests/e2e/fixture")
    }

    /// The flock sample, for what is about samples.
    pub fn flock(&self) -> PathBuf {
        self.root.join("assets/samples/flock")
    }

    /// Builds the plugins that tests edit from their sources.
    pub fn rebuild_plugins(&self) {
        let build = format!("cargo build -q -p {PLUGIN} -p flock-plugin");
        let _next_build_reports_errors = build_script(&self.root, &build).status();
    }

    /// Builds everything from its sources.
    pub fn rebuild(&self) {
        let build = "cargo build -q \"${BUILD_LIST[@]}\"";
        let _next_build_reports_errors = build_script(&self.root, build).status();
        self.rebuild_plugins();
    }

    /// Folder with the originals of edited sources, until they are restored.
    pub(crate) fn originals(&self) -> PathBuf {
        self.libraries.join("e2e-originals")
    }
}

impl Drop for Built {
    /// The sources are restored already; builds the library from them.
    fn drop(&mut self) {
        if self.purpose == Use::Changes {
            self.rebuild_plugins();
        }
    }
}

/// Builds the list of `.ci/setup.sh` unless this process did already; the lock file stores its id.
fn build_once(root: &Path, libraries: &Path) {
    let mut lock = open_lock(libraries, "e2e-build.lock");
    lock.lock().expect("a file can be locked");
    let path = libraries.join("e2e-build.lock");
    let process = std::process::id().to_string();
    if fs::read_to_string(&path).is_ok_and(|text| text == process) {
        return;
    }
    crate::source_edit::restore_all(&libraries.join("e2e-originals"));
    let build = format!("cargo build -q \"${{BUILD_LIST[@]}}\" && cargo build -q -p {PLUGIN}");
    let status = build_script(root, &build).status();
    let built = status.is_ok_and(|status| status.success());
    assert!(built, "the editor does not build: see above");
    lock.set_len(0)
        .and_then(|()| lock.write_all(process.as_bytes()))
        .expect("a lock is written");
}

fn open_lock(libraries: &Path, name: &str) -> File {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    options
        .open(libraries.join(name))
        .expect("target/ can be written")
}

/// Builds with the settings of `./run`.
fn build_script(root: &Path, build: &str) -> Command {
    let mut bash = with_clean_environment(Command::new("bash"), root);
    bash.args([
        "-c",
        &format!(". .ci/setup.sh && use_own_settings && {build}"),
    ]);
    bash
}

/// Removes the variables that the cargo of the tests sets: they would change hashes.
fn with_clean_environment(mut command: Command, root: &Path) -> Command {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_") && !["CARGO_HOME", "CARGO_TARGET_DIR"].contains(&&*text) {
            command.env_remove(&name);
        }
    }
    command.current_dir(root);
    command
}
