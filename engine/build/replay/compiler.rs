//! [`Compiler`]: which compiler is called.

use super::file_stamps::FileStamps;
use serde::{Deserialize, Serialize};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The files that decide which compiler a call starts, and what that does.
///
/// Cargo calls a path, or a name. What is found by the name is mostly the program of rustup, which starts the
/// compiler of one of its toolchains: the one that the folder or its own settings choose.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Compiler {
    files: FileStamps,
}

/// Where compilers are.
#[derive(Clone, Debug)]
pub struct CompilerFolders {
    /// The folders in which programs are looked for.
    pub programs: Vec<PathBuf>,
    /// The folder of rustup.
    pub rustup: Option<PathBuf>,
}

impl Compiler {
    /// The compiler that a build called by this name or path in `folder`. The build began at `start`.
    pub fn of(program: &Path, folder: &Path, folders: &CompilerFolders, start: SystemTime) -> Self {
        let mut compiler = Self::default();
        let found = folders.programs.iter().map(|in_it| in_it.join(program));
        let found = found.chain([program.to_path_buf()]);
        let chosen = ["rust-toolchain.toml", "rust-toolchain"].map(|name| folder.join(name));
        for file in found.chain(chosen) {
            compiler.files.add_begun(file, start);
        }
        if let Some(rustup) = &folders.rustup {
            compiler.add_toolchains(rustup, start);
        }
        compiler
    }

    /// True when another one may be called now.
    pub fn changed(&mut self) -> bool {
        self.files.changed()
    }

    fn add_toolchains(&mut self, rustup: &Path, start: SystemTime) {
        let toolchains = rustup.join("toolchains");
        let all = fs::read_dir(&toolchains).into_iter().flatten().flatten();
        let program = format!("bin/rustc{}", env::consts::EXE_SUFFIX);
        let programs = all.map(|toolchain| toolchain.path().join(&program));
        for file in programs.chain([rustup.join("settings.toml"), toolchains.clone()]) {
            self.files.add_begun(file, start);
        }
    }
}

impl CompilerFolders {
    /// Those of this process.
    pub fn of_process() -> Self {
        let rustup = env::var_os("RUSTUP_HOME").map(PathBuf::from);
        let default = || env::home_dir().map(|home| home.join(".rustup"));
        Self {
            programs: env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect(),
            rustup: rustup.or_else(default),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn every_way_to_another_compiler_is_noticed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        let write = |file: &str, text: &str| {
            let file = root.join(file);
            fs::create_dir_all(file.parent().expect("in a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        };
        let folders = CompilerFolders {
            programs: vec![root.join("first"), root.join("second")],
            rustup: Some(root.join("rustup")),
        };
        let compiler = |program: &Path| {
            let start = SystemTime::now() + Duration::from_secs(3600);
            Compiler::of(program, &root.join("race"), &folders, start)
        };
        write("second/rustc", "one");
        write("rustup/settings.toml", "one");
        write("rustup/toolchains/1.95/bin/rustc", "one");
        write("race/rust-toolchain.toml", "one");
        for file in [
            "second/rustc",
            "first/rustc",
            "rustup/settings.toml",
            "rustup/toolchains/1.95/bin/rustc",
            "rustup/toolchains/1.96/bin/rustc",
            "race/rust-toolchain.toml",
            "race/rust-toolchain",
        ] {
            let mut before = compiler(Path::new("rustc"));
            assert!(!before.changed(), "{file}");
            write(file, "another");
            assert!(before.changed(), "{file}");
        }
        let mut before = compiler(&root.join("own/rustc"));
        write("race/lib.rs", "");
        assert!(!before.changed(), "a source");
        write("own/rustc", "two");
        assert!(before.changed(), "a path");
    }
}
