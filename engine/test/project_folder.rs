//! From the folder of a crate to that of its project.

use crate::GameError;
use playground_modules_manifest::Manifest;
use std::path::{Path, PathBuf};

/// The nearest folder, this one or one above, whose manifest declares modules.
pub fn project_folder(folder: &Path) -> Result<PathBuf, GameError> {
    let no_project = || GameError::NoProject {
        folder: folder.to_path_buf(),
    };
    let folder = folder.canonicalize().map_err(|_| no_project())?;
    let found = folder.ancestors().find(|folder| is_project(folder));
    found.map(Path::to_path_buf).ok_or_else(no_project)
}

fn is_project(folder: &Path) -> bool {
    let manifest = Manifest::read(folder);
    manifest.is_ok_and(|m| m.item(&["package", "metadata", "modules"]).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn crate_in_a_project_belongs_to_it() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let root = root.path().canonicalize().expect("it is there");
        let plugin = root.join("plugin");
        fs::create_dir(&plugin).expect("a folder");
        let package = "[package]\nname = \"race\"\n";
        fs::write(plugin.join("Cargo.toml"), package).expect("a file");
        let error = project_folder(&plugin).expect_err("nothing declares modules");
        assert!(error.to_string().contains("CARGO_MANIFEST_DIR"), "{error}");
        let project = format!("{package}[[package.metadata.modules.plugin]]\nname = \"x\"\n");
        fs::write(root.join("Cargo.toml"), project).expect("a file");
        let found = project_folder(&plugin);
        assert_eq!(found.ok(), Some(root));
    }
}
