//! [`EcsSchedule`].
//!
//! A system that failed, and one that cannot be placed, is named with its error in the report of
//! every run of its stage until its module is reloaded.

mod arrange;
mod commands;
mod plan;
mod planned;
mod stage;

use crate::viewmodel::propagate::Propagation;
use crate::viewmodel::structure::Keys;
use plan::Plan;
use playground_base::parking_lot::Mutex;
use playground_base::{Context, FragmentId, ModuleError, view_model};
use playground_core_ecs::{
    BoundAllSystemView, Frame, FrameReport, ScheduleView, Stage, System, World,
};

/// The scheduler: runs the systems of all plugins.
pub struct EcsSchedule {
    plugins: BoundAllSystemView,
    plan: Mutex<Plan>,
    propagation: Mutex<Propagation>,
    keys: Keys,
}

impl EcsSchedule {
    /// With a binding to all plugins, and nothing computed yet.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            plugins: context.bind_all()?,
            plan: Mutex::default(),
            propagation: Mutex::default(),
            keys: Keys::new(context)?,
        })
    }
}

#[view_model]
impl ScheduleView for EcsSchedule {
    fn run(&self, world: &World, stage: Stage, frame: Frame) -> FrameReport {
        let mut plan = self.plan.lock();
        plan.refresh(&self.plugins);
        stage::run(&mut plan, &self.plugins, &self.keys, world, (stage, frame))
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
}
