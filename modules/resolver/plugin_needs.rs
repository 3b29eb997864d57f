//! Whether a project declares what its plugins use.

use crate::module_declarations::CoreDeclaration;
use crate::module_manifest::ModuleManifest;
use crate::package_kind::PackageKind;
use crate::packages::Packages;
use crate::project_manifest::ProjectManifest;
use crate::resolve_error::ResolveError;
use playground_modules_manifest::SourceLocation;

/// Checks one plugin: every core it depends on or says it needs is among `cores` (those that will
/// be loaded), with the features it says it needs.
pub fn check_needs(
    plugin: &ModuleManifest,
    project: &ProjectManifest,
    cores: &[&ModuleManifest],
    packages: &Packages,
    errors: &mut Vec<ResolveError>,
) {
    let is_loaded = |name: &str| cores.iter().any(|core| core.package == name);
    for dependency in &plugin.dependencies {
        let package = packages.get(&dependency.package);
        let is_core = package.is_some_and(|package| package.kind == PackageKind::Core);
        let is_named = plugin
            .needs
            .iter()
            .any(|need| need.name.name == dependency.package);
        if is_core && !is_named && !is_loaded(&dependency.package) {
            errors.push(ResolveError::CoreNotDeclared {
                location: Box::new(SourceLocation::file(&plugin.file)),
                plugin: plugin.package.clone(),
                core: dependency.package.clone(),
            });
        }
    }
    for need in &plugin.needs {
        if is_loaded(&need.name.name) {
            check_needed_features(plugin, need, project, errors);
        } else {
            errors.push(ResolveError::CoreNotDeclared {
                location: Box::new(need.name.location.clone()),
                plugin: plugin.package.clone(),
                core: need.name.name.clone(),
            });
        }
    }
}

fn check_needed_features(
    plugin: &ModuleManifest,
    need: &CoreDeclaration,
    project: &ProjectManifest,
    errors: &mut Vec<ResolveError>,
) {
    let declared = project
        .cores
        .iter()
        .find(|core| core.name.name == need.name.name);
    let asked = declared
        .map(|core| core.features.as_slice())
        .unwrap_or_default();
    for feature in &need.features {
        if !asked.iter().any(|asked| asked.name == feature.name) {
            errors.push(ResolveError::FeatureNotDeclared {
                location: Box::new(feature.location.clone()),
                plugin: plugin.package.clone(),
                core: need.name.name.clone(),
                feature: feature.name.clone(),
                project: project.file.clone(),
            });
        }
    }
}
