//! [`Run`]: one run of one stage.

use super::alone::Alone;
use super::arrange::Part;
use super::commands;
use super::dispatch::Dispatch;
use super::live::Outcome;
use super::plan::Plan;
use super::watch::Watch;
use crate::viewmodel::event::begin_frame;
use crate::viewmodel::structure::{Keys, begin_change};
use playground_base::parking_lot::RwLockWriteGuard;
use playground_core_ecs::{BoundAllSystemView, Frame, FrameReport, Stage, Structure, World};
use std::time::Instant;

/// Where less than this can be gained, other threads are left asleep, in milliseconds: to wake one
/// takes about as long.
const WORTH_MS: f32 = 0.01;

/// One run of one stage.
pub struct Run<'a> {
    pub plugins: &'a BoundAllSystemView,
    pub keys: &'a Keys,
    pub world: &'a World,
    pub stage: Stage,
    pub frame: Frame,
}

impl Run<'_> {
    /// Part by part: runs the systems that share the world, carries out what they asked for, runs the
    /// exclusive ones, and tells observers what happened.
    pub fn run(&self, plan: &mut Plan, watch: &mut Watch, report: &mut FrameReport) {
        let started = Instant::now();
        let mut exclusive = self.world.structure.write();
        self.begin(&mut exclusive, plan, watch);
        for at in 0..plan.stage(self.stage).parts.len() {
            let part = plan.stage(self.stage).parts[at].clone();
            plan.match_tables(&exclusive);
            if !part.shared.is_empty() {
                let structure = RwLockWriteGuard::downgrade(exclusive);
                self.run_shared(plan, &part, &structure, started);
                drop(structure);
                exclusive = self.world.structure.write();
                self.apply(plan, &part, &mut exclusive);
            }
            watch.deliver(self.plugins, &mut exclusive, self.keys, self.frame);
            if !part.exclusive.is_empty() {
                self.run_alone(plan, &part, &mut exclusive, started);
                watch.deliver(self.plugins, &mut exclusive, self.keys, self.frame);
            }
        }
        let Structure { cells, pools, .. } = &mut *exclusive;
        pools.iter().for_each(|pool| pool.clear_staged(cells));
        self.fill(report, plan, watch);
        report.time_ms = started.elapsed().as_secs_f32() * 1000.0;
        plan.has_run(self.stage, report.time_ms);
    }

    fn begin(&self, structure: &mut Structure, plan: &mut Plan, watch: &mut Watch) {
        begin_change(structure);
        watch.begin(structure);
        plan.follow_events(structure.events.next);
        if self.stage == Stage::Start {
            // What happened before the game started is no news in it.
            structure.observations.queue.clear();
            plan.start(structure.events.next);
            watch.start();
        }
        // Events are counted in steps: a frame without one starts nothing.
        if self.stage != Stage::Update
            && plan.frame.replace(self.frame.index) != Some(self.frame.index)
        {
            begin_frame(&mut structure.events);
        }
    }

    fn run_shared(&self, plan: &mut Plan, part: &Part, structure: &Structure, started: Instant) {
        let is_worth = plan.gain_ms(self.stage, part.shared.clone()) > WORTH_MS;
        let Some(plugins) = &plan.plugins else {
            return;
        };
        let of_stage = plan.stage(self.stage);
        let dispatch = Dispatch {
            bound: self.plugins,
            plugins,
            structure,
            systems: &plan.systems,
            steps: &of_stage.steps[part.shared.clone()],
            frame: self.frame,
            started,
        };
        self.on_workers(|| match is_worth {
            true => dispatch.run_together(),
            false => dispatch.run_in_order(),
        });
    }

    fn run_alone(&self, plan: &mut Plan, part: &Part, structure: &mut Structure, started: Instant) {
        let Some(plugins) = plan.plugins.clone() else {
            return;
        };
        let (systems, of_stage) = plan.parts_mut(self.stage);
        let alone = Alone {
            bound: self.plugins,
            plugins: &plugins,
            steps: &of_stage.steps[part.exclusive.clone()],
            frame: self.frame,
            started,
        };
        self.on_workers(|| alone.run(systems, structure));
    }

    /// Systems run on threads of the pool even where one after the other does: a `par_iter` in one
    /// of them finds this pool as its own.
    fn on_workers(&self, run: impl FnOnce() + Send) {
        match self.world.workers.current_thread_index() {
            Some(_) => run(),
            None => self.world.workers.install(run),
        }
    }

    /// Carries out the commands in order of the stage. Rows put aside for commands that were dropped
    /// are dropped at the end of the run.
    fn apply(&self, plan: &mut Plan, part: &Part, structure: &mut Structure) {
        plan.for_steps(self.stage, part.shared.clone(), |planned| {
            let live = planned.live.get_mut();
            if let Err(error) = commands::apply(structure, self.keys, &mut live.commands) {
                live.commands.clear();
                live.outcome = Outcome::Off;
                live.failed = Some(error.to_string());
            }
        });
    }

    /// Systems in order, then those that have no place, then observers that failed. A report that is
    /// used again has room for them.
    fn fill(&self, report: &mut FrameReport, plan: &mut Plan, watch: &Watch) {
        report.clear();
        plan.for_each_step(self.stage, |planned| report.systems.push(planned.report()));
        plan.for_each_refused(self.stage, |planned| report.systems.push(planned.report()));
        report.systems.extend(watch.failed());
    }
}
