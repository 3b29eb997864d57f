//! [`Alone`]: the exclusive systems of a part of a stage.

use super::condition::holds;
use super::dispatch::fail;
use super::live::{Live, Outcome};
use super::planned::Planned;
use super::steps::Step;
use playground_core_ecs::{
    BoundAllSystemView, ExclusiveContext, Frame, Structure, SystemViewFragments,
};
use std::time::Instant;

/// What is the same for all exclusive systems of a part.
pub struct Alone<'a> {
    pub bound: &'a BoundAllSystemView,
    pub plugins: &'a SystemViewFragments,
    pub steps: &'a [Step],
    pub frame: Frame,
    pub started: Instant,
}

impl Alone<'_> {
    /// One after the other.
    pub fn run(&self, systems: &mut [Planned], structure: &mut Structure) {
        for step in self.steps {
            let Some(planned) = systems.get_mut(step.system) else {
                continue;
            };
            // Those before it may have made tables.
            planned.match_tables(structure);
            let planned = &*planned;
            let live = &mut *planned.live.lock();
            if live.failed.is_some() {
                live.outcome = Outcome::Off;
                continue;
            }
            match holds(structure, self.frame, planned, live) {
                Ok(true) => self.run_system(structure, planned, live),
                Ok(false) => live.outcome = Outcome::Skipped,
                Err(why) => fail(live, why),
            }
        }
    }

    fn run_system(&self, structure: &mut Structure, planned: &Planned, live: &mut Live) {
        let Some(plugin) = self.plugins.get(planned.plugin) else {
            return;
        };
        structure.cells.advance();
        let started = Instant::now();
        let mut context = ExclusiveContext {
            structure,
            tables: &planned.tables,
            frame: self.frame,
            since: live.last_tick,
        };
        let id = planned.system.id;
        let called = self
            .bound
            .call(plugin, |view| view.run_exclusive(id, &mut context));
        live.has_run(structure, started, self.started);
        if let Err(error) = called.and_then(|answer| answer) {
            fail(live, error.to_string());
        }
    }
}
