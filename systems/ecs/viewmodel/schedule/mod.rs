//! [`EcsSchedule`].
//!
//! A system that failed is named with its error in the report of every run of its stage, until play
//! starts again or a reload ends; one that was refused, until its module is reloaded.
//!
//! A run in which nothing fails allocates nothing: orders, buffers and times are stored in the
//! plan, jobs are on the stack. Work that is needed only after a change (reading declarations,
//! arranging, matching archetypes) costs one comparison in the other runs.

mod access;
mod arrange;
mod commands;
mod condition;
mod dispatch;
mod exclusive_runner;
mod graph;
mod observer_queue;
mod plan;
mod planned;
mod refuse;
mod ring;
mod run_state;
mod stage_plan;
mod stage_run;
mod steps;
mod written;

pub use commands::apply as apply_commands;

use crate::viewmodel::propagate::Propagation;
use crate::viewmodel::world_data::Keys;
use observer_queue::ObserverQueue;
use plan::Plan;
use playground_base::parking_lot::Mutex;
use playground_base::{Context, FragmentId, ModuleError, view_model};
use playground_core_ecs::{
    BoundAllSystemView, FrameReport, FrameTime, ObserverReport, ScheduleGraph, ScheduleView, Stage,
    System, World, WorldReader,
};
use stage_run::StageRun;

/// The scheduler: runs the systems of all plugins.
pub struct EcsSchedule {
    plugins: BoundAllSystemView,
    plan: Mutex<Plan>,
    observers: Mutex<ObserverQueue>,
    propagation: Mutex<Propagation>,
    keys: Keys,
}

impl EcsSchedule {
    /// With a binding to all plugins, and nothing computed yet.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            plugins: context.bind_all()?,
            observers: Mutex::default(),
            plan: Mutex::new(Plan::new()),
            propagation: Mutex::default(),
            keys: Keys::new(context)?,
        })
    }
}

#[view_model]
impl ScheduleView for EcsSchedule {
    fn run(&self, world: &World, stage: Stage, frame: FrameTime, report: &mut FrameReport) {
        let plan = &mut *self.plan.lock();
        plan.refresh(&self.plugins);
        let observers = &mut *self.observers.lock();
        observers.refresh(&self.plugins);
        let run = StageRun {
            plugins: &self.plugins,
            keys: &self.keys,
            world,
            stage,
            frame,
        };
        run.run(plan, observers, report);
    }

    fn start_afresh(&self) {
        self.plan.lock().start_afresh();
        self.observers.lock().start_afresh();
    }

    fn propagate(&self, world: &World) {
        let world_data = &mut *world.data.write();
        let mut propagation = self.propagation.lock();
        propagation.run(world_data, &self.keys, &world.workers);
    }

    fn systems(&self) -> Vec<(FragmentId, System)> {
        let mut plan = self.plan.lock();
        plan.refresh(&self.plugins);
        plan.in_order()
    }

    fn observers(&self) -> Vec<ObserverReport> {
        let mut observers = self.observers.lock();
        observers.refresh(&self.plugins);
        observers.reports()
    }

    fn graph(&self, world: WorldReader<'_>) -> ScheduleGraph {
        let mut plan = self.plan.lock();
        plan.refresh(&self.plugins);
        graph::graph_of(&plan, world)
    }

    fn revision(&self) -> u64 {
        let mut plan = self.plan.lock();
        plan.refresh(&self.plugins);
        plan.revision
    }
}
