//! [`EcsSchedule`].
//!
//! A system that failed, and one that cannot be placed, is named with its error in the report of
//! every run of its stage until its module is reloaded.
//!
//! A run in which nothing fails allocates nothing: orders, buffers and times are kept in the plan,
//! jobs lie on the stack. What is needed only after a change (asking plugins, arranging, matching
//! tables) costs one comparison in the other runs.

mod access;
mod alone;
mod arrange;
mod commands;
mod condition;
mod dispatch;
mod graph;
mod live;
mod plan;
mod planned;
mod refuse;
mod ring;
mod stage;
mod stage_plan;
mod steps;
mod watch;

pub use commands::apply as apply_commands;

use crate::viewmodel::propagate::Propagation;
use crate::viewmodel::structure::Keys;
use plan::Plan;
use playground_base::parking_lot::Mutex;
use playground_base::{Context, FragmentId, ModuleError, view_model};
use playground_core_ecs::{
    BoundAllSystemView, Frame, FrameReport, ObserverReport, ScheduleGraph, ScheduleView, Stage,
    System, World, WorldReader,
};
use stage::Run;
use watch::Watch;

/// The scheduler: runs the systems of all plugins.
pub struct EcsSchedule {
    plugins: BoundAllSystemView,
    plan: Mutex<Plan>,
    watch: Mutex<Watch>,
    propagation: Mutex<Propagation>,
    keys: Keys,
}

impl EcsSchedule {
    /// With a binding to all plugins, and nothing computed yet.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            plugins: context.bind_all()?,
            watch: Mutex::default(),
            plan: Mutex::new(Plan::new()),
            propagation: Mutex::default(),
            keys: Keys::new(context)?,
        })
    }
}

#[view_model]
impl ScheduleView for EcsSchedule {
    fn run(&self, world: &World, stage: Stage, frame: Frame, report: &mut FrameReport) {
        let plan = &mut *self.plan.lock();
        plan.refresh(&self.plugins);
        let watch = &mut *self.watch.lock();
        watch.refresh(&self.plugins);
        let run = Run {
            plugins: &self.plugins,
            keys: &self.keys,
            world,
            stage,
            frame,
        };
        run.run(plan, watch, report);
    }

    fn propagate(&self, world: &World) {
        let structure = &mut *world.structure.write();
        let mut propagation = self.propagation.lock();
        propagation.run(structure, &self.keys, &world.workers);
    }

    fn systems(&self) -> Vec<(FragmentId, System)> {
        let mut plan = self.plan.lock();
        plan.refresh(&self.plugins);
        plan.in_order()
    }

    fn observers(&self) -> Vec<ObserverReport> {
        let mut watch = self.watch.lock();
        watch.refresh(&self.plugins);
        watch.reports()
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
