//! [`Run`]: one run of one command.

use super::known::Plugin;
use crate::viewmodel::schedule::apply_commands;
use crate::viewmodel::world_data::{Keys, begin_change};
use playground_base::{ArchetypeId, Value};
use playground_core_ecs::param::add_new_archetypes;
use playground_core_ecs::{
    BoundAllSystemView, CommandBuffer, ConsoleCommand, ConsoleCommandError, EventId,
    ExclusiveContext, FrameTime, SystemContext, World, WorldData,
};

/// One run of one command.
pub struct Run<'a> {
    pub plugins: &'a BoundAllSystemView,
    pub plugin: Plugin,
    pub keys: &'a Keys,
    pub world: &'a World,
    pub frame: FrameTime,
}

impl Run<'_> {
    /// With exclusive access to the world: calls the plugin, then applies its commands.
    pub fn run(
        &self,
        command: &ConsoleCommand,
        arguments: &[Value],
    ) -> Result<String, ConsoleCommandError> {
        let world_data = &mut *self.world.data.write();
        begin_change(world_data);
        let answer = if command.exclusive {
            self.run_alone(command, arguments, world_data)
        } else {
            self.run_shared(command, arguments, world_data)
        };
        // Staged rows of dropped commands.
        let WorldData { token, pools, .. } = world_data;
        pools.iter().for_each(|pool| pool.clear_staged(token));
        answer
    }

    fn run_shared(
        &self,
        command: &ConsoleCommand,
        arguments: &[Value],
        world_data: &mut WorldData,
    ) -> Result<String, ConsoleCommandError> {
        let archetypes = archetypes_of(command, world_data);
        let tick = world_data.token.advance();
        let mut context = SystemContext {
            world_data,
            archetypes: &archetypes,
            frame: self.frame,
            tick,
            since: 0,
            next_event: EventId(0),
            commands: CommandBuffer::default(),
        };
        let plugin = self.plugin.all.get(self.plugin.index);
        let plugin = plugin.ok_or_else(|| gone(command))?;
        let call = || {
            self.plugins.call(plugin, |view| {
                view.run_command(command.id, arguments, &mut context)
            })
        };
        let answer = self.on_workers(call)??;
        let mut asked = context.commands;
        let applied = apply_commands(world_data, self.keys, &mut asked);
        applied.map_err(|source| ConsoleCommandError::World {
            name: command.name,
            source,
        })?;
        Ok(answer)
    }

    fn run_alone(
        &self,
        command: &ConsoleCommand,
        arguments: &[Value],
        world_data: &mut WorldData,
    ) -> Result<String, ConsoleCommandError> {
        let archetypes = archetypes_of(command, world_data);
        world_data.token.advance();
        let mut context = ExclusiveContext {
            world_data,
            archetypes: &archetypes,
            frame: self.frame,
            since: 0,
        };
        let plugin = self.plugin.all.get(self.plugin.index);
        let plugin = plugin.ok_or_else(|| gone(command))?;
        let call = || {
            self.plugins.call(plugin, |view| {
                view.run_exclusive_command(command.id, arguments, &mut context)
            })
        };
        Ok(self.on_workers(call)??)
    }

    /// A `par_iter` in a command finds the pool of the world as its own.
    fn on_workers<R: Send>(&self, run: impl FnOnce() -> R + Send) -> R {
        match self.world.workers.current_thread_index() {
            Some(_) => run(),
            None => self.world.workers.install(run),
        }
    }
}

fn archetypes_of(command: &ConsoleCommand, world_data: &WorldData) -> Vec<Vec<ArchetypeId>> {
    let archetypes = command.queries.iter().map(|query| {
        let (mut archetypes, mut seen) = (Vec::new(), 0);
        add_new_archetypes(world_data, query, &mut archetypes, &mut seen);
        archetypes
    });
    archetypes.collect()
}

/// Cannot happen: the lists of plugins and of commands are from the same moment.
#[cold]
fn gone(command: &ConsoleCommand) -> ConsoleCommandError {
    ConsoleCommandError::Unknown(command.name.to_owned())
}
