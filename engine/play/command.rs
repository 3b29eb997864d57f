//! Console commands of the game.

use super::traced_call;
use crate::{Engine, EngineError};
use playground_base::Value;
use playground_core_ecs::WorldDifference;

impl Engine {
    /// Runs a console command of the game between two frames, carries out its effects, and returns
    /// its answer. If it fails, the world is unchanged and its effects are dropped.
    pub fn run_command(&mut self, name: &str, arguments: &[Value]) -> Result<String, EngineError> {
        let before = self.save_world()?;
        let ran = self.call_command(name, arguments);
        if ran.is_err() {
            self.restore_world(before)?;
        }
        self.forget_world(before)?;
        self.propagate()?;
        self.deliver_effects();
        ran
    }

    /// Runs a console command of the game, calls `inspect` with the changed world, and restores the
    /// world: for a scene that is being edited, whose changes are steps of undo. Its effects are
    /// dropped with a line in the log, because they could not be undone.
    pub fn try_command<R>(
        &mut self,
        name: &str,
        arguments: &[Value],
        inspect: impl FnOnce(&Self, WorldDifference) -> R,
    ) -> Result<(String, R), EngineError> {
        let before = self.save_world()?;
        let result = self.run_and_restore(before, (name, arguments), inspect);
        self.restore_world(before)?;
        self.forget_world(before)?;
        result
    }

    fn run_and_restore<R>(
        &self,
        before: u64,
        (name, arguments): (&str, &[Value]),
        inspect: impl FnOnce(&Self, WorldDifference) -> R,
    ) -> Result<(String, R), EngineError> {
        let effects = || self.world().data.read().effects.len();
        let before_it = effects();
        let answer = self.call_command(name, arguments)?;
        if effects() > before_it {
            tracing::warn!(
                "{name}: the effects that it sends are carried out only while the game plays; they were dropped"
            );
        }
        let (world, worlds) = (self.world(), &self.views().worlds);
        let found = worlds.call(|view| view.difference(world, before, usize::MAX))??;
        Ok((answer, inspect(self, found)))
    }

    fn call_command(&self, name: &str, arguments: &[Value]) -> Result<String, EngineError> {
        let (world, frame) = (self.world(), self.play.frame());
        let commands = &self.views().commands;
        let run = || commands.call(|view| view.run(world, name, arguments, frame));
        Ok(traced_call("command", name, run)??)
    }

    fn save_world(&self) -> Result<u64, EngineError> {
        let world = self.world();
        Ok(self.views().worlds.call(|view| view.save(world))?)
    }

    fn restore_world(&self, snapshot: u64) -> Result<(), EngineError> {
        let world = self.world();
        Ok(self
            .views()
            .worlds
            .call(|view| view.restore(world, snapshot))??)
    }

    fn forget_world(&self, snapshot: u64) -> Result<(), EngineError> {
        let world = self.world();
        Ok(self
            .views()
            .worlds
            .call(|view| view.forget(world, snapshot))?)
    }
}
