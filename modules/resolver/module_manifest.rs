//! [`ModuleManifest`]: what one package declares about itself as a module.

use playground_modules_manifest::{Dependency, Inherited, Manifest, dependencies_of};
use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};

use toml_edit::Item;

use crate::declared::Declared;
use crate::module_declarations::{CoreDeclaration, ModuleDeclarations};
use crate::package_kind::PackageKind;
use crate::resolve_error::ResolveError;
use crate::table_reader::TableReader;

/// A package of the workspace, seen as a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleManifest {
    pub package: String,
    pub folder: PathBuf,
    /// `folder/Cargo.toml`.
    pub file: PathBuf,
    pub kind: PackageKind,
    /// Name of the library target, e.g. `playground_core_ecs`.
    pub library: String,
    /// Whether the library is built as a dylib, so that it can be loaded.
    pub is_dylib: bool,
    /// Normal dependencies: not those of tests or build scripts.
    pub dependencies: Vec<Dependency>,
    /// Features a core or a plugin offers: `[features]` and `[package.metadata.playground]
    /// features`.
    pub features: Vec<String>,
    /// `[package.metadata.provides]`.
    pub provides: Option<Provides>,
    /// The cores and features that a plugin says it needs, as projects declare them.
    pub needs: Vec<CoreDeclaration>,
}

/// What a system provides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provides {
    pub core: Declared,
    pub features: Vec<Declared>,
}

impl ModuleManifest {
    /// Reads `folder/Cargo.toml` as that of a package outside any workspace.
    pub fn read(folder: &Path) -> Result<Self, Vec<ResolveError>> {
        let file = Manifest::read(folder).map_err(|error| vec![error.into()])?;
        Self::from_file(&file, &Inherited::default())
    }

    /// Reads a parsed manifest; `inherited` answers for dependencies with `workspace = true`.
    pub(crate) fn from_file(
        file: &Manifest,
        inherited: &Inherited,
    ) -> Result<Self, Vec<ResolveError>> {
        let mut errors = Vec::new();
        let package = file.package_name().unwrap_or_else(|error| {
            errors.push(error.into());
            String::new()
        });
        let dependencies = dependencies_of(file, inherited, &["dependencies"]);
        let kind = kind_of(file, &dependencies);
        let module = Self {
            kind,
            library: library_name(file, &package),
            is_dylib: is_dylib(file),
            dependencies,
            features: offered_features(file, &mut errors),
            provides: provides(file, &mut errors),
            needs: needs(file, kind, &mut errors),
            package,
            folder: file.folder.clone(),
            file: file.file.clone(),
        };
        if errors.is_empty() {
            Ok(module)
        } else {
            Err(errors)
        }
    }

    /// File name of the dylib on this platform, e.g. `libplayground_core_ecs.so`.
    pub fn dylib_file_name(&self) -> String {
        format!("{DLL_PREFIX}{}{DLL_SUFFIX}", self.library)
    }
}

/// The packages through which a project's crates use the cores.
pub const FACADES: [&str; 2] = ["playground", "playground-panels"];

/// The kind of the package that `file` describes, which depends on `dependencies`.
pub fn kind_of(file: &Manifest, dependencies: &[Dependency]) -> PackageKind {
    let metadata = |keys: &[&str]| file.item(&[&["package", "metadata"], keys].concat());
    if file.is_core() {
        PackageKind::Core
    } else if metadata(&["provides", "core"]).is_some() {
        PackageKind::System
    } else if file.is_model() {
        PackageKind::Model
    } else if is_dylib(file) && dependencies.iter().any(brings_contracts) {
        PackageKind::Plugin
    } else {
        PackageKind::Library
    }
}

fn brings_contracts(dependency: &Dependency) -> bool {
    let folder = dependency.folder.as_ref();
    let is_facade = FACADES.contains(&dependency.package.as_str());
    is_facade || folder.is_some_and(|folder| folder.join("view").is_dir())
}

fn library_name(file: &Manifest, package: &str) -> String {
    let named = file.item(&["lib", "name"]).and_then(Item::as_str);
    named.map_or_else(|| package.replace('-', "_"), str::to_owned)
}

fn is_dylib(file: &Manifest) -> bool {
    file.item(&["lib", "crate-type"])
        .and_then(Item::as_array)
        .is_some_and(|types| types.iter().any(|name| name.as_str() == Some("dylib")))
}

fn offered_features(file: &Manifest, errors: &mut Vec<ResolveError>) -> Vec<String> {
    let mut features = file.cargo_features();
    let keys = ["package", "metadata", "playground"];
    if let Some(table) = TableReader::at(file, &keys, "[package.metadata.playground]") {
        let listed = table.strings("features", errors);
        features.extend(listed.into_iter().map(|feature| feature.name));
    }
    features.sort();
    features.dedup();
    features
}

fn provides(file: &Manifest, errors: &mut Vec<ResolveError>) -> Option<Provides> {
    let keys = ["package", "metadata", "provides"];
    let table = TableReader::at(file, &keys, "[package.metadata.provides]")?;
    table.check_keys(&["core", "features"], errors);
    let features = table.strings("features", errors);
    let core = table.required_string("core", errors)?;
    Some(Provides { core, features })
}

/// A project has such declarations too, but those are read and judged as the project's.
fn needs(
    file: &Manifest,
    kind: PackageKind,
    errors: &mut Vec<ResolveError>,
) -> Vec<CoreDeclaration> {
    match kind {
        PackageKind::Plugin => ModuleDeclarations::read(file, errors).cores,
        _ => Vec::new(),
    }
}
