//! The packages that a project's declarations can name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cargo_metadata::{CrateType, DependencyKind, Metadata, MetadataCommand, Package};

use crate::folder_path::normal;
use crate::manifest_file::ManifestFile;
use crate::module_kind::ModuleKind;
use crate::module_manifest::ModuleManifest;
use crate::nearest::nearest;
use crate::package_dependency::{Inherited, PackageDependency};
use crate::place::Place;
use crate::resolve_error::ResolveError;
use crate::workspace::Workspace;

/// Local packages by name: members of the project's workspace, packages reached by path, and the
/// members of their workspaces, since nobody depends on a system or a plugin.
#[derive(Debug, Clone, Default)]
pub struct Packages {
    modules: BTreeMap<String, ModuleManifest>,
}

impl Packages {
    /// Finds the packages by reading manifests only: no process is started, so this may be done
    /// for a project that nobody has trusted yet.
    ///
    /// # Errors
    /// Every mistake in every manifest found.
    pub fn from_workspace(project: &Path) -> Result<Self, Vec<ResolveError>> {
        let mut search = Search::default();
        search.pending.push(project.to_owned());
        while let Some(folder) = search.pending.pop() {
            search.visit(&folder);
        }
        search.finish()
    }

    /// Takes the packages, their library targets and dependencies from cargo's own answer.
    ///
    /// # Errors
    /// Every mistake in the module declarations of those packages.
    pub fn from_metadata(metadata: &Metadata) -> Result<Self, Vec<ResolveError>> {
        let mut search = Search::default();
        for package in metadata.packages.iter().filter(|package| package.source.is_none()) {
            match module_of(package) {
                Ok(module) => search.add(module),
                Err(errors) => search.errors.extend(errors),
            }
        }
        search.finish()
    }

    /// As [`Packages::from_metadata`], from the text that
    /// `cargo metadata --format-version 1` printed in the folder `project`.
    pub fn from_metadata_text(project: &Path, text: &str) -> Result<Self, Vec<ResolveError>> {
        let metadata = MetadataCommand::parse(text).map_err(|error| {
            vec![ResolveError::Metadata {
                place: Place::file(&project.join("Cargo.toml")),
                reason: error.to_string(),
            }]
        })?;
        Self::from_metadata(&metadata)
    }

    pub fn get(&self, package: &str) -> Option<&ModuleManifest> {
        self.modules.get(package)
    }

    /// All packages, by name.
    pub fn iter(&self) -> impl Iterator<Item = &ModuleManifest> {
        self.modules.values()
    }

    /// The package in a folder.
    pub fn in_folder(&self, folder: &Path) -> Option<&ModuleManifest> {
        let folder = normal(folder);
        self.iter().find(|module| module.folder == folder)
    }

    /// The packages of one kind.
    pub fn of_kind(&self, kind: ModuleKind) -> impl Iterator<Item = &ModuleManifest> {
        self.iter().filter(move |module| module.kind == kind)
    }

    /// The name that a misspelled one was probably meant to be, of the right kind first.
    pub fn nearest(&self, package: &str, kind: ModuleKind) -> Option<&str> {
        let name = |module: &'_ ModuleManifest| module.package.len();
        let _ = name;
        nearest(package, self.of_kind(kind).map(|module| module.package.as_str()))
            .or_else(|| nearest(package, self.modules.keys().map(String::as_str)))
    }
}
