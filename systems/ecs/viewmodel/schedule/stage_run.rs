//! [`StageRun`]: one run of one stage.

use super::arrange::Phase;
use super::commands;
use super::dispatch::Dispatch;
use super::exclusive_runner::ExclusiveRunner;
use super::observer_queue::ObserverQueue;
use super::plan::Plan;
use super::run_state::Outcome;
use crate::viewmodel::event::begin_frame;
use crate::viewmodel::world_data::{Keys, begin_change};
use playground_base::parking_lot::RwLockWriteGuard;
use playground_core_ecs::{BoundAllSystemView, FrameReport, FrameTime, Stage, World, WorldData};
use std::time::Instant;

/// The least time saved for which other threads are woken, in milliseconds: waking one takes about
/// as long.
const WORTH_MS: f32 = 0.01;

/// One run of one stage.
pub struct StageRun<'a> {
    pub plugins: &'a BoundAllSystemView,
    pub keys: &'a Keys,
    pub world: &'a World,
    pub stage: Stage,
    pub frame: FrameTime,
}

impl StageRun<'_> {
    /// Phase by phase: runs the shared systems, applies their commands, runs the exclusive ones,
    /// and delivers observations.
    pub fn run(&self, plan: &mut Plan, observers: &mut ObserverQueue, report: &mut FrameReport) {
        let started = Instant::now();
        let mut exclusive = self.world.data.write();
        self.begin(&mut exclusive, plan, observers);
        for at in 0..plan.stage(self.stage).phases.len() {
            let phase = plan.stage(self.stage).phases[at].clone();
            plan.match_archetypes(&exclusive);
            if !phase.shared.is_empty() {
                let world_data = RwLockWriteGuard::downgrade(exclusive);
                self.run_shared(plan, &phase, &world_data, started);
                drop(world_data);
                exclusive = self.world.data.write();
                self.apply(plan, &phase, &mut exclusive);
            }
            observers.deliver(self.plugins, &mut exclusive, self.keys, self.frame);
            if !phase.exclusive.is_empty() {
                self.run_exclusive(plan, &phase, &mut exclusive, started);
                observers.deliver(self.plugins, &mut exclusive, self.keys, self.frame);
            }
        }
        let WorldData { token, pools, .. } = &mut *exclusive;
        pools.iter().for_each(|pool| pool.clear_staged(token));
        self.fill(report, plan, observers);
        report.time_ms = started.elapsed().as_secs_f32() * 1000.0;
        plan.has_run(self.stage, report.time_ms);
    }

    fn begin(&self, world_data: &mut WorldData, plan: &mut Plan, observers: &mut ObserverQueue) {
        begin_change(world_data);
        observers.begin(world_data);
        plan.follow_events(world_data.events.next);
        if self.stage == Stage::Start {
            // Observations from before the start of the game are dropped.
            world_data.observations.queue.clear();
            plan.start(world_data.events.next);
            observers.start();
        }
        // Events are stored by fixed step: a frame without a step starts no new one.
        if self.stage != Stage::Update
            && plan.frame.replace(self.frame.index) != Some(self.frame.index)
        {
            begin_frame(&mut world_data.events);
        }
    }

    fn run_shared(&self, plan: &mut Plan, phase: &Phase, world_data: &WorldData, started: Instant) {
        let is_worth = plan.gain_ms(self.stage, phase.shared.clone()) > WORTH_MS;
        let Some(plugins) = &plan.plugins else {
            return;
        };
        let of_stage = plan.stage(self.stage);
        let dispatch = Dispatch {
            bound: self.plugins,
            plugins,
            world_data,
            systems: &plan.systems,
            steps: &of_stage.steps[phase.shared.clone()],
            frame: self.frame,
            started,
        };
        self.on_workers(|| {
            if is_worth {
                dispatch.run_together();
            } else {
                dispatch.run_in_order();
            }
        });
    }

    fn run_exclusive(
        &self,
        plan: &mut Plan,
        phase: &Phase,
        world_data: &mut WorldData,
        started: Instant,
    ) {
        let Some(plugins) = plan.plugins.clone() else {
            return;
        };
        let (systems, of_stage) = plan.systems_and_stage(self.stage);
        let runner = ExclusiveRunner {
            bound: self.plugins,
            plugins: &plugins,
            steps: &of_stage.steps[phase.exclusive.clone()],
            frame: self.frame,
            started,
        };
        self.on_workers(|| runner.run(systems, world_data));
    }

    /// Runs systems on threads of the pool even when they run one after the other, so that a
    /// `par_iter` in one of them uses this pool.
    fn on_workers(&self, run: impl FnOnce() + Send) {
        match self.world.workers.current_thread_index() {
            Some(_) => run(),
            None => self.world.workers.install(run),
        }
    }

    /// Applies the commands in order of the stage. Staged rows of dropped commands are dropped at
    /// the end of the run.
    fn apply(&self, plan: &mut Plan, phase: &Phase, world_data: &mut WorldData) {
        plan.for_steps(self.stage, phase.shared.clone(), |planned| {
            let state = planned.state.get_mut();
            if let Err(error) = commands::apply(world_data, self.keys, &mut state.commands) {
                state.commands.clear();
                state.outcome = Outcome::Off;
                state.failed = Some(error.to_string());
            }
        });
    }

    /// Fills the report: systems in order, then refused ones, then failed observers. A reused
    /// report has the capacity.
    fn fill(&self, report: &mut FrameReport, plan: &mut Plan, observers: &ObserverQueue) {
        report.clear();
        plan.for_each_step(self.stage, |planned| report.systems.push(planned.report()));
        plan.for_each_refused(self.stage, |planned| report.systems.push(planned.report()));
        report.systems.extend(observers.failed());
    }
}
