//! [`ProjectManifest`]: a project's declaration of its modules, title and first scene.

use playground_modules_manifest::{Manifest, SourceLocation};
use std::path::{Component, Path, PathBuf};

use crate::declared::Declared;
use crate::module_declarations::{CoreDeclaration, ModuleDeclarations, PluginDeclaration};
use crate::nearest::nearest;
use crate::resolve_error::ResolveError;
use crate::table_reader::TableReader;

const PLAYGROUND_KEYS: [&str; 2] = ["start_scene", "title"];

/// The declarations of one project. Reading them opens one file and runs nothing, so a project
/// can be shown before it is trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectManifest {
    /// The project's folder.
    pub root: PathBuf,
    /// `root/Cargo.toml`.
    pub file: PathBuf,
    pub package_name: String,
    /// `[package.metadata.playground] title`; the package name without one.
    pub title: String,
    /// `[package.metadata.playground] start_scene`, relative to the root and inside it.
    pub start_scene: Option<PathBuf>,
    /// In the order of the manifest.
    pub cores: Vec<CoreDeclaration>,
    /// In the order of the manifest.
    pub plugins: Vec<PluginDeclaration>,
}

impl ProjectManifest {
    /// Reads `root/Cargo.toml`.
    ///
    /// # Errors
    /// Every mistake in this file, not only the first.
    pub fn read(root: &Path) -> Result<Self, Vec<ResolveError>> {
        let file = Manifest::read(root).map_err(|error| vec![error.into()])?;
        let mut errors = Vec::new();
        let package_name = file.package_name().unwrap_or_else(|error| {
            errors.push(error.into());
            String::new()
        });
        let modules = ModuleDeclarations::read(&file, &mut errors);
        if modules.cores.is_empty() && modules.plugins.is_empty() && errors.is_empty() {
            errors.push(no_modules(&file));
        }
        let (title, start_scene) = read_playground(&file, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self {
            root: root.to_owned(),
            title: title.unwrap_or_else(|| package_name.clone()),
            start_scene,
            package_name,
            cores: modules.cores,
            plugins: modules.plugins,
            file: file.file,
        })
    }
}

fn read_playground(
    file: &Manifest,
    errors: &mut Vec<ResolveError>,
) -> (Option<String>, Option<PathBuf>) {
    let keys = ["package", "metadata", "playground"];
    let Some(table) = TableReader::at(file, &keys, "[package.metadata.playground]") else {
        return (None, None);
    };
    table.check_keys(&PLAYGROUND_KEYS, errors);
    let title = table.string("title", errors).map(|title| title.name);
    let start_scene = table
        .string("start_scene", errors)
        .and_then(|path| inside_project(path, errors));
    (title, start_scene)
}

fn inside_project(path: Declared, errors: &mut Vec<ResolveError>) -> Option<PathBuf> {
    let inside = Path::new(&path.name)
        .components()
        .all(|component| matches!(component, Component::Normal(_) | Component::CurDir));
    if inside {
        return Some(PathBuf::from(path.name));
    }
    errors.push(ResolveError::PathOutside {
        location: Box::new(path.location),
        key: "start_scene".to_owned(),
        path: path.name,
    });
    None
}

fn no_modules(file: &Manifest) -> ResolveError {
    let metadata = file.table(&["package", "metadata"]);
    let keys: Vec<&str> = metadata
        .map(|table| table.iter().map(|(key, _)| key).collect())
        .unwrap_or_default();
    ResolveError::NoModules {
        location: Box::new(SourceLocation::file(&file.file)),
        nearest: nearest("modules", keys).map(str::to_owned),
    }
}
