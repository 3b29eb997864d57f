//! Opening and closing projects.

use super::generations::Generations;
use super::{Engine, OpenProject};
use crate::EngineError;
use crate::build::{SourceCrates, build_missing};
use crate::project::{Host, Project, SourceWatch};
use crate::scene::UnreadComponents;
use playground_base::crossbeam::channel::Sender;
use playground_base::notify::Watcher;
use playground_core_engine::{Problem, Severity};
use playground_modules_resolver::ModulePlan;
use std::path::{Path, PathBuf};

impl Engine {
    /// Opens the project in `folder` and its start scene. When anything fails, the previous project
    /// stays open.
    pub fn open(&mut self, folder: &Path) -> Result<(), EngineError> {
        let folder = folder.canonicalize().map_err(|error| EngineError::File {
            file: folder.to_path_buf(),
            reason: format!("there is no such folder: {error}"),
        })?;
        let project = Project::read(&folder)?;
        build_missing(self.host(), &project, self.interrupt())?;
        let Some(before) = self.open.take() else {
            return self.load_project(project);
        };
        self.stop()?;
        let (world, worlds) = (self.world().clone(), self.views().worlds.clone());
        let snapshot = worlds.call(|view| view.save(&world))?;
        self.runtime.modules.unload(&before.packages)?;
        let opened = self.load_project(project);
        if opened.is_err() {
            self.reopen(before, snapshot)?;
        }
        worlds.call(|view| view.forget(&world, snapshot))?;
        opened
    }

    /// Goes back to the project of before, with its world as it was.
    fn reopen(&mut self, before: OpenProject, snapshot: u64) -> Result<(), EngineError> {
        self.runtime.load(&before.project)?;
        let world = self.world().clone();
        let worlds = self.views().worlds.clone();
        worlds.call(|view| view.restore(&world, snapshot))??;
        self.open_assets(before.project.folder());
        self.open = Some(before);
        self.propagate()
    }

    fn load_project(&mut self, project: Project) -> Result<(), EngineError> {
        self.stop()?;
        self.waiting = None;
        self.name_off(&project);
        let loaded = self.runtime.load(&project)?;
        self.keep_texts(loaded.kept);
        // Problems of the editor's own modules stay.
        let editor = &self.editor.plan.load_order;
        let is_of_editor = |problem: &Problem| editor.iter().any(|m| m.package == problem.source);
        self.load_problems.retain(is_of_editor);
        self.load_problems.extend(loaded.problems);
        let packages = loaded.packages;
        self.open_assets(project.folder());
        let start = project.manifest.start_scene.clone();
        let (watch, watch_problem) = watch(self.host(), &[&project, &self.editor], &self.wakeups.0);
        self.open = Some(OpenProject {
            watch,
            watch_problem,
            scene: None,
            base: None,
            text_hash: 0,
            stamp: None,
            scene_watch: None,
            versions: None,
            scene_problems: Vec::new(),
            changed: None,
            packages: packages.clone(),
            trusted: None,
            project,
            generations: Generations::default(),
            resuming: Vec::new(),
        });
        self.forget_off();
        self.open_generations();
        let opened = match start {
            Some(scene) => self.open_scene(&scene),
            None => self.new_scene(),
        };
        if let Err(error) = opened {
            self.new_scene()?;
            tracing::error!("{error}");
            self.build_problems = error.into_problems("scene");
        }
        Ok(())
    }

    /// Closes the project. The scene must have been saved before.
    pub fn close(&mut self) -> Result<(), EngineError> {
        self.stop()?;
        self.waiting = None;
        if let Some(open) = self.open.take() {
            let world = self.world().clone();
            self.views().entities.call(|view| view.clear(&world))?;
            self.views()
                .components
                .call(|view| view.reset_resources(&world))?;
            self.unread = UnreadComponents::default();
            self.close_assets();
            self.runtime.modules.unload(&open.packages)?;
            self.runtime.off.clear();
        }
        Ok(())
    }
}

/// Packages of the project itself with the file names of their libraries.
pub(super) fn own_modules<'a>(
    plan: &'a ModulePlan,
    folder: &'a Path,
) -> impl Iterator<Item = (String, String)> + 'a {
    let own = plan
        .load_order
        .iter()
        .filter(move |m| m.folder.starts_with(folder));
    own.map(|m| (m.package.clone(), m.dylib_file_name.clone()))
}

/// Watches the sources of these projects, which this host builds. Without a watch the editor works
/// on, but does not notice that a source changed.
pub(super) fn watch(
    host: &Host,
    projects: &[&Project],
    waker: &Sender<()>,
) -> (Option<SourceWatch>, Option<Problem>) {
    let (mut watch, problem) = watch_packages(watched(projects), waker);
    if let Some(watch) = &mut watch {
        let crates = SourceCrates::of(projects, host.root());
        watch.follow(&crates.inputs(host.target()));
        watch.add_changed(crates.outdated(host.target()));
    }
    (watch, problem)
}

fn watch_packages<W: Watcher>(
    packages: Vec<(String, PathBuf)>,
    waker: &Sender<()>,
) -> (Option<SourceWatch<W>>, Option<Problem>) {
    match SourceWatch::start(packages, waker.clone()) {
        Ok(watch) => (Some(watch), None),
        Err(error) => {
            let problem = Problem {
                severity: Severity::Warning,
                source: "project".into(),
                message: format!("{error}: press Build & Reload after each change"),
                ..Problem::default()
            };
            (None, Some(problem))
        }
    }
}

/// Everything whose change requires a build: the projects' folders, and the packages of their
/// modules.
fn watched(projects: &[&Project]) -> Vec<(String, PathBuf)> {
    let mut folders = Vec::new();
    for project in projects {
        let sources = project.sources.iter();
        folders.extend(sources.map(|source| (source.package.clone(), source.folder.clone())));
        folders.push((
            project.manifest.package_name.clone(),
            project.folder().to_path_buf(),
        ));
    }
    folders.sort();
    folders.dedup();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::unbounded;

    #[test]
    fn unwatchable_sources_are_a_problem_with_a_remedy() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let (waker, _woken) = unbounded();
        let there = vec![("rocks".to_owned(), folder.path().to_owned())];
        let (watch, problem): (Option<SourceWatch>, _) = watch_packages(there, &waker);
        assert!(watch.is_some() && problem.is_none(), "{problem:?}");

        let missing = folder.path().join("gone");
        let packages = vec![("rocks".to_owned(), missing.clone())];
        let (watch, problem): (Option<SourceWatch>, _) = watch_packages(packages, &waker);
        assert!(watch.is_none());
        let problem = problem.expect("it is a problem");
        assert_eq!(problem.severity, Severity::Warning);
        let message = problem.message;
        for part in [
            &*missing.to_string_lossy(),
            "cannot be watched",
            "press Build & Reload after each change",
        ] {
            assert!(message.contains(part), "{message}");
        }
    }
}
