//! [`Transaction`]: a reload as stages.
//!
//! Up to [`DryRun`](ReloadStage::DryRun) no code of the new libraries runs in this process: opening
//! a library runs its initialisers. Up to [`Load`](ReloadStage::Load) everything new is made beside
//! the old; a failure drops it. [`Restore`](ReloadStage::Restore) swaps pools and bindings, the only
//! two changes that a failure has to roll back, in reverse order. After a failure the old modules
//! keep running, and the world is unchanged.

use super::pools::{Evacuated, evacuate_changed, instantiate};
use super::state::{SavedState, restore_states, save_states};
use super::undeclared::{self, Undeclared};
use super::{DryRunEnd, DryRunRequest, KeptRow, KeptText, LibraryContents, PendingReload, Runtime};
use crate::play::SystemFailure;
use playground_base::{ErasedPool, Implementation};
use playground_core_ecs::FrameTime;
use playground_core_engine::{PlannedChange, ReloadOutcome, ReloadPlan, ReloadReport, StageTime};
use playground_modules_registry::{Candidate, ModuleFile, ModuleRegistry, StagedModule, Swapped};
use std::collections::BTreeSet;
use std::time::Instant;

/// The stages after the build, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReloadStage {
    /// Checks compiler and shared libraries: can this code be loaded at all?
    Gates,
    /// Runs the whole reload in a child process, on a copy of the world, and plays.
    DryRun,
    /// Saves the state of the old ViewModels.
    Save,
    /// Opens the libraries, fills new pools and makes new ViewModels beside the old ones.
    Load,
    /// Restores state into the new ViewModels; swaps bindings and pools.
    Restore,
}

impl ReloadStage {
    const ALL: [Self; 5] = [
        Self::Gates,
        Self::DryRun,
        Self::Save,
        Self::Load,
        Self::Restore,
    ];

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gates => "gates",
            Self::DryRun => "dry run",
            Self::Save => "save",
            Self::Load => "load",
            Self::Restore => "restore",
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

/// The result of a transaction.
#[derive(Default)]
pub struct Reloaded {
    /// The report for the user.
    pub report: ReloadReport,
    /// Systems of the new modules that failed in the dry run.
    pub failures: Vec<SystemFailure>,
    /// Frames that the dry run played.
    pub frames: u64,
    /// Rows that were taken out of the world.
    pub undeclared: Undeclared,
    /// Components that have new pools: only some of their fields may have changed, or none.
    pub refilled: BTreeSet<&'static str>,
    /// Values that the changed components have no place for.
    pub kept: Vec<KeptText>,
    /// What the reload would do, where it stopped after its dry run.
    pub plan: Option<ReloadPlan>,
    /// The libraries that it loaded, or would load.
    pub libraries: LibraryContents,
}

/// A reload under way.
pub(super) struct Transaction<'a> {
    runtime: &'a mut Runtime,
    files: Vec<ModuleFile>,
    /// The frame that the game runs next; `None` while the scene is being edited.
    frame: Option<FrameTime>,
    /// Rows outside of the world, for the dry run.
    kept: Vec<KeptRow>,
    /// Whether it may stop after the dry run. `None` for one that does not.
    pending: Option<PendingReload>,
    /// This process is the child of a dry run, and the libraries are staged.
    is_child: bool,
    /// The libraries ran in the world before, and were not built now.
    is_return: bool,
    staged: Vec<StagedModule>,
    candidates: Vec<Candidate>,
    states: Vec<SavedState>,
    pools: Vec<ErasedPool>,
    implementations: Vec<Implementation>,
    old_pools: Option<Vec<ErasedPool>>,
    swapped: Option<Swapped>,
    done: Reloaded,
}

impl<'a> Transaction<'a> {
    pub fn new(runtime: &'a mut Runtime, files: Vec<ModuleFile>, frame: Option<FrameTime>) -> Self {
        Self {
            runtime,
            files,
            frame,
            kept: Vec::new(),
            pending: None,
            is_child: false,
            is_return: false,
            staged: Vec::new(),
            candidates: Vec::new(),
            states: Vec::new(),
            pools: Vec::new(),
            implementations: Vec::new(),
            old_pools: None,
            swapped: None,
            done: Reloaded::default(),
        }
    }

    /// With these rows outside of the world.
    pub fn with_kept(mut self, kept: Vec<KeptRow>) -> Self {
        self.kept = kept;
        self
    }

    /// Stops after the dry run where this says so.
    pub fn with_pending(mut self, pending: &PendingReload) -> Self {
        self.pending = Some(pending.clone());
        self
    }

    /// Skips the gates and the dry run: this process is the dry run.
    pub fn in_child(mut self) -> Self {
        self.is_child = true;
        self
    }

    /// With libraries of an earlier generation: what was built since does not concern them.
    pub fn of_generation(mut self) -> Self {
        self.is_return = true;
        self
    }

    /// Runs all stages. When one fails, rolls back those before it.
    pub fn run(mut self) -> Reloaded {
        for stage in ReloadStage::ALL {
            let start = Instant::now();
            let done = self.commit(stage);
            self.done.report.stages.push(StageTime {
                stage: stage.name(),
                time_ms: start.elapsed().as_secs_f32() * 1e3,
            });
            if let Err(error) = done {
                let left = self.abort();
                self.done.report.outcome = failed(stage, error, &left);
                return self.done;
            }
            if stage == ReloadStage::DryRun && self.stops() {
                return self.done;
            }
        }
        let modules = self
            .files
            .iter()
            .filter_map(|f| self.runtime.modules.get(&f.package));
        self.done.report.modules = modules.map(|m| (m.package.clone(), m.generation)).collect();
        self.done
    }

    /// True when the user is to see the plan before anything changes; otherwise the plan is dropped.
    fn stops(&mut self) -> bool {
        let stops = match (&self.pending, &self.done.plan) {
            (Some(pending), Some(plan)) => pending.waits(plan, &self.done.libraries),
            _ => false,
        };
        if !stops {
            self.done.plan = None;
        }
        stops
    }

    fn commit(&mut self, stage: ReloadStage) -> Result<(), StageError> {
        match stage {
            ReloadStage::Gates => self.gates(),
            ReloadStage::DryRun => self.dry_run(),
            ReloadStage::Save => self.save(),
            ReloadStage::Load => self.load(),
            ReloadStage::Restore => self.restore(),
        }
    }

    fn gates(&mut self) -> Result<(), StageError> {
        for file in &self.files {
            if self.is_child {
                self.staged.push(ModuleRegistry::staged(file)?);
                continue;
            }
            if !self.is_return {
                let checked = self.runtime.check_shared(&file.package);
                checked.map_err(|error| StageError {
                    reason: error.to_string(),
                    restart: true,
                })?;
            }
            self.staged.push(self.runtime.modules.stage(file)?);
        }
        self.done.libraries = LibraryContents::of(&self.staged);
        Ok(())
    }

    fn dry_run(&mut self) -> Result<(), StageError> {
        if self.is_child {
            return Ok(());
        }
        let mut request = DryRunRequest::of(self.runtime, &self.staged, self.frame)?;
        request.kept = std::mem::take(&mut self.kept);
        let DryRunEnd {
            refused,
            played,
            output,
            changes,
            ..
        } = request
            .run(&self.runtime.host, &self.runtime.interrupt)
            .map_err(|error| {
                StageError::from(format!("the dry run could not be started: {error}"))
            })?;
        self.done.report.output = output;
        self.done.failures = played.failures;
        self.done.frames = played.frames;
        match refused {
            Some(reason) => Err(StageError::from(reason)),
            None => {
                let planned = |(migration, is_gone)| PlannedChange {
                    migration,
                    is_gone,
                    ..PlannedChange::default()
                };
                self.done.plan = Some(ReloadPlan {
                    modules: self.files.iter().map(|file| file.package.clone()).collect(),
                    components: changes.into_iter().map(planned).collect(),
                });
                self.runtime.proven.add(&self.staged);
                Ok(())
            }
        }
    }

    /// A ViewModel whose state cannot be saved starts anew, so that it can be replaced.
    fn save(&mut self) -> Result<(), StageError> {
        let crates: Vec<&str> = self
            .staged
            .iter()
            .map(|staged| staged.library.library.crate_name())
            .collect();
        let of_group = |i: &Implementation| crates.contains(&i.library.crate_name());
        let states = save_states(&self.runtime.world.registry, of_group);
        self.states = states.saved;
        self.done.report.refused_states = states.failed;
        self.runtime.world.registry.clear_recycled();
        Ok(())
    }

    fn load(&mut self) -> Result<(), StageError> {
        for staged in std::mem::take(&mut self.staged) {
            self.candidates.push(self.runtime.open_staged(staged)?);
        }
        let (world, components) = (&self.runtime.world, &self.runtime.views.components);
        let Evacuated {
            pools,
            reports,
            kept,
        } = evacuate_changed(world, components, &self.candidates)?;
        let names = pools.iter().map(|pool| pool.description().name);
        self.done.refilled = names.collect();
        self.pools = pools;
        self.done.report.migrations = reports;
        self.done.kept = kept;
        self.implementations = instantiate(self.runtime, &self.candidates, &self.pools)?;
        Ok(())
    }

    fn restore(&mut self) -> Result<(), StageError> {
        self.runtime
            .progress
            .step("while the state of its modules was restored");
        let refused = restore_states(
            self.runtime.world.registry.panics(),
            &self.implementations,
            &self.states,
        );
        let refused = refused.into_iter();
        let refused = refused.map(|(state, reason)| format!("{}: {reason}", state.view_model));
        self.done.report.refused_states.extend(refused);
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
        let mut undeclared = undeclared::take_out(self.runtime)?;
        self.done.report.migrations.append(&mut undeclared.moved);
        self.done.undeclared = undeclared;
        Ok(())
    }

    /// Rolls back what was committed, the last first. Returns what could not be rolled back.
    fn abort(&mut self) -> Vec<String> {
        let modules = self
            .swapped
            .take()
            .map_or(Ok(()), |swapped| self.runtime.modules.roll_back(swapped));
        self.done.kept.clear();
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
            let error = StageError::from("the swap failed");
            match failed(ReloadStage::Restore, error, left) {
                ReloadOutcome::Failed {
                    reason, restart, ..
                } => (reason, restart),
                other => (format!("{other:?}"), false),
            }
        };
        let wholly = ("the swap failed".to_owned(), false);
        assert_eq!(of(&[]), wholly);
        let (reason, restart) = of(&["no pool of Fish".to_owned(), "rocks is gone".to_owned()]);
        assert!(restart);
        assert_eq!(
            reason,
            "the swap failed; and it was not taken back as a whole (no pool of Fish; rocks is gone): save, \
             and restart the editor"
        );
    }
}
