//! Modules of the project that are switched off: they are not loaded, and rows of their components are
//! kept as text, until they are switched on or their sources change.

use super::Engine;
use crate::EngineError;
use crate::project::{Project, SourceWatch};
use playground_base::ModuleKind;
use playground_core_engine::{ModuleOff, ReloadReport};
use playground_modules_resolver::PluginPlan;
use std::collections::BTreeSet;

impl Engine {
    /// The modules that are switched off.
    pub fn modules_off(&self) -> &[ModuleOff] {
        &self.runtime.off
    }

    /// The project that is opened next is opened without this module.
    pub fn leave_out(&mut self, off: ModuleOff) {
        self.runtime.off.push(off);
    }

    /// Switches a module of the open project off. Returns what the user should know.
    ///
    /// # Errors
    /// When the project has no such module, or it is none that it can do without.
    pub fn switch_off(&mut self, off: ModuleOff) -> Result<Vec<String>, EngineError> {
        let package = self.plugin_of_project(&off.package)?;
        if self.runtime.is_off(&package) {
            return Err(EngineError::Refused(format!("{package} is off already")));
        }
        let before = self.declared();
        let unloaded = std::slice::from_ref(&package);
        self.runtime.modules.unload(unloaded)?;
        if let Some(open) = &mut self.open {
            open.packages.retain(|name| *name != package);
        }
        self.runtime.off.push(ModuleOff { package, ..off });
        self.follow_switch(&before)
    }

    /// Switches a module on that is off. Returns what the user should know.
    ///
    /// # Errors
    /// When it is not off, or it cannot be loaded; it is off then.
    pub fn switch_on(&mut self, name: &str) -> Result<Vec<String>, EngineError> {
        let mut all = self.runtime.off.iter();
        let Some(at) = all.position(|off| is_called(&off.package, name)) else {
            return Err(EngineError::Refused(format!(
                "no module that is off is called {name}; `modules` lists those that are loaded"
            )));
        };
        let before = self.declared();
        let off = self.runtime.off.remove(at);
        let Some(project) = self.open.as_ref().map(|open| open.project.clone()) else {
            return Err(EngineError::NoProject);
        };
        let loaded = self.runtime.load(&project);
        let is_loaded = self.runtime.modules.get(&off.package).is_some();
        let refused = match loaded {
            Ok(loaded) => {
                if let Some(open) = &mut self.open {
                    open.packages.extend(loaded.packages);
                }
                let mut problems = loaded.problems.into_iter();
                problems.next().map(|problem| problem.message)
            }
            Err(error) => Some(error.to_string()),
        };
        if !is_loaded {
            self.runtime.off.push(off);
            let reason = refused.unwrap_or_else(|| "it could not be loaded".to_owned());
            return Err(EngineError::Refused(reason));
        }
        self.follow_switch(&before)
    }

    /// Rows leave the world or come back, and the rest of the engine follows.
    fn follow_switch(
        &mut self,
        before: &BTreeSet<&'static str>,
    ) -> Result<Vec<String>, EngineError> {
        let mut report = ReloadReport::default();
        self.follow_components((before, &BTreeSet::new()), &mut report)?;
        self.forget_keyframes();
        self.effects.refresh(&self.runtime.views.systems);
        self.bind_keys()?;
        self.reimport_assets();
        self.propagate()?;
        Ok(report.notes)
    }

    /// True for the crate of a plugin that the open project declares.
    pub(crate) fn is_of_project(&self, crate_name: &str) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| plugin_called(&open.project, crate_name).is_some())
    }

    /// The package of a plugin of the open project, by its name or the end of it.
    fn plugin_of_project(&self, name: &str) -> Result<String, EngineError> {
        let Some(open) = &self.open else {
            return Err(EngineError::NoProject);
        };
        let plugin = plugin_called(&open.project, name);
        let package = plugin.map(|plugin| plugin.module.package.clone());
        package.ok_or_else(|| {
            let loaded = self.runtime.modules.modules();
            let mut others = loaded.filter(|module| is_called(&module.package, name));
            let text = match others.next().map(|module| module.kind) {
                Some(ModuleKind::Plugin) => format!(
                    "{name} is a module of the editor: only those of the project can be switched off"
                ),
                Some(_) => format!("{name} cannot be switched off: other modules need it"),
                None => format!("no module is called {name}; `modules` lists them"),
            };
            EngineError::Refused(text)
        })
    }

    /// Finds the packages of what is off in a project that is to be opened.
    pub(super) fn name_off(&mut self, project: &Project) {
        for off in &mut self.runtime.off {
            if let Some(plugin) = plugin_called(project, &off.package) {
                off.package.clone_from(&plugin.module.package);
            }
        }
    }

    /// Forgets what is off and is no module of the open project.
    pub(super) fn forget_off(&mut self) {
        let Some(open) = &self.open else {
            return;
        };
        let is_known = |off: &ModuleOff| plugin_called(&open.project, &off.package).is_some();
        for unknown in self.runtime.off.iter().filter(|off| !is_known(off)) {
            tracing::warn!("{} is no plugin of this project", unknown.package);
        }
        self.runtime.off.retain(is_known);
    }

    /// A module that is off is loaded by the next reload when its sources changed, or when that is
    /// about it. What is no module of its own may be a part of it.
    pub(super) fn resume_changed(&mut self, only: Option<&str>) {
        let Some(open) = &mut self.open else {
            return;
        };
        let nothing = BTreeSet::new();
        let seen = open.watch.as_mut().map_or(&nothing, SourceWatch::seen);
        let project = &open.project;
        let is_module = |name: &String| project.plan.load_order.iter().any(|m| m.package == *name);
        let own = project.sources.iter();
        let mut own = own.filter(|source| source.folder.starts_with(project.folder()));
        let is_part_changed = own.any(|s| seen.contains(&s.package) && !is_module(&s.package));
        let is_meant = |off: &ModuleOff| match only {
            Some(only) => is_called(&off.package, only),
            None => is_part_changed || seen.contains(&off.package),
        };
        let resuming = self.runtime.off.extract_if(.., |off| is_meant(off));
        let resuming: Vec<ModuleOff> = resuming.collect();
        open.resuming = resuming;
    }

    /// Modules that were off, and are loaded by the reload that runs.
    pub(super) fn packages_resuming(&self) -> impl Iterator<Item = String> {
        let resuming = self.open.iter().flat_map(|open| &open.resuming);
        resuming.map(|off| off.package.clone())
    }

    /// After a reload: what was not loaded is off still.
    pub(super) fn end_resuming(&mut self) {
        let Some(open) = &mut self.open else {
            return;
        };
        let modules = &self.runtime.modules;
        let is_left = |off: &ModuleOff| modules.get(&off.package).is_none();
        let left = std::mem::take(&mut open.resuming)
            .into_iter()
            .filter(is_left);
        self.runtime.off.extend(left);
    }
}

fn plugin_called<'a>(project: &'a Project, name: &str) -> Option<&'a PluginPlan> {
    let mut plugins = project.plan.plugins.iter();
    plugins.find(|plugin| is_called(&plugin.module.package, name))
}

/// True for the package's name, or its end: `systems-ecs` is `playground-systems-ecs`.
fn is_called(package: &str, name: &str) -> bool {
    let plain = |text: &str| text.replace('_', "-");
    let (package, name) = (plain(package), plain(name));
    package == name || package.rsplit("playground-").next() == Some(name.as_str())
}
