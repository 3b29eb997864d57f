//! What the project's manifests say now: a plugin that was added comes in with the next reload, and
//! what opening the project would refuse, a reload refuses too.

use super::Engine;
use super::projects::watched;
use crate::EngineError;
use crate::build::BuildResult;
use crate::project::{OwnWorkspace, Project, SourceWatch};
use playground_core_engine::{ReloadOutcome, ReloadReport};

impl Engine {
    /// Reads the open project's manifests again. What they ask for besides is built with the next
    /// build, and loaded when that has ended well.
    ///
    /// # Errors
    /// What is wrong with the manifests, as opening the project would say it.
    pub(super) fn read_manifests_again(&mut self) -> Result<(), EngineError> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let folder = open.project.folder().to_path_buf();
        if let Some(own) = OwnWorkspace::of(&folder) {
            own.take_in_packages()?;
        }
        let project = Project::read(&folder)?;
        open.changed = (project.plan != open.project.plan).then_some(project);
        Ok(())
    }

    /// Loads what the manifests ask for since they changed, after a build and a reload that ended
    /// well; otherwise it is tried again with the next reload.
    pub(super) fn load_added(&mut self, result: &BuildResult, report: &mut ReloadReport) {
        let is_good = matches!(
            report.outcome,
            ReloadOutcome::Done | ReloadOutcome::Unchanged
        );
        let changed = self.open.as_mut().and_then(|open| open.changed.take());
        let Some(project) = changed.filter(|_| result.success && is_good) else {
            return;
        };
        match self.runtime.load(&project.plan) {
            Ok(packages) => self.take_project(project, packages, report),
            Err(error) => {
                report.outcome = ReloadOutcome::Failed {
                    stage: "load".into(),
                    reason: error.to_string(),
                    restart: false,
                };
            }
        }
    }

    fn take_project(&mut self, project: Project, added: Vec<String>, report: &mut ReloadReport) {
        let sources = watched(&[&project, &self.editor]);
        let watch = SourceWatch::start(sources, self.bell.0.clone());
        if let Some(open) = &mut self.open {
            open.watch = watch.ok();
            open.packages.extend(added.iter().cloned());
            open.project = project;
        }
        if !added.is_empty() {
            report.outcome = ReloadOutcome::Done;
            report
                .modules
                .extend(added.into_iter().map(|name| (name, 1)));
        }
    }
}
