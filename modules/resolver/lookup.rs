//! From a declared name to a package of the right kind.

use crate::declared::Declared;
use crate::module_manifest::ModuleManifest;
use crate::nearest::nearest;
use crate::package_kind::PackageKind;
use crate::packages::Packages;
use crate::resolve_error::ResolveError;
use playground_modules_manifest::SourceLocation;

/// The package that `declared`, written under `key`, names. It exists, is of the expected kind and
/// can be loaded; otherwise the error is recorded.
pub fn find_module<'a>(
    declared: &Declared,
    key: &str,
    expected: PackageKind,
    packages: &'a Packages,
    errors: &mut Vec<ResolveError>,
) -> Option<&'a ModuleManifest> {
    let error = match packages.get(&declared.name) {
        None => ResolveError::NoSuchModule {
            location: Box::new(declared.location.clone()),
            key: key.to_owned(),
            name: declared.name.clone(),
            nearest: packages
                .nearest(&declared.name, expected)
                .map(str::to_owned),
        },
        Some(module) if module.kind != expected => ResolveError::WrongKind {
            location: Box::new(declared.location.clone()),
            key: key.to_owned(),
            name: declared.name.clone(),
            manifest: module.file.clone(),
            found: module.kind,
            expected,
        },
        Some(module) if !module.is_dylib => ResolveError::NotADylib {
            location: Box::new(SourceLocation::file(&module.file)),
            name: declared.name.clone(),
        },
        Some(module) => return Some(module),
    };
    errors.push(error);
    None
}

/// Records every requested feature that the module does not declare.
pub fn check_features(asked: &[Declared], module: &ModuleManifest, errors: &mut Vec<ResolveError>) {
    for feature in asked {
        if !module.features.contains(&feature.name) {
            let declared = module.features.iter().map(String::as_str);
            errors.push(ResolveError::UnknownFeature {
                location: Box::new(feature.location.clone()),
                module: module.package.clone(),
                feature: feature.name.clone(),
                nearest: nearest(&feature.name, declared).map(str::to_owned),
                declared: module.features.clone(),
            });
        }
    }
}
