//! The packages that a project's declarations can name.

use playground_modules_manifest::{SourceLocation, canonical};
use std::collections::BTreeMap;
use std::path::Path;

use cargo_metadata::{Metadata, MetadataCommand};

use crate::module_manifest::ModuleManifest;
use crate::nearest::nearest;
use crate::package_kind::PackageKind;
use crate::package_metadata::module_of;
use crate::package_search::PackageSearch;
use crate::resolve_error::ResolveError;

/// Local packages by name: members of the project's workspace, packages reached by path, and the
/// members of their workspaces, since no package depends on a system or a plugin.
#[derive(Debug, Clone, Default)]
pub struct Packages {
    modules: BTreeMap<String, ModuleManifest>,
}

impl Packages {
    /// Finds the packages by reading manifests only: no process is started, so this may be done for
    /// a project that is not trusted yet.
    ///
    /// # Errors
    /// Every mistake in every manifest found.
    pub fn from_workspace(project: &Path) -> Result<Self, Vec<ResolveError>> {
        Self::collect(PackageSearch::from(project).modules())
    }

    /// Takes the packages, their library targets and dependencies from cargo's own answer.
    ///
    /// # Errors
    /// Every mistake in the module declarations of those packages.
    pub fn from_metadata(metadata: &Metadata) -> Result<Self, Vec<ResolveError>> {
        let local = metadata
            .packages
            .iter()
            .filter(|package| package.source.is_none());
        Self::collect(local.map(module_of))
    }

    /// As [`Packages::from_metadata`], from the text that
    /// `cargo metadata --format-version 1` printed in the folder `project`.
    pub fn from_metadata_text(project: &Path, text: &str) -> Result<Self, Vec<ResolveError>> {
        let metadata = MetadataCommand::parse(text).map_err(|error| {
            vec![ResolveError::Metadata {
                location: Box::new(SourceLocation::file(&project.join("Cargo.toml"))),
                reason: error.to_string(),
            }]
        })?;
        Self::from_metadata(&metadata)
    }

    fn collect(
        found: impl IntoIterator<Item = Result<ModuleManifest, Vec<ResolveError>>>,
    ) -> Result<Self, Vec<ResolveError>> {
        let mut modules = BTreeMap::new();
        let mut errors = Vec::new();
        for module in found {
            match module {
                Ok(module) => {
                    modules.insert(module.package.clone(), module);
                }
                Err(mistakes) => errors.extend(mistakes),
            }
        }
        if errors.is_empty() {
            Ok(Self { modules })
        } else {
            Err(errors)
        }
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
        let folder = canonical(folder);
        self.iter().find(|module| module.folder == folder)
    }

    /// The packages of one kind.
    pub fn of_kind(&self, kind: PackageKind) -> impl Iterator<Item = &ModuleManifest> {
        self.iter().filter(move |module| module.kind == kind)
    }

    /// The name that a misspelled one was probably meant to be, of the right kind first.
    pub fn nearest(&self, package: &str, kind: PackageKind) -> Option<&str> {
        nearest(
            package,
            self.of_kind(kind).map(|module| module.package.as_str()),
        )
        .or_else(|| nearest(package, self.modules.keys().map(String::as_str)))
    }
}
