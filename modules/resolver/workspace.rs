//! The members of a cargo workspace, found without cargo.

use playground_modules_manifest::{Inherited, Manifest, canonical, workspace_root};
use std::path::{Path, PathBuf};

use toml_edit::Item;

use crate::member_pattern::folders_matching;

/// The workspace of a package.
pub struct Workspace {
    pub root: PathBuf,
    /// Folders of the members; the root too, when it is a package itself.
    pub members: Vec<PathBuf>,
    pub inherited: Inherited,
}

impl Workspace {
    /// The workspace that a folder belongs to.
    pub fn around(folder: &Path) -> Option<Self> {
        workspace_root(folder).map(|root| Self::read(&root))
    }

    fn read(root: &Manifest) -> Self {
        let excluded: Vec<PathBuf> = paths(root, "exclude")
            .map(|path| canonical(&root.folder.join(path)))
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

fn paths<'a>(root: &'a Manifest, key: &str) -> impl Iterator<Item = &'a str> {
    root.item(&["workspace", key])
        .and_then(Item::as_array)
        .into_iter()
        .flat_map(|array| array.iter())
        .filter_map(|value| value.as_str())
}
