//! Which of the systems that a project lists for a core can be chosen.

use crate::declared::Declared;
use crate::lookup::find_module;
use crate::module_declarations::CoreDeclaration;
use crate::module_manifest::{ModuleManifest, Provides};
use crate::module_plan::{PlannedModule, SkippedSystem, SystemPlan};
use crate::package_kind::PackageKind;
use crate::packages::Packages;
use crate::resolve_error::{Offer, ResolveError};

/// The systems of one core, in the order of preference.
#[derive(Default)]
pub struct SystemChoice {
    pub candidates: Vec<SystemPlan>,
    pub skipped: Vec<SkippedSystem>,
}

/// Sorts the listed systems into those that provide all requested features and those that do not.
pub fn choose_systems(
    core: &CoreDeclaration,
    packages: &Packages,
    errors: &mut Vec<ResolveError>,
) -> SystemChoice {
    let mut choice = SystemChoice::default();
    let mut offers = Vec::new();
    let mistakes_before = errors.len();
    for listed in &core.systems {
        let Some((system, provides)) = find_system(core, listed, packages, errors) else {
            continue;
        };
        let offer = offer_of(core, system, provides);
        if offer.missing.is_empty() {
            choice.candidates.push(SystemPlan {
                module: PlannedModule::from(system),
                features: offer.provides,
            });
        } else {
            choice.skipped.push(SkippedSystem {
                package: system.package.clone(),
                missing_features: offer.missing.clone(),
            });
            offers.push(offer);
        }
    }
    // A misspelled system may be the one that has the features: one mistake, one message.
    if choice.candidates.is_empty() && !offers.is_empty() && errors.len() == mistakes_before {
        errors.push(ResolveError::FeaturesNotProvided {
            location: Box::new(
                core.features
                    .first()
                    .map_or(&core.location, |feature| &feature.location)
                    .clone(),
            ),
            core: core.name.name.clone(),
            features: names(&core.features),
            offers,
        });
    }
    choice
}

fn find_system<'a>(
    core: &CoreDeclaration,
    listed: &Declared,
    packages: &'a Packages,
    errors: &mut Vec<ResolveError>,
) -> Option<(&'a ModuleManifest, &'a Provides)> {
    let system = find_module(listed, "systems", PackageKind::System, packages, errors)?;
    let provides = system.provides.as_ref()?;
    if provides.core.name == core.name.name {
        return Some((system, provides));
    }
    errors.push(ResolveError::WrongCore {
        location: Box::new(listed.location.clone()),
        core: core.name.name.clone(),
        system: listed.name.clone(),
        provides: provides.core.name.clone(),
        manifest: system.file.clone(),
    });
    None
}

fn offer_of(core: &CoreDeclaration, system: &ModuleManifest, provides: &Provides) -> Offer {
    let offered = names(&provides.features);
    let mut missing = names(&core.features);
    missing.retain(|feature| !offered.contains(feature));
    Offer {
        system: system.package.clone(),
        provides: offered,
        missing,
    }
}

fn names(declared: &[Declared]) -> Vec<String> {
    declared
        .iter()
        .map(|declared| declared.name.clone())
        .collect()
}
