//! [`SourceTexts`]: the sources of a project at one time.

use crate::project::{Project, is_source, is_source_folder};
use playground_base::stable_id;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A longer file is made by a program: nobody reads how it changed.
const MOST_BYTES: u64 = 512 * 1024;

/// The sources of a project at one time: those of its own packages, not those of the editor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceTexts {
    /// The text of each file, relative to the project.
    texts: BTreeMap<PathBuf, String>,
}

impl SourceTexts {
    /// Reads them. Files that are gone meanwhile, or are no text, are left out.
    pub fn read(project: &Project, workspace: &Path) -> Self {
        let folder = project.folder();
        let is_own = |package: &&Path| {
            let is_of_editor = package.starts_with(workspace);
            package.starts_with(folder) || !is_of_editor
        };
        let packages = project.sources.iter().map(|source| source.folder.as_path());
        let mut all = Self::default();
        for package in packages.filter(is_own).chain([folder]) {
            all.read_folder(package, package, folder);
        }
        all
    }

    /// Those of a folder.
    #[cfg(test)]
    pub fn of_folder(folder: &Path) -> Self {
        let mut all = Self::default();
        all.read_folder(folder, folder, folder);
        all
    }

    fn read_folder(&mut self, folder: &Path, package: &Path, project: &Path) {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries {
            let path = entry.path();
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if kind.is_dir() && is_source_folder(&path) {
                self.read_folder(&path, package, project);
            } else if kind.is_file() && is_source(path.strip_prefix(package).unwrap_or(&path)) {
                self.read_file(&path, project);
            }
        }
    }

    fn read_file(&mut self, path: &Path, project: &Path) {
        let relative = path.strip_prefix(project).unwrap_or(path);
        let is_short = std::fs::metadata(path).is_ok_and(|file| file.len() <= MOST_BYTES);
        if is_short
            && !self.texts.contains_key(relative)
            && let Ok(text) = std::fs::read_to_string(path)
        {
            self.texts.insert(relative.to_owned(), text);
        }
    }

    /// Each file with its text, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &str)> {
        let texts = self.texts.iter();
        texts.map(|(file, text)| (file.as_path(), text.as_str()))
    }

    /// Each file with the hash of its text.
    pub fn hashes(&self) -> Vec<(PathBuf, u64)> {
        let texts = self.texts.iter();
        texts
            .map(|(file, text)| (file.clone(), stable_id(text)))
            .collect()
    }
}
