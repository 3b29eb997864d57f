//! [`RunPackage`]: what of a package runs when it is built, by its manifest.

use playground_modules_resolver::{Inherited, Manifest, dependencies_of, workspace_root};
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, Item, TableLike};

/// Tables of dependencies, in both spellings that cargo takes.
const OF_SCRIPT: [&str; 2] = ["build-dependencies", "build_dependencies"];
const OF_TESTS: [&str; 2] = ["dev-dependencies", "dev_dependencies"];
const NORMAL: [&str; 1] = ["dependencies"];

/// What of a package runs when it is built, by its manifest.
#[derive(Debug, Default)]
pub struct RunPackage {
    /// The roots of its build scripts, whether they are there or not.
    pub scripts: Vec<PathBuf>,
    /// True for procedural macros.
    pub is_macro: bool,
    /// The root of its library.
    pub library: PathBuf,
    /// The packages that it names by path.
    pub packages: Vec<PathPackage>,
    /// The manifest of a workspace that it inherits from.
    pub root: Option<PathBuf>,
}

/// A package that is named by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPackage {
    /// Its folder.
    pub folder: PathBuf,
    /// True when its library runs in a build.
    pub runs: bool,
}

impl RunPackage {
    /// That of the package in a folder, with this manifest. `runs` for one whose library runs in a build:
    /// a build script or a macro depends on it.
    pub fn of(folder: &Path, manifest: &DocumentMut, runs: bool) -> Self {
        let is_macro = is_macro(manifest);
        let mut package = Self {
            scripts: scripts(folder, manifest),
            is_macro,
            library: folder.join(library(manifest)),
            packages: replaced(manifest, folder),
            root: None,
        };
        package.add_dependencies(folder, runs || is_macro);
        // A root of a workspace names packages for its members.
        let shared = item(manifest, &["workspace", "dependencies"]);
        package.packages.extend(paths(shared, folder, false));
        package
    }

    fn add_dependencies(&mut self, folder: &Path, runs: bool) {
        let Ok(manifest) = Manifest::read(folder) else {
            return;
        };
        let root = workspace_root(folder);
        let inherited = root.as_ref().map(Inherited::read).unwrap_or_default();
        for (tables, runs) in [(&OF_SCRIPT[..], true), (&NORMAL, runs), (&OF_TESTS, false)] {
            let named = dependencies_of(&manifest, &inherited, tables).into_iter();
            let folders = named.filter_map(|of| of.folder);
            self.packages
                .extend(folders.map(|folder| PathPackage { folder, runs }));
        }
        self.root = root.map(|root| root.file);
    }
}

/// The packages on this machine with which a manifest or a configuration of cargo replaces others. Those may
/// be what a build script depends on.
pub fn replaced(of: &DocumentMut, folder: &Path) -> Vec<PathPackage> {
    let sources = of.get("patch").and_then(Item::as_table_like);
    let sources = sources.into_iter().flat_map(TableLike::iter);
    let tables = sources.map(|(_, source)| source).chain(of.get("replace"));
    let mut all: Vec<PathPackage> = tables
        .flat_map(|table| paths(Some(table), folder, true))
        .collect();
    let folders = of.get("paths").and_then(Item::as_array).into_iter();
    let folders = folders.flatten().filter_map(|path| path.as_str());
    all.extend(folders.map(|path| PathPackage {
        folder: folder.join(path),
        runs: true,
    }));
    all
}

/// The packages in one table of dependencies that are named by path.
fn paths(table: Option<&Item>, folder: &Path, runs: bool) -> impl Iterator<Item = PathPackage> {
    let entries = table.and_then(Item::as_table_like).into_iter();
    let entries = entries.flat_map(TableLike::iter);
    let paths = entries.filter_map(|(_, entry)| entry.as_table_like()?.get("path")?.as_str());
    paths.map(move |path| PathPackage {
        folder: folder.join(path),
        runs,
    })
}

fn scripts(folder: &Path, manifest: &DocumentMut) -> Vec<PathBuf> {
    let package = manifest.get("package").or_else(|| manifest.get("project"));
    let named = package.and_then(|package| package.get("build"));
    if named.and_then(Item::as_bool) == Some(false) {
        return Vec::new();
    }
    let list = named.and_then(Item::as_array).into_iter().flatten();
    let mut names: Vec<&str> = list.filter_map(|name| name.as_str()).collect();
    if names.is_empty() {
        names.push(named.and_then(Item::as_str).unwrap_or("build.rs"));
    }
    names.into_iter().map(|name| folder.join(name)).collect()
}

fn is_macro(manifest: &DocumentMut) -> bool {
    let of_library = |key| item(manifest, &["lib", key]);
    let flags = ["proc-macro", "proc_macro"].map(of_library);
    let types = ["crate-type", "crate_type"].map(of_library);
    let mut types = types
        .into_iter()
        .flatten()
        .filter_map(Item::as_array)
        .flatten();
    flags
        .into_iter()
        .flatten()
        .any(|flag| flag.as_bool() == Some(true))
        || types.any(|name| name.as_str() == Some("proc-macro"))
}

fn library(manifest: &DocumentMut) -> &str {
    let path = item(manifest, &["lib", "path"]);
    path.and_then(Item::as_str).unwrap_or("src/lib.rs")
}

fn item<'a>(manifest: &'a DocumentMut, keys: &[&str]) -> Option<&'a Item> {
    let mut item = manifest.as_item();
    for key in keys {
        item = item.as_table_like()?.get(key)?;
    }
    Some(item)
}
