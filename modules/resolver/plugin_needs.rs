//! The cores that plugins use, and whether they exist.

use std::collections::BTreeSet;

use crate::module_declarations::CoreDeclaration;
use crate::module_manifest::ModuleManifest;
use crate::package_kind::PackageKind;
use crate::packages::Packages;
use crate::project_manifest::ProjectManifest;
use crate::resolve_error::ResolveError;
use playground_modules_manifest::SourceLocation;

/// The cores that a plugin uses: those it depends on, also through libraries such as `playground`
/// and through model crates, and those it declares to need. Each once, in the order of the
/// manifests.
pub fn cores_used<'a>(plugin: &'a ModuleManifest, packages: &'a Packages) -> Vec<&'a str> {
    let mut found = Vec::new();
    collect(plugin, packages, &mut BTreeSet::new(), &mut found);
    for need in &plugin.needs {
        if !found.contains(&need.name.as_str()) {
            found.push(need.name.as_str());
        }
    }
    found
}

fn collect<'a>(
    module: &'a ModuleManifest,
    packages: &'a Packages,
    seen: &mut BTreeSet<&'a str>,
    found: &mut Vec<&'a str>,
) {
    for dependency in &module.dependencies {
        let Some(package) = packages.get(&dependency.package) else {
            continue;
        };
        if !seen.insert(package.package.as_str()) {
            continue;
        }
        match package.kind {
            // What a core itself depends on is its own affair: it comes with it.
            PackageKind::Core => found.push(package.package.as_str()),
            PackageKind::Library | PackageKind::Model => collect(package, packages, seen, found),
            PackageKind::System | PackageKind::Plugin => {}
        }
    }
}

/// Checks one plugin: every core it uses is among `cores` (those that will be loaded), and every
/// feature it declares to need is among those that `declared` requests.
pub fn check_needs(
    plugin: &ModuleManifest,
    project: &ProjectManifest,
    declared: &[&CoreDeclaration],
    cores: &[&ModuleManifest],
    packages: &Packages,
    errors: &mut Vec<ResolveError>,
) {
    for name in cores_used(plugin, packages) {
        let need = plugin.needs.iter().find(|need| need.name.name == name);
        match (cores.iter().any(|core| core.package == name), need) {
            (true, Some(need)) => check_needed_features(plugin, need, project, declared, errors),
            (true, None) => {}
            (false, need) => errors.push(ResolveError::CoreNotDeclared {
                location: Box::new(match need {
                    Some(need) => need.name.location.clone(),
                    None => SourceLocation::file(&plugin.file),
                }),
                plugin: plugin.package.clone(),
                core: name.to_owned(),
            }),
        }
    }
}

fn check_needed_features(
    plugin: &ModuleManifest,
    need: &CoreDeclaration,
    project: &ProjectManifest,
    declared: &[&CoreDeclaration],
    errors: &mut Vec<ResolveError>,
) {
    let declared = declared
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
