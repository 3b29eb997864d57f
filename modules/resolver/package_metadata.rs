//! A package as `cargo metadata` describes it.

use playground_modules_manifest::{Dependency, Inherited, Manifest, SourceLocation};
use std::path::Path;

use cargo_metadata::{CrateType, DependencyKind, Package, Target};

use crate::module_manifest::{ModuleManifest, kind_of};
use crate::resolve_error::ResolveError;

/// The module in a package. Declarations come from its manifest, which has lines for messages; the
/// library target and the dependencies come from cargo, which knows every rule about them.
pub fn module_of(package: &Package) -> Result<ModuleManifest, Vec<ResolveError>> {
    let path = package.manifest_path.as_std_path();
    let folder = path.parent().ok_or_else(|| vec![no_folder(path)])?;
    let file = Manifest::read(folder).map_err(|error| vec![error.into()])?;
    let mut module = ModuleManifest::from_file(&file, &Inherited::default())?;
    if let Some(library) = package.targets.iter().find(|target| is_library(target)) {
        module.library = library.name.clone();
        module.is_dylib = library.crate_types.contains(&CrateType::DyLib);
    }
    module.dependencies = package
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind == DependencyKind::Normal)
        .map(|dependency| Dependency {
            key: dependency
                .rename
                .as_ref()
                .unwrap_or(&dependency.name)
                .clone(),
            is_conditional: dependency.optional || dependency.target.is_some(),
            package: dependency.name.clone(),
            folder: dependency
                .path
                .as_ref()
                .map(|path| path.clone().into_std_path_buf()),
        })
        .collect();
    module.kind = kind_of(&file, &module.dependencies);
    Ok(module)
}

fn is_library(target: &Target) -> bool {
    target.crate_types.iter().any(|crate_type| {
        matches!(
            crate_type,
            CrateType::Lib
                | CrateType::RLib
                | CrateType::DyLib
                | CrateType::CDyLib
                | CrateType::StaticLib
        )
    }) && !target.is_example()
}

fn no_folder(path: &Path) -> ResolveError {
    ResolveError::Metadata {
        location: Box::new(SourceLocation::file(path)),
        reason: "manifest_path has no folder".to_owned(),
    }
}
