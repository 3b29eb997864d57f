//! [`Dispatch`]: runs each system of a stage as soon as all systems that it waits for have run.
//!
//! Jobs are `join`s: they are on the stack and in the deque of the thread that makes them, so a run
//! allocates nothing and nothing is injected. A thread that finishes a system runs one of those
//! that waited for it and offers the others to idle threads.

use super::access::writes;
use super::condition::holds;
use super::planned::Planned;
use super::run_state::{Outcome, RunState};
use super::steps::Step;
use super::written::{dropped, written};
use playground_base::rayon::join;
use playground_base::tracing::trace;
use playground_core_ecs::{
    BoundAllSystemView, FrameTime, SYSTEM_TARGET, SystemContext, SystemViewFragments, WorldData,
};
use std::sync::atomic::Ordering;
use std::time::Instant;

/// The data that is common to all systems of a run.
pub struct Dispatch<'a> {
    pub bound: &'a BoundAllSystemView,
    pub plugins: &'a SystemViewFragments,
    pub world_data: &'a WorldData,
    pub systems: &'a [Planned],
    /// The shared systems of one phase.
    pub steps: &'a [Step],
    pub frame: FrameTime,
    pub started: Instant,
}

impl Dispatch<'_> {
    /// Runs them one after the other on this thread.
    pub fn run_in_order(&self) {
        self.steps.iter().for_each(|step| self.run_step(step));
    }

    /// Runs them on the threads of the pool that this thread belongs to.
    pub fn run_together(&self) {
        for step in self.steps {
            step.left.store(step.waits_for, Ordering::Relaxed);
        }
        let mut free = (0..self.steps.len()).filter(|at| self.steps[*at].waits_for == 0);
        if let Some(first) = free.next() {
            self.fork(first, &mut free);
        }
    }

    /// Runs a step that waits for no other any more, and in parallel all that follow in `free`.
    fn fork(&self, step: usize, free: &mut (impl Iterator<Item = usize> + Send)) {
        match free.next() {
            None => self.run_chain(step),
            Some(other) => {
                join(|| self.run_chain(step), || self.fork(other, free));
            }
        }
    }

    /// Runs a step, then the steps that waited only for it.
    fn run_chain(&self, at: usize) {
        let Some(step) = self.steps.get(at) else {
            return;
        };
        self.run_step(step);
        // Release: the thread that takes the last count sees all writes.
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
        let state = &mut *planned.state.lock();
        if state.failed.is_some() {
            state.outcome = Outcome::Off;
            return;
        }
        match holds(self.world_data, self.frame, planned, state) {
            Ok(true) => self.run_system(planned, state),
            Ok(false) => state.outcome = Outcome::Skipped,
            Err(why) => fail(state, why),
        }
    }

    fn run_system(&self, planned: &Planned, state: &mut RunState) {
        let Some(plugin) = self.plugins.get(planned.plugin) else {
            return;
        };
        // Its writes are newer than those of earlier systems, and older than those of later ones.
        let tick = self.world_data.token.advance();
        let started = Instant::now();
        let mut context = SystemContext {
            world_data: self.world_data,
            archetypes: &planned.archetypes,
            frame: self.frame,
            tick,
            since: state.last_tick,
            next_event: state.next_event,
            commands: std::mem::take(&mut state.commands),
        };
        let id = planned.system.id;
        trace!(target: SYSTEM_TARGET, "{}", planned.system.name);
        let called = self.bound.call(plugin, |view| view.run(id, &mut context));
        trace!(target: SYSTEM_TARGET, "");
        state.commands = context.commands;
        state.has_run(self.world_data, started, self.started);
        if let Err(error) = called.and_then(|answer| answer) {
            let written = written(self.world_data, writes(&planned.system), |at| at == tick);
            let dropped = dropped(&state.commands);
            fail(state, format!("{error}; {written}{dropped}"));
        }
    }
}

/// Records the failure of a system; its structural changes are dropped.
pub fn fail(state: &mut RunState, why: String) {
    state.commands.clear();
    state.outcome = Outcome::Off;
    state.failed = Some(why);
}
