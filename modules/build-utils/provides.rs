//! `[package.metadata.provides]`: the core and the features that a system says it provides.

use crate::build_error::BuildError;
use crate::package_manifest::PackageManifest;

const CORE: &str = "package.metadata.provides.core";
const FEATURES: &str = "package.metadata.provides.features";

/// Checks the table, if there is one, against the crate's dependencies and the cores it implements.
pub fn check_provides(
    manifest: &PackageManifest,
    cores: &[PackageManifest],
) -> Result<(), BuildError> {
    let Some(table) = manifest.item(&["package", "metadata", "provides"]) else {
        return Ok(());
    };
    let Some(item) = manifest.item(&["package", "metadata", "provides", "core"]) else {
        return Err(BuildError::ProvidesNoCore {
            location: manifest.key_location(table, CORE),
        });
    };
    let name = manifest.string(item, CORE)?;
    if !manifest.depends_on(name) {
        return Err(BuildError::CoreNotADependency {
            location: manifest.key_location(item, CORE),
            core: name.to_owned(),
            core_path: None,
        });
    }
    let Some(core) = cores.iter().find(|core| core.name == name) else {
        return Err(BuildError::ProvidedNotImplemented {
            location: manifest.key_location(item, CORE),
            core: name.to_owned(),
            implemented: cores.iter().map(|core| core.name.clone()).collect(),
        });
    };
    check_features(manifest, core)
}

fn check_features(manifest: &PackageManifest, core: &PackageManifest) -> Result<(), BuildError> {
    let Some(item) = manifest.item(&["package", "metadata", "provides", "features"]) else {
        return Ok(());
    };
    let declared = core.declared_features()?;
    for feature in manifest.strings(item, FEATURES)? {
        if !declared.iter().any(|known| known == feature) {
            return Err(BuildError::UnknownFeature {
                location: manifest.key_location(item, FEATURES),
                feature: feature.to_owned(),
                core: core.name.clone(),
                core_file: core.file.clone(),
                declared,
            });
        }
    }
    Ok(())
}
