//! [`ExclusiveRunner`]: runs the exclusive systems of a phase.

use super::condition::holds;
use super::dispatch::fail;
use super::planned::Planned;
use super::run_state::{Outcome, RunState};
use super::steps::Step;
use super::written::written;
use playground_base::tracing::trace;
use playground_core_ecs::{
    BoundAllSystemView, ExclusiveContext, FrameTime, SYSTEM_TARGET, SystemViewFragments, WorldData,
};
use std::time::Instant;

/// Runs the exclusive systems of a phase; the fields are common to all of them.
pub struct ExclusiveRunner<'a> {
    pub bound: &'a BoundAllSystemView,
    pub plugins: &'a SystemViewFragments,
    pub steps: &'a [Step],
    pub frame: FrameTime,
    pub started: Instant,
}

impl ExclusiveRunner<'_> {
    /// Runs them one after the other.
    pub fn run(&self, systems: &mut [Planned], world_data: &mut WorldData) {
        for step in self.steps {
            let Some(planned) = systems.get_mut(step.system) else {
                continue;
            };
            // Systems before it may have created archetypes.
            planned.match_archetypes(world_data);
            let planned = &*planned;
            let state = &mut *planned.state.lock();
            if state.failed.is_some() {
                state.outcome = Outcome::Off;
                continue;
            }
            match holds(world_data, self.frame, planned, state) {
                Ok(true) => self.run_system(world_data, planned, state),
                Ok(false) => state.outcome = Outcome::Skipped,
                Err(why) => fail(state, why),
            }
        }
    }

    fn run_system(&self, world_data: &mut WorldData, planned: &Planned, state: &mut RunState) {
        let Some(plugin) = self.plugins.get(planned.plugin) else {
            return;
        };
        let since = world_data.token.advance();
        let started = Instant::now();
        let mut context = ExclusiveContext {
            world_data,
            archetypes: &planned.archetypes,
            frame: self.frame,
            since: state.last_tick,
        };
        let id = planned.system.id;
        trace!(target: SYSTEM_TARGET, "{}", planned.system.name);
        let called = self
            .bound
            .call(plugin, |view| view.run_exclusive(id, &mut context));
        trace!(target: SYSTEM_TARGET, "");
        state.has_run(world_data, started, self.started);
        if let Err(error) = called.and_then(|answer| answer) {
            // It changed the world itself: what it spawned and removed stays.
            let all = world_data.pools.iter().map(|pool| pool.component());
            let is_its = |tick: u32| tick.wrapping_sub(since) < u32::MAX / 2;
            let written = written(world_data, all, is_its);
            fail(state, format!("{error}; {written}"));
        }
    }
}
