//! [`Transaction`]: a reload as stages.
//!
//! Up to [`Load`](ReloadStage::Load) everything new is made beside the old; a failure drops it.
//! [`Restore`](ReloadStage::Restore) swaps pools and bindings, the only two changes that a failure
//! has to roll back, in reverse order. After a failure the old modules keep running, and the world
//! is unchanged.

use super::pools::{evacuate_changed, instantiate};
use super::state::{SavedState, restore_states, save_states};
use super::{DryRunRequest, Runtime};
use playground_base::{ErasedPool, Implementation, ModuleError};
use playground_core_ecs::{FrameReport, FrameTime, Stage};
use playground_core_engine::{ReloadOutcome, ReloadReport, StageTime};
use playground_modules_registry::{Candidate, ModuleFile, Swapped};
use std::time::Instant;

/// The stages after the build, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReloadStage {
    /// Checks compiler, shared libraries and contracts: can this code be loaded at all?
    Gates,
    /// Runs the whole reload in a child process, on a copy of the world.
    DryRun,
    /// Saves the state of the old ViewModels.
    Save,
    /// Fills new pools and makes new ViewModels beside the old ones.
    Load,
    /// Restores state into the new ViewModels; swaps bindings and pools.
    Restore,
    /// Runs one frame of the new code, then restores the world.
    FirstFrame,
}

impl ReloadStage {
    const ALL: [Self; 6] = [
        Self::Gates,
        Self::DryRun,
        Self::Save,
        Self::Load,
        Self::Restore,
        Self::FirstFrame,
    ];

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gates => "gates",
            Self::DryRun => "dry run",
            Self::Save => "save",
            Self::Load => "load",
            Self::Restore => "restore",
            Self::FirstFrame => "first frame",
        }
    }
}

/// Why a stage failed.
pub(super) struct StageError {
    reason: String,
    restart: bool,
}

impl<E: std::fmt::Display> From<E> for StageError {
    fn from(error: E) -> Self {
        Self {
            reason: error.to_string(),
            restart: false,
        }
    }
}

/// A reload under way.
pub(super) struct Transaction<'a> {
    runtime: &'a mut Runtime,
    files: Vec<ModuleFile>,
    /// The frame to run; `None` while no system runs (the scene is being edited).
    frame: Option<FrameTime>,
    /// Whether to run the reload in a child process first.
    with_dry_run: bool,
    candidates: Vec<Candidate>,
    states: Vec<SavedState>,
    pools: Vec<ErasedPool>,
    implementations: Vec<Implementation>,
    old_pools: Option<Vec<ErasedPool>>,
    swapped: Option<Swapped>,
    report: ReloadReport,
}

impl<'a> Transaction<'a> {
    pub fn new(runtime: &'a mut Runtime, files: Vec<ModuleFile>, frame: Option<FrameTime>) -> Self {
        Self {
            runtime,
            files,
            frame,
            with_dry_run: true,
            candidates: Vec::new(),
            states: Vec::new(),
            pools: Vec::new(),
            implementations: Vec::new(),
            old_pools: None,
            swapped: None,
            report: ReloadReport::default(),
        }
    }

    /// Skips the dry run: this process is the dry run.
    pub fn without_dry_run(mut self) -> Self {
        self.with_dry_run = false;
        self
    }

    /// Runs all stages. When one fails, rolls back those before it.
    pub fn run(mut self) -> ReloadReport {
        for stage in ReloadStage::ALL {
            let start = Instant::now();
            let done = self.commit(stage);
            self.report.stages.push(StageTime {
                stage: stage.name(),
                time_ms: start.elapsed().as_secs_f32() * 1e3,
            });
            if let Err(error) = done {
                let left = self.abort();
                self.report.outcome = failed(stage, error, &left);
                return self.report;
            }
        }
        let modules = self
            .files
            .iter()
            .filter_map(|f| self.runtime.modules.get(&f.package));
        self.report.modules = modules.map(|m| (m.package.clone(), m.generation)).collect();
        self.report
    }

    fn commit(&mut self, stage: ReloadStage) -> Result<(), StageError> {
        match stage {
            ReloadStage::Gates => self.gates(),
            ReloadStage::DryRun => self.dry_run(),
            ReloadStage::Save => self.save(),
            ReloadStage::Load => self.load(),
            ReloadStage::Restore => self.restore(),
            ReloadStage::FirstFrame => self.first_frame(),
        }
    }

    fn gates(&mut self) -> Result<(), StageError> {
        for file in &self.files {
            self.runtime
                .check_shared(&file.package)
                .map_err(|error| StageError {
                    reason: error.to_string(),
                    restart: true,
                })?;
            self.candidates.push(self.runtime.modules.open(file)?);
        }
        Ok(())
    }

    fn dry_run(&mut self) -> Result<(), StageError> {
        if !self.with_dry_run {
            return Ok(());
        }
        let request = DryRunRequest::of(self.runtime, &self.candidates, self.frame);
        request.run(&self.runtime.host).map_err(StageError::from)
    }

    fn save(&mut self) -> Result<(), StageError> {
        let crates: Vec<&str> = self
            .candidates
            .iter()
            .map(|c| c.module.staged.library.crate_name())
            .collect();
        let of_group = |i: &Implementation| crates.contains(&i.library.crate_name());
        self.states = save_states(&self.runtime.world.registry, of_group)?;
        self.runtime.world.registry.clear_recycled();
        Ok(())
    }

    fn load(&mut self) -> Result<(), StageError> {
        let (world, components) = (&self.runtime.world, &self.runtime.views.components);
        let (pools, migrations) = evacuate_changed(world, components, &self.candidates)?;
        self.pools = pools;
        self.report.migrations = migrations;
        self.implementations = instantiate(self.runtime, &self.candidates, &self.pools)?;
        Ok(())
    }

    fn restore(&mut self) -> Result<(), StageError> {
        let refused = restore_states(
            self.runtime.world.registry.panics(),
            &self.implementations,
            &self.states,
        );
        self.report.refused_states = refused
            .into_iter()
            .map(|(state, reason)| format!("{}: {reason}", state.view_model))
            .collect();
        if !self.pools.is_empty() {
            let pools = std::mem::take(&mut self.pools);
            let world = &self.runtime.world;
            self.old_pools = Some(
                self.runtime
                    .views
                    .components
                    .call(|v| v.adopt(world, pools))?,
            );
        }
        let candidates = std::mem::take(&mut self.candidates);
        let implementations = std::mem::take(&mut self.implementations);
        self.swapped = Some(self.runtime.modules.commit(candidates, implementations)?);
        Ok(())
    }

    /// Runs the systems once on the world, then restores the world. Systems see that this is a dry
    /// run, and its effects are dropped.
    fn first_frame(&mut self) -> Result<(), StageError> {
        let Some(frame) = self.frame else {
            return Ok(());
        };
        let frame = FrameTime {
            is_dry_run: true,
            ..frame
        };
        let (world, views) = (&self.runtime.world, &self.runtime.views);
        let snapshot = views.worlds.call(|view| view.save(world))?;
        let ran = self.run_once(frame);
        views.worlds.call(|view| view.restore(world, snapshot))??;
        views.worlds.call(|view| view.forget(world, snapshot))?;
        let ran = ran?;
        let group = self.group_fragments();
        let errors = ran.iter().flat_map(FrameReport::errors);
        let mut errors = errors.filter(|(system, _)| group.contains(&system.fragment));
        match errors.next() {
            Some((system, error)) => Err(StageError::from(format!("{}: {error}", system.name))),
            None => Ok(()),
        }
    }

    /// Runs a step and a frame of the same length.
    fn run_once(&self, frame: FrameTime) -> Result<[FrameReport; 2], ModuleError> {
        let (world, schedule) = (&self.runtime.world, &self.runtime.views.schedule);
        let mut reports = [FrameReport::default(), FrameReport::default()];
        for (stage, report) in [Stage::Fixed, Stage::Update].into_iter().zip(&mut reports) {
            schedule.call(|view| view.run(world, stage, frame, report))?;
        }
        Ok(reports)
    }

    fn group_fragments(&self) -> Vec<u64> {
        let crates: Vec<String> = self
            .files
            .iter()
            .map(|f| f.package.replace('-', "_"))
            .collect();
        let all = self.runtime.world.registry.implementations();
        let of_group = all
            .iter()
            .filter(|i| crates.iter().any(|name| name == i.library.crate_name()));
        of_group.map(|i| i.info.fragment).collect()
    }

    /// Rolls back what was committed, the last first. Returns what could not be rolled back.
    fn abort(&mut self) -> Vec<String> {
        let modules = self
            .swapped
            .take()
            .map_or(Ok(()), |swapped| self.runtime.modules.roll_back(swapped));
        let pools = self.old_pools.take().map_or(Ok(()), |pools| {
            let (world, components) = (&self.runtime.world, &self.runtime.views.components);
            components.call(|view| view.adopt(world, pools)).map(|_| ())
        });
        let errors = [modules.err(), pools.err()].into_iter().flatten();
        errors.map(|error| error.to_string()).collect()
    }
}

/// After a failure that could not be rolled back, only a restart is sure to help.
fn failed(stage: ReloadStage, error: StageError, left: &[String]) -> ReloadOutcome {
    let reason = match left {
        [] => error.reason,
        left => format!(
            "{}; and it was not taken back as a whole ({}): save, and restart the editor",
            error.reason,
            left.join("; ")
        ),
    };
    ReloadOutcome::Failed {
        stage: stage.name().to_owned(),
        reason,
        restart: error.restart || !left.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_rollback_is_in_the_reason_and_requires_a_restart() {
        let of = |left: &[String]| {
            let error = StageError::from("the first frame failed");
            match failed(ReloadStage::FirstFrame, error, left) {
                ReloadOutcome::Failed {
                    reason, restart, ..
                } => (reason, restart),
                other => (format!("{other:?}"), false),
            }
        };
        let wholly = ("the first frame failed".to_owned(), false);
        assert_eq!(of(&[]), wholly);
        let (reason, restart) = of(&["no pool of Fish".to_owned(), "rocks is gone".to_owned()]);
        assert!(restart);
        assert_eq!(
            reason,
            "the first frame failed; and it was not taken back as a whole (no pool of Fish; rocks is \
             gone): save, and restart the editor"
        );
    }
}
