//! Building and reloading.

use super::build_purpose::{BuildEnd, BuildPurpose};
use super::kept::kept_notes;
use super::projects::own_modules;
use super::{Engine, OpenProject};
use crate::EngineError;
use crate::build::{BuildEvent, BuildRequest, BuildResult};
use crate::play::{SystemFailure, panic_location};
use crate::project::SourceWatch;
use crate::runtime::{KeptText, PendingReload, ReloadMode, Reloaded, Reloading};
use playground_base::ModuleKind;
use playground_core_engine::{
    BuildStatus, GenerationCause, Problem, ReloadOutcome, ReloadReport, Severity,
};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

impl Engine {
    /// The state of the current build.
    pub const fn build_status(&self) -> &BuildStatus {
        &self.status
    }

    /// The problems of the last build and the last reload, then those of the scene, of its assets,
    /// and of the effects of the game.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        let open = self.open.iter();
        let scene = open.flat_map(|open| open.watch_problems().chain(&open.scene_problems));
        let scene = scene.chain(&self.unread_problems.problems);
        let assets = self.shaders.problems();
        let assets = assets.chain(self.assets.problems());
        let assets = assets.chain(self.extraction.pictures.problems());
        let assets = assets.chain(self.extraction.models.problems());
        let assets = assets.chain(self.extraction.fonts.files.problems());
        let assets = assets.chain(self.extraction.panoramas.problems());
        let assets = assets.chain(self.extraction.materials.problems());
        let assets = assets.chain(self.sounds.problems());
        let effects = self.effects.problems();
        let drawers = self.extraction.drawers.problems();
        let problems = self.build_problems.iter().chain(&self.load_problems);
        let problems = problems.chain(self.failures.problems());
        let problems = problems.chain(scene).chain(assets);
        problems.chain(effects).chain(drawers)
    }

    /// The problems of the last build and the last reload.
    pub fn build_problems(&self) -> &[Problem] {
        &self.build_problems
    }

    /// Switches automatic reload on source changes on or off.
    pub fn set_auto_reload(&mut self, on: bool) {
        self.auto_reload = on;
    }

    /// True when source changes cause a reload.
    pub const fn auto_reload(&self) -> bool {
        self.auto_reload
    }

    /// Decides how reloads go on that sources caused.
    pub const fn set_auto_mode(&mut self, mode: ReloadMode) {
        self.auto_mode = mode;
    }

    /// Starts to build and reload `package`, or everything that changed. The world keeps running. A
    /// reload that waits for a decision is dropped: this one takes its place.
    pub fn reload(&mut self, package: Option<String>, mode: ReloadMode) -> Result<(), EngineError> {
        if self.build.is_running() {
            return Err(EngineError::Refused("a build is running already".into()));
        }
        self.resume_changed(package.as_deref());
        let started = self.begin_reload(package, mode);
        if started.is_err() {
            self.end_resuming();
        }
        started
    }

    fn begin_reload(
        &mut self,
        package: Option<String>,
        mode: ReloadMode,
    ) -> Result<(), EngineError> {
        self.read_manifests_again()?;
        let packages = self.packages_to_build(package.as_deref())?;
        self.remember_sources();
        let only = package.and_then(|_| packages.last().cloned());
        self.start_build(packages)?;
        self.waiting = None;
        if let Some(watch) = self.open.as_mut().and_then(|open| open.watch.as_mut()) {
            watch.begin_build(only.as_deref());
        }
        self.purpose = Some(BuildPurpose::Reload(PendingReload {
            start: Instant::now(),
            mode,
            approved: None,
        }));
        Ok(())
    }

    /// Starts to build everything that this process is made of, for a restart.
    pub fn rebuild(&mut self) -> Result<(), EngineError> {
        let loaded = self.runtime.modules.modules();
        let mut packages: Vec<String> = loaded.map(|m| m.package.clone()).collect();
        // A project that only this process's modules run has no program of its own.
        let project = self.open.as_ref().map(|open| &open.project);
        let project = project.filter(|project| self.host().builds(project.folder()));
        packages.extend(project.map(|project| project.manifest.package_name.clone()));
        packages.push(self.editor.manifest.package_name.clone());
        self.start_build(packages)?;
        self.purpose = Some(BuildPurpose::Restart);
        Ok(())
    }

    /// Stops the build.
    pub fn cancel_build(&self) {
        self.build.cancel();
    }

    /// Waits until the build that runs has ended, if there is one.
    pub fn wait_build(&mut self) {
        while let Some(event) = self.build.wait() {
            self.take_build_event(event);
        }
        self.wait_for_plan();
    }

    /// Builds that ended since the last call, the first one first.
    pub fn take_ended(&mut self) -> Vec<BuildEnd> {
        std::mem::take(&mut self.ended)
    }

    /// Handles the events of the build and of the file watches; never waits. True when something
    /// changed.
    pub(crate) fn poll_build(&mut self) -> bool {
        let mut happened = self.poll_assets() | self.shaders.poll();
        while let Some(event) = self.build.poll() {
            self.take_build_event(event);
            happened = true;
        }
        happened |= self.poll_scene_watch() | self.poll_plan();
        if let BuildStatus::Building { elapsed_s, .. } = &mut self.status {
            *elapsed_s = self.build.elapsed_s();
        }
        let watch = self.open.as_mut().and_then(|open| open.watch.as_mut());
        let changed = watch.and_then(|watch| watch.poll());
        if let Some(packages) = changed.filter(|packages| !packages.is_empty()) {
            happened = true;
            if !self.build.is_running() {
                self.status = BuildStatus::Stale(packages);
            }
            if self.auto_reload
                && self.purpose.is_none()
                && let Err(error) = self.reload(None, self.auto_mode)
            {
                self.build_problems = error.into_problems("reload");
            }
        }
        happened
    }

    /// Time until [`update`](Self::update) should be called even without a wakeup.
    pub fn due(&self) -> Option<Duration> {
        let watch = self.open.as_ref().and_then(|open| open.watch.as_ref());
        let sources = watch.and_then(SourceWatch::due);
        let imports = self.imports.running().due();
        let assets = [self.assets.due(), self.shaders.due(), imports];
        let scene = [sources, self.scene_due()];
        assets.into_iter().chain(scene).flatten().min()
    }

    fn start_build(&mut self, packages: Vec<String>) -> Result<(), EngineError> {
        self.check_trust()?;
        let mut projects = vec![&self.editor];
        if let Some(open) = &self.open {
            projects.push(open.changed.as_ref().unwrap_or(&open.project));
        }
        let request = BuildRequest::of_host(self.host(), &projects, packages);
        self.start_request(&request)
    }

    /// True while cargo runs.
    pub const fn is_building(&self) -> bool {
        self.build.is_running()
    }

    pub(super) fn start_request(&mut self, request: &BuildRequest) -> Result<(), EngineError> {
        self.build
            .start(request)
            .map_err(|error| EngineError::File {
                file: request.folder.clone(),
                reason: format!("the build does not start: {error}"),
            })?;
        self.status = BuildStatus::Building {
            done: 0,
            total: 0,
            current: "cargo".into(),
            elapsed_s: 0.0,
        };
        Ok(())
    }

    /// The packages of one build. The features that the base names make every selection build the
    /// same libraries, so naming few is safe. It is also faster: cargo checks every named package.
    fn packages_to_build(&mut self, package: Option<&str>) -> Result<Vec<String>, EngineError> {
        if let Some(package) = package {
            let known = self.runtime.modules.modules().find(|m| {
                m.package == package || m.package.rsplit("playground-").next() == Some(package)
            });
            let known = known.map(|module| module.package.clone());
            // One that is off is loaded by this reload.
            let known = known.or_else(|| self.packages_resuming().next());
            let known = known.ok_or_else(|| {
                let text = format!("no module is called {package}; `modules` lists them");
                EngineError::Refused(text)
            })?;
            return Ok(self.packages_to_add().chain([known]).collect());
        }
        let loaded = self.runtime.modules.modules();
        let all: Vec<(String, ModuleKind)> = loaded.map(|m| (m.package.clone(), m.kind)).collect();
        let mut packages: Vec<String> = match &mut self.open {
            None => all.into_iter().map(|(name, _)| name).collect(),
            Some(open) => changed_modules(open, &all),
        };
        let known = |name: &String| {
            let projects = self.open.iter().map(|open| &open.project);
            let projects = projects.chain([&self.editor]);
            let mut modules = projects.flat_map(|project| &project.plan.load_order);
            modules.any(|module| module.package == *name)
        };
        let open = self.open.iter();
        let older = open.flat_map(|open| open.generations.packages_of_older(&self.runtime));
        packages.extend(older.filter(known));
        packages.extend(self.packages_resuming());
        packages.sort();
        packages.dedup();
        Ok(packages)
    }

    /// Modules that changed manifests declare: they are loaded whichever module is reloaded.
    fn packages_to_add(&self) -> impl Iterator<Item = String> {
        let changed = self.open.iter().flat_map(|open| &open.changed);
        let modules = changed.flat_map(|project| &project.plan.load_order);
        let new = modules.filter(|m| self.runtime.modules.get(&m.package).is_none());
        new.map(|module| module.package.clone())
    }

    pub(super) fn take_build_event(&mut self, event: BuildEvent) {
        match event {
            BuildEvent::Progress(progress) => {
                self.status = BuildStatus::Building {
                    done: progress.done,
                    total: progress.total,
                    current: progress.current,
                    elapsed_s: self.build.elapsed_s(),
                };
            }
            BuildEvent::Done(result) => self.finish_build(&result),
        }
    }

    fn finish_build(&mut self, result: &BuildResult) {
        self.status = BuildStatus::Idle;
        self.build_problems = result.problems.clone();
        match self.purpose.take() {
            Some(BuildPurpose::Reload(pending)) => self.finish_reload(&pending, result),
            Some(BuildPurpose::Host(pending)) => self.finish_host(pending, result),
            Some(BuildPurpose::Restart) => self.finish_rebuild(result),
            None => {}
        }
    }

    fn finish_rebuild(&mut self, result: &BuildResult) {
        let built = if result.success {
            Ok(())
        } else if result.cancelled {
            Err("the build was stopped; the editor goes on".into())
        } else {
            Err(format!(
                "the editor does not build, and goes on as it is: {}",
                result.first_error()
            ))
        };
        self.ended.push(BuildEnd::Restart(built));
    }

    pub(super) fn finish_reload(&mut self, pending: &PendingReload, result: &BuildResult) {
        let frame = self.play.next_frame();
        let before = self.declared();
        self.remember_memory();
        let reloading = Reloading {
            kept: self.kept_rows(),
            runtime: &mut self.runtime,
            frame,
        };
        let Reloaded {
            mut report,
            failures,
            frames,
            undeclared,
            refilled,
            kept,
            plan,
            libraries,
        } = reloading.take(pending, result);
        if let Some(plan) = plan {
            self.follow_sources(result);
            return self.begin_waiting((plan, libraries), pending, result);
        }
        // Rows of replaced pools cannot be compared with those of before.
        self.forget_keyframes();
        self.reloads += 1;
        report.notes = self.keep(undeclared);
        self.follow_manifests(result, &mut report);
        self.end_resuming();
        self.follow_sources(result);
        self.finish_swap((&before, &refilled), kept, &mut report, &failures);
        if report.outcome == ReloadOutcome::Done {
            self.record_generation(GenerationCause::Reload, &report, (frames, &failures));
        }
        report.generation = self.open.as_ref().and_then(OpenProject::running_generation);
        self.ended.push(BuildEnd::Reload(report));
    }

    /// After modules were swapped, or not: the rest of the engine follows. `kept` are values that the
    /// changed components have no place for; what comes back was kept before this.
    pub(super) fn finish_swap(
        &mut self,
        changed: (&BTreeSet<&'static str>, &BTreeSet<&'static str>),
        kept: Vec<KeptText>,
        report: &mut ReloadReport,
        failures: &[SystemFailure],
    ) {
        if let Err(error) = self.follow_components(changed, report) {
            self.build_problems.extend(error.into_problems("reload"));
        }
        report.notes.extend(kept_notes(&kept));
        self.keep_texts(kept);
        self.effects.refresh(&self.runtime.views.systems);
        if let Err(error) = self.bind_keys() {
            self.build_problems.extend(error.into_problems("reload"));
        }
        self.reimport_assets();
        self.explain(report);
        if let Err(error) = self.start_afresh(report, failures) {
            self.build_problems.extend(error.into_problems("reload"));
        }
    }

    /// Watches what was read for the build. Files that changed while it ran are built next.
    fn follow_sources(&mut self, result: &BuildResult) {
        let Some(watch) = self.open.as_mut().and_then(|open| open.watch.as_mut()) else {
            return;
        };
        let changed = watch.end_build(result);
        if !changed.is_empty() {
            self.status = BuildStatus::Stale(changed.iter().cloned().collect());
        }
    }

    /// Follows components that were removed or added: their rows leave the world or come back.
    pub(super) fn follow_components(
        &mut self,
        (before, refilled): (&BTreeSet<&'static str>, &BTreeSet<&'static str>),
        report: &mut ReloadReport,
    ) -> Result<(), EngineError> {
        let mut notes = self.take_out_undeclared()?;
        notes.extend(self.put_back_after(before, refilled)?);
        report.notes.extend(notes);
        Ok(())
    }

    /// After a reload that did not fail, also where nothing had changed, everything that failed runs
    /// again. Systems that failed in the dry run of the new code are warnings.
    fn start_afresh(
        &mut self,
        report: &ReloadReport,
        failures: &[SystemFailure],
    ) -> Result<(), EngineError> {
        if !matches!(
            report.outcome,
            ReloadOutcome::Done | ReloadOutcome::Unchanged
        ) {
            return Ok(());
        }
        self.failures.clear();
        // What could not be loaded before was built and tried again.
        self.load_problems.clear();
        self.effects.start_afresh();
        self.extraction.drawers.start_afresh();
        let schedule = &self.runtime.views.schedule;
        schedule.call(|view| view.start_afresh())?;
        self.with_sources(|known, sources| known.warn(failures, sources))
    }

    /// Adds a problem for a reload that failed after its build.
    fn explain(&mut self, report: &ReloadReport) {
        use playground_core_engine::ReloadOutcome::Failed;
        if let Failed { stage, reason, .. } = &report.outcome
            && stage != "build"
        {
            let location = panic_location(reason);
            self.build_problems.push(Problem {
                severity: Severity::Error,
                source: "reload".into(),
                message: format!("{stage}: {reason}"),
                file: location.and_then(|(file, _)| self.runtime.host.source(file)),
                line: location.map_or(0, |(_, line)| line),
                ..Problem::default()
            });
        }
    }
}

/// The project's own modules, and those of the editor whose sources changed. When a core changed,
/// everything: the gates then report that a restart is needed.
fn changed_modules(open: &mut OpenProject, all: &[(String, ModuleKind)]) -> Vec<String> {
    let project = open.changed.as_ref().unwrap_or(&open.project);
    let own = own_modules(&project.plan, project.folder()).map(|(name, _)| name);
    let mut packages: Vec<String> = own.collect();
    let nothing = BTreeSet::new();
    let seen = open.watch.as_mut().map_or(&nothing, SourceWatch::seen);
    let core =
        |(name, kind): &(String, ModuleKind)| *kind == ModuleKind::Core && seen.contains(name);
    let every = all.iter().any(core);
    let changed = all.iter().filter(|(name, _)| every || seen.contains(name));
    packages.extend(changed.map(|(name, _)| name.clone()));
    packages
}
