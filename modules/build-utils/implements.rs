//! `[package.metadata.playground.implements]`: the cores whose contracts a crate implements.

use playground_modules_manifest::without_dots;
use toml_edit::Item;

use crate::build_error::BuildError;
use crate::package_manifest::PackageManifest;

const TABLE: [&str; 4] = ["package", "metadata", "playground", "implements"];
const ONE: &str = "package.metadata.playground.implements.core_path";
const SEVERAL: &str = "package.metadata.playground.implements.core_paths";

/// The manifests of the cores this crate implements, `core_path` before `core_paths`; empty when
/// the crate has no such table. Each exists, is a core, and is a dependency of the crate.
pub fn implemented_cores(manifest: &PackageManifest) -> Result<Vec<PackageManifest>, BuildError> {
    let mut cores: Vec<PackageManifest> = Vec::new();
    let Some(table) = manifest.item(&TABLE) else {
        return Ok(cores);
    };
    for declared in declared_paths(manifest, table)? {
        let core = read_core(manifest, &declared)?;
        if cores.iter().any(|earlier| earlier.folder == core.folder) {
            return Err(BuildError::CoreTwice {
                location: manifest.key_location(declared.item, declared.key),
                core: core.name,
            });
        }
        cores.push(core);
    }
    Ok(cores)
}

struct DeclaredPath<'a> {
    item: &'a Item,
    key: &'static str,
    path: &'a str,
}

fn declared_paths<'a>(
    manifest: &PackageManifest,
    table: &'a Item,
) -> Result<Vec<DeclaredPath<'a>>, BuildError> {
    let mut declared = Vec::new();
    let field = |key| table.as_table_like().and_then(|table| table.get(key));
    if let Some(item) = field("core_path") {
        let path = manifest.string(item, ONE)?;
        declared.push(DeclaredPath {
            item,
            key: ONE,
            path,
        });
    }
    if let Some(item) = field("core_paths") {
        let paths = manifest.strings(item, SEVERAL)?;
        declared.extend(paths.into_iter().map(|path| DeclaredPath {
            item,
            key: SEVERAL,
            path,
        }));
    }
    if declared.is_empty() {
        return Err(BuildError::NoCorePath {
            location: manifest.key_location(table, "package.metadata.playground.implements"),
        });
    }
    Ok(declared)
}

fn read_core(
    manifest: &PackageManifest,
    declared: &DeclaredPath,
) -> Result<PackageManifest, BuildError> {
    let folder = without_dots(&manifest.folder.join(declared.path));
    let location = || manifest.key_location(declared.item, declared.key);
    if !folder.join("Cargo.toml").is_file() {
        return Err(BuildError::CoreMissing {
            location: location(),
            core_path: declared.path.to_owned(),
            folder,
        });
    }
    let core = PackageManifest::read(&folder)?;
    if !core.is_core() {
        return Err(BuildError::NotACore {
            location: location(),
            core: core.name,
            folder,
        });
    }
    if !manifest.depends_on(&core.name) {
        return Err(BuildError::CoreNotADependency {
            location: location(),
            core: core.name,
            core_path: Some(declared.path.to_owned()),
        });
    }
    Ok(core)
}
