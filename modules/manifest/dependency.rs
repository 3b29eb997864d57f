//! The packages that a package depends on, by the names of the packages and not of the keys.

use crate::folder_path::canonical;
use crate::manifest::Manifest;
use std::collections::BTreeMap;
use std::path::PathBuf;
use toml_edit::{Item, TableLike};

/// One normal dependency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// Name of the package that is depended on.
    pub package: String,
    /// Its folder, for one given by path.
    pub folder: Option<PathBuf>,
}

/// `[workspace.dependencies]`, which members inherit with `workspace = true`; by key.
#[derive(Debug, Default)]
pub struct Inherited(BTreeMap<String, Dependency>);

impl Inherited {
    /// Reads the root manifest of a workspace.
    pub fn read(root: &Manifest) -> Self {
        let table = root.table(&["workspace", "dependencies"]);
        let entries = table.into_iter().flat_map(|table| table.iter());
        Self(
            entries
                .map(|(key, item)| (key.to_owned(), direct(root, key, item)))
                .collect(),
        )
    }
}

/// The `[dependencies]` of a package, also those for one target only.
pub fn dependencies_of(manifest: &Manifest, inherited: &Inherited) -> Vec<Dependency> {
    let targets = manifest.table(&["target"]);
    let for_targets = targets
        .into_iter()
        .flat_map(|targets| targets.iter())
        .filter_map(|(_, target)| target.as_table_like()?.get("dependencies"))
        .filter_map(Item::as_table_like);
    manifest
        .table(&["dependencies"])
        .into_iter()
        .chain(for_targets)
        .flat_map(|table: &dyn TableLike| table.iter())
        .map(|(key, item)| dependency(manifest, inherited, key, item))
        .collect()
}

fn dependency(manifest: &Manifest, inherited: &Inherited, key: &str, item: &Item) -> Dependency {
    let from_workspace = field(item, "workspace").and_then(Item::as_bool) == Some(true);
    match inherited.0.get(key) {
        Some(dependency) if from_workspace => dependency.clone(),
        _ => direct(manifest, key, item),
    }
}

fn direct(manifest: &Manifest, key: &str, item: &Item) -> Dependency {
    let text = |name| field(item, name).and_then(Item::as_str);
    Dependency {
        package: text("package").unwrap_or(key).to_owned(),
        folder: text("path").map(|path| canonical(&manifest.folder.join(path))),
    }
}

fn field<'a>(item: &'a Item, key: &str) -> Option<&'a Item> {
    item.as_table_like()?.get(key)
}
