//! Modules of the scene that are missing.

use super::Engine;
use crate::project::Project;
use crate::scene::MissingModule;
use playground_modules_resolver::{Packages, PlannedModule};
use std::collections::BTreeSet;
use std::path::PathBuf;

impl Engine {
    /// The modules that the project declares, that are not loaded, and of which the scene has
    /// components. Those of nobody, and of modules that the project does not declare, are not meant:
    /// they are kept as text without a question.
    pub fn missing_in_scene(&self) -> Vec<MissingModule> {
        let Some(open) = self.open.as_ref().filter(|_| !self.unread.is_empty()) else {
            return Vec::new();
        };
        let project = open.changed.as_ref().unwrap_or(&open.project);
        let missing = project.plan.plugins.iter().map(|plugin| &plugin.module);
        let missing = missing.filter(|module| self.runtime.modules.get(&module.package).is_none());
        let missing: Vec<&PlannedModule> = missing.collect();
        if missing.is_empty() {
            return Vec::new();
        }
        let unknown = self.unknown_components();
        let of_module = |module: &&PlannedModule| {
            let crates = crates_of(project, module);
            let components: BTreeSet<String> = unknown
                .iter()
                .filter(|name| {
                    let (owner, _) = name.split_once("::").unwrap_or((name.as_str(), ""));
                    crates.contains(owner)
                })
                .cloned()
                .collect();
            (!components.is_empty()).then(|| MissingModule {
                package: module.package.clone(),
                components,
            })
        };
        missing.iter().filter_map(of_module).collect()
    }

    /// Names of components in the scene that the world does not know.
    fn unknown_components(&self) -> BTreeSet<String> {
        let world_data = self.world().data.read();
        let known: BTreeSet<&str> = world_data
            .pools
            .iter()
            .map(|pool| pool.description().name)
            .collect();
        let names = self.unread.iter().map(|(_, name, _)| name);
        // The field of a component that is known does not fit, for which no module is missing.
        let whole = names.filter(|name| !name.contains('.') && !known.contains(name.as_str()));
        whole.cloned().collect()
    }
}

/// The module and the packages of the project that it is built from.
fn crates_of(project: &Project, module: &PlannedModule) -> BTreeSet<String> {
    let mut names = BTreeSet::from([module.package.clone()]);
    // The manifests may have mistakes by now.
    let Ok(packages) = Packages::from_workspace(project.folder()) else {
        return names;
    };
    let mut waiting: Vec<PathBuf> = vec![module.folder.clone()];
    while let Some(folder) = waiting.pop() {
        let Some(package) = packages.in_folder(&folder) else {
            continue;
        };
        let folders = package.dependencies.iter().filter_map(|d| d.folder.clone());
        let new = folders.filter(|folder| {
            let package = packages.in_folder(folder);
            package.is_some_and(|package| names.insert(package.package.clone()))
        });
        let new: Vec<PathBuf> = new.collect();
        waiting.extend(new);
    }
    names
}
