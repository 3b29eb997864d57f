//! One run of one stage.

use super::commands;
use super::dispatch::Dispatch;
use super::live::Outcome;
use super::plan::Plan;
use crate::viewmodel::event::begin_frame;
use crate::viewmodel::structure::{Keys, begin_change};
use playground_base::parking_lot::RwLockWriteGuard;
use playground_core_ecs::{BoundAllSystemView, Frame, FrameReport, Stage, Structure, World};
use std::time::Instant;

/// Where less than this can be gained, other threads are left asleep, in milliseconds: to wake one
/// takes about as long.
const WORTH_MS: f32 = 0.01;

/// Runs the systems, then carries out what they asked for.
pub fn run(
    plan: &mut Plan,
    bound: &BoundAllSystemView,
    keys: &Keys,
    world: &World,
    (stage, frame): (Stage, Frame),
    report: &mut FrameReport,
) {
    let started = Instant::now();
    let mut exclusive = world.structure.write();
    begin(&mut exclusive, plan, (stage, frame));
    let structure = RwLockWriteGuard::downgrade(exclusive);
    let is_worth = plan.gain_ms(stage) > WORTH_MS;
    if let Some(plugins) = &plan.plugins {
        let dispatch = Dispatch {
            bound,
            plugins,
            structure: &structure,
            systems: &plan.systems,
            steps: &plan.stage(stage).steps,
            frame,
            started,
        };
        // Systems run on threads of the pool even where one after the other does: a `par_iter` in
        // one of them finds this pool as its own.
        let run = || match is_worth {
            true => dispatch.run_together(),
            false => dispatch.run_in_order(),
        };
        match world.workers.current_thread_index() {
            _ if dispatch.steps.is_empty() => {}
            Some(_) => run(),
            None => world.workers.install(run),
        }
    }
    drop(structure);
    apply(plan, stage, &mut world.structure.write(), keys);
    fill(report, plan, stage);
    report.time_ms = started.elapsed().as_secs_f32() * 1000.0;
    plan.has_run(stage, report.time_ms);
}

fn begin(structure: &mut Structure, plan: &mut Plan, (stage, frame): (Stage, Frame)) {
    begin_change(structure);
    // Events are counted in steps: a frame without one starts nothing.
    if stage != Stage::Update && plan.frame.replace(frame.index) != Some(frame.index) {
        begin_frame(&mut structure.events);
    }
    plan.match_tables(structure);
}

/// Carries out the commands in order of the stage. Rows put aside for commands that were dropped
/// are dropped too.
fn apply(plan: &mut Plan, stage: Stage, structure: &mut Structure, keys: &Keys) {
    plan.for_each_step(stage, |planned| {
        let live = planned.live.get_mut();
        if let Err(error) = commands::apply(structure, keys, &mut live.commands) {
            live.commands.commands.clear();
            live.outcome = Outcome::Off;
            live.failed = Some(error.to_string());
        }
    });
    let Structure { cells, pools, .. } = structure;
    pools.iter().for_each(|pool| pool.clear_staged(cells));
}

/// Systems in order, then those that have no place. A report that is used again has room for them.
fn fill(report: &mut FrameReport, plan: &mut Plan, stage: Stage) {
    report.clear();
    plan.for_each_step(stage, |planned| report.systems.push(planned.report()));
    plan.for_each_refused(stage, |planned| report.systems.push(planned.report()));
}
