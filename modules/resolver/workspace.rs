//! The members of a cargo workspace, found without cargo.

use std::path::{Path, PathBuf};

use toml_edit::Item;

use crate::folder_path::normal;
use crate::manifest_file::ManifestFile;
use crate::member_pattern::folders_matching;
use crate::package_dependency::Inherited;

/// The workspace of a package.
pub struct Workspace {
    pub root: PathBuf,
    /// Folders of the members; the root too, when it is a package itself.
    pub members: Vec<PathBuf>,
    pub inherited: Inherited,
}

impl Workspace {
    /// The workspace that a folder belongs to: the one that its manifest names with
    /// `[package] workspace`, else that of the nearest manifest with `[workspace]`, in the folder or
    /// above it. A manifest above that cannot be read is none of the project's.
    pub fn around(folder: &Path) -> Option<Self> {
        if let Some(named) = workspace_named_in(folder) {
            let root = ManifestFile::read(&normal(&folder.join(named))).ok()?;
            return Some(Self::read(&root));
        }
        folder
            .ancestors()
            .filter_map(|ancestor| ManifestFile::read(ancestor).ok())
            .find(|file| file.item(&["workspace"]).is_some())
            .map(|root| Self::read(&root))
    }

    fn read(root: &ManifestFile) -> Self {
        let excluded: Vec<PathBuf> = paths(root, "exclude")
            .map(|path| normal(&root.folder.join(path)))
            .collect();
        let mut members: Vec<PathBuf> = paths(root, "members")
            .flat_map(|pattern| folders_matching(&root.folder, pattern))
            .filter(|member| !excluded.iter().any(|folder| member.starts_with(folder)))
            .collect();
        if root.item(&["package"]).is_some() {
            members.push(root.folder.clone());
        }
        members.sort();
        members.dedup();
        Self {
            root: root.folder.clone(),
            members,
            inherited: Inherited::read(root),
        }
    }
}

/// `[package] workspace` of the manifest in `folder`, as it is written; `None` without one. Runs
/// nothing.
pub fn workspace_named_in(folder: &Path) -> Option<PathBuf> {
    let file = ManifestFile::read(folder).ok()?;
    let named = file.item(&["package", "workspace"])?.as_str()?;
    Some(PathBuf::from(named))
}

fn paths<'a>(root: &'a ManifestFile, key: &str) -> impl Iterator<Item = &'a str> {
    root.item(&["workspace", key])
        .and_then(Item::as_array)
        .into_iter()
        .flat_map(|array| array.iter())
        .filter_map(|value| value.as_str())
}
