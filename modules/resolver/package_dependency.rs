//! The packages that a package depends on, by the names of the packages and not of the keys.

use std::collections::BTreeMap;
use std::path::PathBuf;

use toml_edit::{Item, TableLike};

use crate::folder_path::normal;
use crate::manifest_file::ManifestFile;

/// One normal dependency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageDependency {
    pub package: String,
    /// Its folder, for one given by path.
    pub folder: Option<PathBuf>,
}

/// `[workspace.dependencies]`, which members inherit with `workspace = true`; by key.
#[derive(Debug, Default)]
pub struct Inherited(BTreeMap<String, PackageDependency>);

impl Inherited {
    /// Reads the root manifest of a workspace.
    pub fn read(root: &ManifestFile) -> Self {
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
pub fn dependencies_of(file: &ManifestFile, inherited: &Inherited) -> Vec<PackageDependency> {
    let targets = file.table(&["target"]);
    let for_targets = targets
        .into_iter()
        .flat_map(|targets| targets.iter())
        .filter_map(|(_, target)| target.as_table_like()?.get("dependencies"))
        .filter_map(Item::as_table_like);
    file.table(&["dependencies"])
        .into_iter()
        .chain(for_targets)
        .flat_map(|table: &dyn TableLike| table.iter())
        .map(|(key, item)| dependency(file, inherited, key, item))
        .collect()
}

fn dependency(
    file: &ManifestFile,
    inherited: &Inherited,
    key: &str,
    item: &Item,
) -> PackageDependency {
    let from_workspace = field(item, "workspace").and_then(Item::as_bool) == Some(true);
    match inherited.0.get(key) {
        Some(dependency) if from_workspace => dependency.clone(),
        _ => direct(file, key, item),
    }
}

fn direct(file: &ManifestFile, key: &str, item: &Item) -> PackageDependency {
    let text = |name| field(item, name).and_then(Item::as_str);
    PackageDependency {
        package: text("package").unwrap_or(key).to_owned(),
        folder: text("path").map(|path| normal(&file.folder.join(path))),
    }
}

fn field<'a>(item: &'a Item, key: &str) -> Option<&'a Item> {
    item.as_table_like()?.get(key)
}
