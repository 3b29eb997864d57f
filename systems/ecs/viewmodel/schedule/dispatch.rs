//! [`Dispatch`]: the systems of a stage, each as soon as all that it waits for has run.
//!
//! Jobs are `join`s: they lie on the stack and in the deque of the thread that makes them, so a run
//! allocates nothing and nothing is injected. Whoever finishes a system runs one of those that
//! waited for it and offers the others to idle threads.

use super::condition::holds;
use super::live::{Live, Outcome};
use super::planned::Planned;
use super::steps::Step;
use playground_base::rayon::join;
use playground_core_ecs::{
    BoundAllSystemView, Frame, Structure, SystemContext, SystemViewFragments,
};
use std::sync::atomic::Ordering;
use std::time::Instant;

/// What is the same for all systems of a stage.
pub struct Dispatch<'a> {
    pub bound: &'a BoundAllSystemView,
    pub plugins: &'a SystemViewFragments,
    pub structure: &'a Structure,
    pub systems: &'a [Planned],
    /// Those of one part that share the world.
    pub steps: &'a [Step],
    pub frame: Frame,
    pub started: Instant,
}

impl Dispatch<'_> {
    /// One after the other on this thread.
    pub fn run_in_order(&self) {
        self.steps.iter().for_each(|step| self.run_step(step));
    }

    /// On the threads of the pool that this thread belongs to.
    pub fn run_together(&self) {
        for step in self.steps {
            step.left.store(step.waits_for, Ordering::Relaxed);
        }
        let mut free = (0..self.steps.len()).filter(|at| self.steps[*at].waits_for == 0);
        if let Some(first) = free.next() {
            self.fork(first, &mut free);
        }
    }

    /// Runs a step that waits for nobody any more, and beside it all that follow in `free`.
    fn fork(&self, step: usize, free: &mut (impl Iterator<Item = usize> + Send)) {
        match free.next() {
            None => self.run_chain(step),
            Some(other) => {
                join(|| self.run_chain(step), || self.fork(other, free));
            }
        }
    }

    /// Runs a step, then whatever waited only for it.
    fn run_chain(&self, at: usize) {
        let Some(step) = self.steps.get(at) else {
            return;
        };
        self.run_step(step);
        // Release: what was written is seen by whoever takes the last of the counts.
        let is_last = |next: &usize| self.steps[*next].left.fetch_sub(1, Ordering::AcqRel) == 1;
        let next = step.next.iter().map(|next| *next as usize);
        let mut free = next.filter(is_last);
        if let Some(first) = free.next() {
            self.fork(first, &mut free);
        }
    }

    fn run_step(&self, step: &Step) {
        let Some(planned) = self.systems.get(step.system) else {
            return;
        };
        let live = &mut *planned.live.lock();
        if live.failed.is_some() {
            live.outcome = Outcome::Off;
            return;
        }
        match holds(self.structure, self.frame, planned, live) {
            Ok(true) => self.run_system(planned, live),
            Ok(false) => live.outcome = Outcome::Skipped,
            Err(why) => fail(live, why),
        }
    }

    fn run_system(&self, planned: &Planned, live: &mut Live) {
        let Some(plugin) = self.plugins.get(planned.plugin) else {
            return;
        };
        // What it writes is newer than all that ran before it, and older than what runs after.
        self.structure.cells.advance();
        let started = Instant::now();
        let mut context = SystemContext {
            structure: self.structure,
            tables: &planned.tables,
            frame: self.frame,
            since: live.last_tick,
            next_event: live.next_event,
            commands: std::mem::take(&mut live.commands),
        };
        let id = planned.system.id;
        let called = self.bound.call(plugin, |view| view.run(id, &mut context));
        live.commands = context.commands;
        live.has_run(self.structure, started, self.started);
        if let Err(error) = called.and_then(|answer| answer) {
            fail(live, error.to_string());
        }
    }
}

/// Its structural changes are dropped.
pub fn fail(live: &mut Live, why: String) {
    live.commands.clear();
    live.outcome = Outcome::Off;
    live.failed = Some(why);
}
