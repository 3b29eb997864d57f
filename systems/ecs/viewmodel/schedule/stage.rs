//! One run of one stage.

use super::commands;
use super::plan::Plan;
use super::planned::Planned;
use crate::viewmodel::event::begin_frame;
use crate::viewmodel::structure::{Keys, begin_change};
use playground_base::parking_lot::RwLockWriteGuard;
use playground_base::rayon::ThreadPool;
use playground_core_ecs::{
    BoundAllSystemView, CommandBuffer, Frame, FrameReport, Stage, Structure, SystemContext,
    SystemViewFragments, World,
};
use std::time::Instant;

/// What one system did.
#[derive(Default)]
struct Outcome {
    time_ms: f32,
    commands: CommandBuffer,
    error: Option<String>,
}

/// What is the same for all systems of a stage.
struct Run<'a> {
    bound: &'a BoundAllSystemView,
    plugins: &'a SystemViewFragments,
    structure: &'a Structure,
    frame: Frame,
}

/// Runs the systems, then carries out what they asked for.
pub fn run(
    plan: &mut Plan,
    bound: &BoundAllSystemView,
    keys: &Keys,
    world: &World,
    (stage, frame): (Stage, Frame),
) -> FrameReport {
    let started = Instant::now();
    let Some(plugins) = plan.plugins() else {
        return FrameReport::default();
    };
    let mut exclusive = world.structure.write();
    begin(&mut exclusive, plan, frame);
    let structure = RwLockWriteGuard::downgrade(exclusive);
    let shared = Run {
        bound,
        plugins: &plugins,
        structure: &structure,
        frame,
    };
    let mut outcomes = shared.run_batches(plan, stage, &world.workers);
    drop(structure);
    apply(plan, &mut outcomes, &mut world.structure.write(), keys);
    FrameReport {
        systems: reports(plan, stage, &outcomes),
        time_ms: ms_since(started),
    }
}

fn begin(structure: &mut Structure, plan: &mut Plan, frame: Frame) {
    begin_change(structure);
    if plan.frame.replace(frame.index) != Some(frame.index) {
        begin_frame(&mut structure.events);
    }
    for planned in &mut plan.systems {
        planned.match_tables(structure);
    }
}

impl Run<'_> {
    /// One batch after the other, each on the workers. Outcomes are in order of the stage.
    fn run_batches(
        &self,
        plan: &Plan,
        stage: Stage,
        workers: &ThreadPool,
    ) -> Vec<(usize, Outcome)> {
        let arrangement = plan.stage(stage);
        let may_run = |at: &usize| plan.systems.get(*at).is_some_and(|s| s.error().is_none());
        let mut all = Vec::with_capacity(arrangement.order.len());
        for batch in &arrangement.batches {
            let of_batch = batch.iter().copied().filter(may_run);
            let mut outcomes: Vec<(usize, Outcome)> =
                of_batch.map(|at| (at, Outcome::default())).collect();
            self.run_batch(&plan.systems, &mut outcomes, workers);
            all.extend(outcomes);
        }
        let place = |at| arrangement.order.iter().position(|other| *other == at);
        all.sort_by_key(|(at, _)| place(*at));
        all
    }

    fn run_batch(
        &self,
        systems: &[Planned],
        outcomes: &mut [(usize, Outcome)],
        workers: &ThreadPool,
    ) {
        // One alone has all workers for itself; `par_iter` in it finds this pool as its own.
        if let [(at, outcome)] = outcomes {
            *outcome = workers.install(|| self.run_system(&systems[*at]));
            return;
        }
        workers.scope(|scope| {
            for (at, outcome) in outcomes {
                scope.spawn(|_| *outcome = self.run_system(&systems[*at]));
            }
        });
    }

    fn run_system(&self, planned: &Planned) -> Outcome {
        let Some(plugin) = self.plugins.get(planned.plugin) else {
            return Outcome::default();
        };
        let started = Instant::now();
        let mut context = SystemContext {
            structure: self.structure,
            tables: &planned.tables,
            frame: self.frame,
            commands: CommandBuffer::default(),
        };
        let id = planned.system.id;
        let called = self.bound.call(plugin, |view| view.run(id, &mut context));
        let error = called.and_then(|answer| answer).err();
        let time_ms = ms_since(started);
        match error {
            None => Outcome {
                time_ms,
                commands: context.commands,
                error: None,
            },
            Some(error) => Outcome {
                time_ms,
                error: Some(error.to_string()),
                ..Outcome::default()
            },
        }
    }
}

/// Carries out the commands in order of the stage. Rows put aside for commands that were dropped
/// are dropped too.
fn apply(
    plan: &mut Plan,
    outcomes: &mut [(usize, Outcome)],
    structure: &mut Structure,
    keys: &Keys,
) {
    for (at, outcome) in outcomes {
        let commands = std::mem::take(&mut outcome.commands);
        if let Err(error) = commands::apply(structure, keys, commands) {
            outcome.error = Some(error.to_string());
        }
        plan.systems[*at].failed.clone_from(&outcome.error);
    }
    let Structure { cells, pools, .. } = structure;
    pools.iter().for_each(|pool| pool.clear_staged(cells));
}

/// Systems that ran, in order, then those that did not.
fn reports(
    plan: &Plan,
    stage: Stage,
    outcomes: &[(usize, Outcome)],
) -> Vec<playground_core_ecs::SystemReport> {
    let ran = outcomes
        .iter()
        .map(|(at, outcome)| plan.systems[*at].report(outcome.time_ms));
    let has_run = |at| outcomes.iter().any(|(other, _)| *other == at);
    let idle = plan.systems.iter().enumerate();
    let idle = idle.filter(|(at, planned)| planned.system.stage == stage && !has_run(*at));
    ran.chain(idle.map(|(_, planned)| planned.report(0.0)))
        .collect()
}

fn ms_since(start: Instant) -> f32 {
    start.elapsed().as_secs_f32() * 1000.0
}
