//! The live tree: every Rust file that git tracks or would track, and every package.

use crate::{Package, Source};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files and packages that the rules check.
pub struct Tree {
    /// Folder of the repository.
    pub root: PathBuf,
    /// Files that git tracks or would track, relative to the root.
    pub files: Vec<String>,
    /// The Rust files among them.
    pub sources: Vec<Source>,
    /// The packages of the workspace.
    pub packages: Vec<Package>,
}

impl Tree {
    /// Reads the repository of this crate.
    ///
    /// # Errors
    /// When a file does not parse, or git or cargo fail.
    pub fn live() -> Result<Self, String> {
        let root = repository_root()?;
        let packages = Package::read_all(&root)?;
        let is_crate_root = |path: &str| {
            packages
                .iter()
                .any(|package| package.crate_roots.iter().any(|root| root == path))
        };
        let files = tracked_files(&root)?;
        let mut sources = Vec::new();
        for path in files.iter().filter(|path| path.ends_with(".rs")) {
            // Git also lists files that were deleted and not yet committed.
            let Ok(text) = std::fs::read_to_string(root.join(path)) else {
                continue;
            };
            sources.push(Source::parse(path, &text, is_crate_root(path))?);
        }
        Ok(Self {
            root,
            files,
            sources,
            packages,
        })
    }

    /// The package that `path` belongs to.
    pub fn package_of(&self, path: &str) -> Option<&Package> {
        let holds = |package: &&Package| {
            path.strip_prefix(package.folder.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        };
        self.packages
            .iter()
            .filter(holds)
            .max_by_key(|package| package.folder.len())
    }
}

/// Folder of the repository, found from this crate's own folder.
///
/// # Errors
/// When the crate was moved to another depth.
pub fn repository_root() -> Result<PathBuf, String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here
        .ancestors()
        .nth(2)
        .filter(|root| root.join("Cargo.toml").is_file());
    root.map(Path::to_path_buf)
        .ok_or_else(|| format!("no workspace above {}", here.display()))
}

/// Fixtures break the rules on purpose.
const FIXTURES: &str = "tests/tidy/fixtures/";

fn tracked_files(root: &Path) -> Result<Vec<String>, String> {
    let list = [
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "-z",
    ];
    let output = Command::new("git").args(list).current_dir(root).output();
    let output = output.map_err(|error| format!("git ls-files: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "git ls-files: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let is_kept = |path: &&str| !path.is_empty() && !path.starts_with(FIXTURES);
    let mut files: Vec<String> = text
        .split('\0')
        .filter(is_kept)
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}
