//! [`WaitingReload`]: a reload that waits for a decision of the user.

use super::Engine;
use crate::EngineError;
use crate::build::BuildResult;
use crate::runtime::{LibraryContents, PendingReload, ReloadMode};
use crate::scene::SceneUses;
use playground_base::crossbeam::channel::{Receiver, TryRecvError, bounded};
use playground_core_engine::{BuildStatus, ReloadPlan};
use std::path::PathBuf;
use std::time::Instant;

use super::BuildEnd;

/// A reload whose dry run succeeded, and that waits for a decision of the user. It holds no code and
/// no data: when it is carried out, the whole reload is done with the world as it is then.
#[derive(Debug)]
pub(super) struct WaitingReload {
    plan: ReloadPlan,
    /// The libraries that the plan is about.
    libraries: LibraryContents,
    result: BuildResult,
    mode: ReloadMode,
    /// The scenes that have what would change, once they are searched.
    scenes: Option<Receiver<Vec<Vec<PathBuf>>>>,
}

impl Engine {
    /// What the reload would do that waits for a decision; `None` while its scenes are searched.
    pub fn plan(&self) -> Option<&ReloadPlan> {
        let waiting = self.waiting.as_ref()?;
        waiting.scenes.is_none().then_some(&waiting.plan)
    }

    /// The reload waits. The scenes of the project are searched on a thread for what would change.
    pub(super) fn begin_waiting(
        &mut self,
        (plan, libraries): (ReloadPlan, LibraryContents),
        pending: &PendingReload,
        result: &BuildResult,
    ) {
        tracing::debug!(
            "a reload waits, {:?} after its start",
            pending.start.elapsed()
        );
        let project = self.open.as_ref().map(|open| &open.project);
        let (folder, scenes) = match project {
            Some(project) => (project.folder().to_path_buf(), project.scenes()),
            None => (PathBuf::new(), Vec::new()),
        };
        let uses: Vec<SceneUses> = plan.components.iter().map(SceneUses::of).collect();
        let (sender, receiver) = bounded(1);
        let waker = self.wakeups.0.clone();
        let search = move || {
            let found = SceneUses::search(&uses, &folder, &scenes);
            let _the_reload_may_be_dropped = sender.send(found);
            let _woken_already = waker.try_send(());
        };
        let thread = std::thread::Builder::new().name("scenes of a plan".into());
        // Without a thread, the sender is dropped, and the plan names no scene.
        if let Err(error) = thread.spawn(search) {
            tracing::warn!("the scenes are not searched: {error}");
        }
        self.waiting = Some(WaitingReload {
            plan,
            libraries,
            result: result.clone(),
            mode: pending.mode,
            scenes: Some(receiver),
        });
    }

    /// True when the plan of a waiting reload became known.
    pub(super) fn poll_plan(&mut self) -> bool {
        let Some(waiting) = &mut self.waiting else {
            return false;
        };
        let found = match waiting.scenes.as_ref().map(Receiver::try_recv) {
            None | Some(Err(TryRecvError::Empty)) => return false,
            Some(Ok(found)) => found,
            Some(Err(TryRecvError::Disconnected)) => Vec::new(),
        };
        waiting.take_scenes(found);
        self.report_plan();
        true
    }

    /// The user is asked, unless what would be lost stands nowhere.
    fn report_plan(&mut self) {
        let Some(waiting) = &self.waiting else { return };
        let is_needless = waiting.mode == ReloadMode::Ask && waiting.plan.is_about_nothing();
        // The scene that is edited is not part of the plan while a game plays.
        if is_needless && !self.play.is_running() && self.apply_plan().is_ok() {
            return;
        }
        // While the scenes of another plan are searched, that one is reported later.
        if let Some(plan) = self.plan().cloned() {
            self.ended.push(BuildEnd::Plan(plan));
        }
    }

    /// Waits until the plan of a waiting reload is known.
    pub(super) fn wait_for_plan(&mut self) {
        let Some(waiting) = &mut self.waiting else {
            return;
        };
        if let Some(scenes) = &waiting.scenes {
            let found = scenes.recv().unwrap_or_default();
            waiting.take_scenes(found);
            self.report_plan();
        }
    }

    /// Carries out the reload that waits, with the world as it is now. Only the libraries of its plan are
    /// loaded: when something built others meanwhile, nothing changes, and a plan for those waits.
    ///
    /// # Errors
    /// When none waits, another build runs, or the libraries are others.
    pub fn apply_plan(&mut self) -> Result<(), EngineError> {
        if self.build.is_running() {
            return Err(EngineError::Refused(
                "a build is running already; its reload takes the place of the one that waits"
                    .into(),
            ));
        }
        let waiting = self.waiting.take().ok_or_else(no_plan)?;
        let pending = PendingReload {
            start: Instant::now(),
            mode: ReloadMode::Preview,
            approved: Some(waiting.libraries),
        };
        self.status = BuildStatus::Idle;
        self.finish_reload(&pending, &waiting.result);
        match self.waiting {
            Some(_) => Err(other_libraries()),
            None => Ok(()),
        }
    }

    /// Drops the reload that waits: the old code goes on, and its sources still have changed.
    ///
    /// # Errors
    /// When none waits.
    pub fn drop_plan(&mut self) -> Result<ReloadPlan, EngineError> {
        let waiting = self.waiting.take().ok_or_else(no_plan)?;
        self.end_resuming();
        let modules = &waiting.plan.modules;
        if let Some(watch) = self.open.as_mut().and_then(|open| open.watch.as_mut()) {
            watch.keep_changed(modules);
        }
        if !self.build.is_running() {
            self.status = BuildStatus::Stale(modules.clone());
        }
        Ok(waiting.plan)
    }
}

impl WaitingReload {
    fn take_scenes(&mut self, found: Vec<Vec<PathBuf>>) {
        self.scenes = None;
        for (change, scenes) in self.plan.components.iter_mut().zip(found) {
            change.scenes = scenes;
        }
    }
}

fn other_libraries() -> EngineError {
    EngineError::Refused(
        "the libraries were built again since this plan was made, and none was loaded: look at the \
         plan for the new ones, which follows, and decide again"
            .into(),
    )
}

fn no_plan() -> EngineError {
    EngineError::Refused("no reload waits for a decision".into())
}
