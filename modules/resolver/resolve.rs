//! From declarations and packages to a plan.

use crate::core_order::order_cores;
use crate::declared::Declared;
use crate::lookup::{check_features, find_module};
use crate::module_declarations::CoreDeclaration;
use crate::module_manifest::ModuleManifest;
use crate::module_plan::{CorePlan, ModulePlan, PlannedModule, PluginPlan};
use crate::package_kind::PackageKind;
use crate::packages::Packages;
use crate::plugin_needs::{check_needs, cores_used};
use crate::project_manifest::ProjectManifest;
use crate::resolve_error::ResolveError;
use crate::system_choice::{SystemChoice, choose_systems};

/// Plans the modules of a project. A core that a plugin uses and that the project does not declare
/// is taken from `defaults`, the editor's own declarations.
///
/// # Errors
/// Every mistake in the declarations, in the order cores, systems, plugins; never only the first.
pub fn resolve(
    project: &ProjectManifest,
    defaults: &[CoreDeclaration],
    packages: &Packages,
) -> Result<ModulePlan, Vec<ResolveError>> {
    let mut errors = Vec::new();
    let plugins = find_plugins(project, packages, &mut errors);
    let declarations = with_defaults(project, defaults, &plugins, packages);
    let mut declared_cores = Vec::new();
    let mut choices = Vec::new();
    for &core in &declarations {
        if let Some(module) =
            find_module(&core.name, "name", PackageKind::Core, packages, &mut errors)
        {
            check_features(&core.features, module, &mut errors);
            declared_cores.push(module);
        }
        if core.systems.is_empty() {
            errors.extend(no_systems(core, packages));
        }
        choices.push((core, choose_systems(core, packages, &mut errors)));
    }
    let cores = order_cores(&declared_cores, packages, &mut errors);
    for plugin in &plugins {
        let module = plugin.module;
        check_needs(
            module,
            project,
            &declarations,
            &cores,
            packages,
            &mut errors,
        );
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let cores = cores
        .into_iter()
        .map(|core| plan_core(core, &mut choices))
        .collect();
    Ok(plan(project, cores, &plugins))
}

struct FoundPlugin<'a> {
    module: &'a ModuleManifest,
    features: &'a [Declared],
}

fn find_plugins<'a>(
    project: &'a ProjectManifest,
    packages: &'a Packages,
    errors: &mut Vec<ResolveError>,
) -> Vec<FoundPlugin<'a>> {
    let mut plugins = Vec::new();
    for declared in &project.plugins {
        let found = find_module(
            &declared.name,
            "name",
            PackageKind::Plugin,
            packages,
            errors,
        );
        if let Some(module) = found {
            check_features(&declared.features, module, errors);
            plugins.push(FoundPlugin {
                module,
                features: &declared.features,
            });
        }
    }
    plugins
}

/// The declarations of the project, followed by the defaults that its plugins use besides.
fn with_defaults<'a>(
    project: &'a ProjectManifest,
    defaults: &'a [CoreDeclaration],
    plugins: &[FoundPlugin<'_>],
    packages: &Packages,
) -> Vec<&'a CoreDeclaration> {
    let mut declarations: Vec<&CoreDeclaration> = project.cores.iter().collect();
    for plugin in plugins {
        for name in cores_used(plugin.module, packages) {
            let is_named = |core: &&CoreDeclaration| core.name.name == name;
            if !declarations.iter().any(is_named) {
                declarations.extend(defaults.iter().find(is_named));
            }
        }
    }
    declarations
}

/// Whether a core needs a system: not if it is data, or if only plugins implement it.
fn no_systems(core: &CoreDeclaration, packages: &Packages) -> Option<ResolveError> {
    let provides = |system: &&ModuleManifest| {
        let provides = system.provides.as_ref();
        provides.is_some_and(|provides| provides.core.name == core.name.name)
    };
    let systems = packages.of_kind(PackageKind::System).filter(provides);
    let known: Vec<String> = systems.map(|system| system.package.clone()).collect();
    (!known.is_empty()).then(|| ResolveError::NoSystems {
        location: Box::new(core.location.clone()),
        core: core.name.name.clone(),
        known,
    })
}

fn plan_core(
    core: &ModuleManifest,
    choices: &mut Vec<(&CoreDeclaration, SystemChoice)>,
) -> CorePlan {
    let declared = choices
        .iter()
        .position(|(declared, _)| declared.name.name == core.package)
        .map(|index| choices.swap_remove(index));
    let (declaration, choice) = declared.unzip();
    let choice = choice.unwrap_or_default();
    CorePlan {
        module: PlannedModule::from(core),
        features: declaration
            .map(|core| names(&core.features))
            .unwrap_or_default(),
        candidates: choice.candidates,
        skipped: choice.skipped,
        is_declared: declaration.is_some(),
    }
}

fn plan(
    project: &ProjectManifest,
    cores: Vec<CorePlan>,
    plugins: &[FoundPlugin<'_>],
) -> ModulePlan {
    let plugins: Vec<PluginPlan> = plugins
        .iter()
        .map(|plugin| PluginPlan {
            module: PlannedModule::from(plugin.module),
            features: names(plugin.features),
        })
        .collect();
    let systems = cores.iter().flat_map(|core| &core.candidates);
    let load_order: Vec<PlannedModule> = cores
        .iter()
        .map(|core| &core.module)
        .chain(systems.map(|system| &system.module))
        .chain(plugins.iter().map(|plugin| &plugin.module))
        .cloned()
        .collect();
    let mut packages: Vec<String> = load_order
        .iter()
        .map(|module| module.package.clone())
        .collect();
    packages.push(project.package_name.clone());
    packages.sort();
    packages.dedup();
    ModulePlan {
        cores,
        plugins,
        load_order,
        packages,
    }
}

fn names(declared: &[Declared]) -> Vec<String> {
    declared
        .iter()
        .map(|declared| declared.name.clone())
        .collect()
}
