//! The members of a cargo workspace, found without cargo.

use playground_modules_manifest::{Inherited, Manifest, canonical};
use std::path::PathBuf;

use toml_edit::Item;

use crate::member_pattern::folders_matching;

/// A workspace.
pub struct Workspace {
    /// Folders of the members; the root too, when it is a package itself.
    pub members: Vec<PathBuf>,
    pub inherited: Inherited,
}

impl Workspace {
    /// The workspace with this manifest.
    pub fn read(root: &Manifest) -> Self {
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
