//! Changed manifests of the project: the next reload loads added plugins and unloads removed ones.
//! It refuses the same mistakes as opening the project.

use super::Engine;
use super::projects::watch;
use crate::EngineError;
use crate::build::BuildResult;
use crate::project::{OwnWorkspace, Project};
use crate::runtime::Loaded;
use playground_core_engine::{Problem, ReloadOutcome, ReloadReport, Severity};

impl Engine {
    /// Reads the open project's manifests again. New modules are built with the next build and
    /// loaded when it succeeds.
    ///
    /// # Errors
    /// The mistakes in the manifests, as when the project is opened.
    pub(super) fn read_manifests_again(&mut self) -> Result<(), EngineError> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let folder = open.project.folder().to_path_buf();
        if let Some(own) = OwnWorkspace::of(&folder) {
            own.take_in_packages()?;
        }
        let project = Project::read(&folder)?;
        let is_same =
            (&project.plan, &project.manifest) == (&open.project.plan, &open.project.manifest);
        // A plugin that was refused when the project was opened is tried again.
        let modules = &self.runtime.modules;
        let mut plugins = project.plan.plugins.iter();
        let is_loaded = plugins.all(|plugin| {
            let package = &plugin.module.package;
            modules.get(package).is_some() || self.runtime.is_off(package)
        });
        // An earlier generation may have had one that the project does not declare any more.
        let declared = |name: &String| project.plan.load_order.iter().any(|m| m.package == *name);
        let is_declared = open.packages.iter().all(declared);
        let is_followed = is_same && is_loaded && is_declared;
        open.changed = (!is_followed).then_some(project);
        Ok(())
    }

    /// Loads added modules and unloads removed ones after a build and a reload that succeeded;
    /// otherwise the next reload tries again.
    pub(super) fn follow_manifests(&mut self, result: &BuildResult, report: &mut ReloadReport) {
        let is_good = matches!(
            report.outcome,
            ReloadOutcome::Done | ReloadOutcome::Unchanged
        );
        let changed = self.open.as_mut().and_then(|open| open.changed.take());
        let Some(project) = changed.filter(|_| result.success && is_good) else {
            return;
        };
        let followed = self.runtime.load(&project);
        let followed = followed.and_then(|loaded| self.take_project(project, loaded, report));
        if let Err(error) = followed {
            report.outcome = ReloadOutcome::Failed {
                stage: "load".into(),
                reason: error.to_string(),
                restart: false,
            };
        }
    }

    fn take_project(
        &mut self,
        project: Project,
        loaded: Loaded,
        report: &mut ReloadReport,
    ) -> Result<(), EngineError> {
        let (watch, watch_problem) = watch(self.host(), &[&project, &self.editor], &self.wakeups.0);
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let before = std::mem::replace(&mut open.watch, watch);
        if let (Some(watch), Some(before)) = (&mut open.watch, before) {
            watch.take_over(before);
        }
        open.watch_problem = watch_problem;
        open.packages.extend(loaded.packages.iter().cloned());
        let is_named = |package: &String| {
            let mut modules = project.plan.load_order.iter();
            modules.any(|module| module.package == *package)
        };
        let removed = open.packages.extract_if(.., |package| !is_named(package));
        let removed: Vec<String> = removed.collect();
        open.project = project;
        if !(loaded.packages.is_empty() && removed.is_empty()) {
            report.outcome = ReloadOutcome::Done;
        }
        let added = loaded.packages.into_iter().map(|name| (name, 1));
        report.modules.extend(added);
        report.migrations.extend(loaded.migrations);
        self.keep_texts(loaded.kept);
        self.runtime.modules.unload(&removed)?;
        self.build_problems
            .extend(removed.iter().map(|name| gone(name)));
        let refused: Vec<String> = loaded.problems.iter().map(|p| p.message.clone()).collect();
        self.load_problems = loaded.problems;
        match refused.is_empty() {
            true => Ok(()),
            false => Err(EngineError::Refused(refused.join("; "))),
        }
    }
}

/// Warning about a removed plugin whose components may have rows in the world.
fn gone(package: &str) -> Problem {
    Problem {
        severity: Severity::Warning,
        source: "reload".into(),
        message: format!(
            "{package} is not declared any more: its systems and panels are gone, and rows of its \
             components are kept outside of the world"
        ),
        ..Problem::default()
    }
}
