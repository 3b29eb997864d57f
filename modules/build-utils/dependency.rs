//! The packages that a package depends on, as its manifest and that of its workspace write them.

use std::path::PathBuf;

use toml_edit::{Document, Item, TableLike};

use crate::crate_folder::joined;
use crate::package_manifest::{PackageManifest, field, item_at, read_document};

/// One dependency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The key in the table: the name by which the sources know it.
    pub key: String,
    /// The name of the package.
    pub package: String,
    /// Its folder, for one given by path.
    pub folder: Option<PathBuf>,
    /// Whether it is there for some targets only, or with a feature.
    pub is_conditional: bool,
}

/// The root of a workspace.
struct Workspace {
    folder: PathBuf,
    document: Document<String>,
}

impl PackageManifest {
    /// The dependencies in the tables of these names, e.g. `["dependencies"]`, also those for one
    /// target only.
    pub fn dependencies(&self, tables: &[&str]) -> Vec<Dependency> {
        let root = self.document.as_table();
        let targets = item_at(root, &["target"]).and_then(Item::as_table_like);
        let targets = targets.into_iter().flat_map(TableLike::iter);
        let targets = targets.filter_map(|(_, target)| target.as_table_like());
        let all = [(root as &dyn TableLike, false)].into_iter();
        let all = all.chain(targets.map(|target| (target, true)));
        let workspace = self.workspace();
        let mut found = Vec::new();
        for (parent, is_conditional) in all {
            let tables = tables.iter().filter_map(|name| parent.get(name));
            for (key, item) in tables
                .filter_map(Item::as_table_like)
                .flat_map(TableLike::iter)
            {
                found.push(Dependency {
                    is_conditional: is_conditional || is_true(item, "optional"),
                    ..self.dependency(key, item, workspace.as_ref())
                });
            }
        }
        found
    }

    /// Whether a normal dependency of this package is the package `name`, under whatever key.
    pub fn depends_on(&self, name: &str) -> bool {
        let mut all = self.dependencies(&["dependencies"]).into_iter();
        all.any(|dependency| dependency.package == name)
    }

    fn dependency(&self, key: &str, item: &Item, workspace: Option<&Workspace>) -> Dependency {
        let inherited = workspace.filter(|_| is_true(item, "workspace"));
        let inherited = inherited.and_then(|workspace| {
            let keys = ["workspace", "dependencies", key];
            let item = item_at(workspace.document.as_table(), &keys)?;
            Some((&workspace.folder, item))
        });
        let (folder, item) = inherited.unwrap_or((&self.folder, item));
        let text = |name| field(item, name).and_then(Item::as_str);
        Dependency {
            key: key.to_owned(),
            package: text("package").unwrap_or(key).to_owned(),
            folder: text("path").map(|path| joined(folder, path)),
            is_conditional: false,
        }
    }

    /// The workspace that the package names, or the nearest above it.
    fn workspace(&self) -> Option<Workspace> {
        let named = self.item(&["package", "workspace"]).and_then(Item::as_str);
        if let Some(path) = named {
            let folder = joined(&self.folder, path);
            let (_, document) = read_document(&folder).ok()?;
            return Some(Workspace { folder, document });
        }
        self.folder.ancestors().find_map(|ancestor| {
            let (_, document) = read_document(ancestor).ok()?;
            document.get("workspace")?;
            let folder = ancestor.to_owned();
            Some(Workspace { folder, document })
        })
    }
}

fn is_true(item: &Item, name: &str) -> bool {
    field(item, name).and_then(Item::as_bool) == Some(true)
}
