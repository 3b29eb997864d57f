//! The packages that a package depends on, by the names of the packages and not of the keys.

use crate::folder_path::canonical;
use crate::manifest::Manifest;
use std::collections::BTreeMap;
use std::path::PathBuf;
use toml_edit::{Item, TableLike};

/// One dependency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The key in the table: the name by which the sources know it.
    pub key: String,
    /// Name of the package that is depended on.
    pub package: String,
    /// Its folder, for one given by path.
    pub folder: Option<PathBuf>,
    /// Whether it is there for some targets only, or with a feature.
    pub is_conditional: bool,
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

/// The dependencies of a package in the tables of these names, e.g. `["dependencies"]`, also those
/// for one target only.
pub fn dependencies_of(
    manifest: &Manifest,
    inherited: &Inherited,
    tables: &[&str],
) -> Vec<Dependency> {
    let targets = manifest.table(&["target"]);
    let targets = targets.into_iter().flat_map(TableLike::iter);
    let targets = targets.filter_map(|(_, target)| target.as_table_like());
    let root = manifest.table(&[]).into_iter().map(|root| (root, false));
    let all = root.chain(targets.map(|target| (target, true)));
    let mut found = Vec::new();
    for (parent, of_one_target) in all {
        let tables = tables
            .iter()
            .filter_map(|name| parent.get(name)?.as_table_like());
        for (key, item) in tables.flat_map(TableLike::iter) {
            let is_optional = field(item, "optional").and_then(Item::as_bool) == Some(true);
            found.push(Dependency {
                is_conditional: of_one_target || is_optional,
                ..dependency(manifest, inherited, key, item)
            });
        }
    }
    found
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
        key: key.to_owned(),
        is_conditional: false,
        package: text("package").unwrap_or(key).to_owned(),
        folder: text("path").map(|path| canonical(&manifest.folder.join(path))),
    }
}

fn field<'a>(item: &'a Item, key: &str) -> Option<&'a Item> {
    item.as_table_like()?.get(key)
}
