//! [`Run`]: one run of a system, an observer or a console command.
//!
//! Nothing here depends on the function, so it is compiled once and not again in each plugin.

use crate::{
    CommandBuffer, ConsoleCommandId, EntityId, Event, EventId, FrameTime, ObserverContext,
    ObserverId, SystemContext, SystemId, WorldData,
};
use playground_base::{ArchetypeId, ModuleError, Value};
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::ops::Range;

/// One run of one function.
pub struct Run<'a> {
    pub(crate) world_data: &'a WorldData,
    pub(crate) archetypes: &'a [Vec<ArchetypeId>],
    pub(crate) frame: FrameTime,
    pub(crate) since: u32,
    pub(crate) next_event: EventId,
    /// Hash of the function's name; for an observer also of the observed entities.
    pub(crate) name: u64,
    /// The number of `Rng` that were made.
    pub(crate) generators: Cell<u64>,
    /// Dropped by [`Run`] itself: otherwise each plugin would compile the drop.
    pub(crate) commands: RefCell<ManuallyDrop<CommandBuffer>>,
    /// For an observer: the entities, the removed rows, and the events.
    pub(crate) entities: &'a [EntityId],
    pub(crate) removed: Range<usize>,
    pub(crate) events: Range<EventId>,
    /// The arguments of a console command.
    pub(crate) arguments: &'a [Value],
}

impl<'a> Run<'a> {
    /// Starts a run of a system. The run owns the commands of the context until it
    /// [ends](Self::finish).
    pub fn of_system(system: SystemId, context: &mut SystemContext<'a>) -> Self {
        Self::of(system.0, &[], context)
    }

    /// Starts a run of a console command that uses `Commands` for its structural changes.
    pub fn of_command<'c: 'a>(
        command: ConsoleCommandId,
        arguments: &'a [Value],
        context: &mut SystemContext<'c>,
    ) -> Self {
        let name = name_of(command, context.tick);
        Self::of(name, arguments, context)
    }

    /// `name` is the hash of the function's name.
    fn of<'c: 'a>(name: u64, arguments: &'a [Value], context: &mut SystemContext<'c>) -> Self {
        let mut run = Self::of_reader(context.world_data, context.archetypes, context.since);
        run.take_commands(&mut context.commands, context.tick);
        run.frame = context.frame;
        run.next_event = context.next_event;
        run.name = name;
        run.arguments = arguments;
        run
    }

    /// Starts a run of an observer.
    pub fn of_observer(observer: ObserverId, context: &mut ObserverContext<'a>) -> Self {
        // An observer may run several times in a frame, for different entities: so its random
        // numbers differ.
        let first = context
            .entities
            .first()
            .map_or(0, |entity| entity.to_bits());
        let first = first.rotate_left(17) ^ context.events.start.0;
        let mut run = Self::of_reader(context.world_data, context.archetypes, context.since);
        run.take_commands(&mut context.commands, context.tick);
        run.frame = context.frame;
        run.next_event = context.world_data.events.next;
        run.name = observer.0 ^ first;
        run.entities = context.entities;
        run.removed = context.removed.clone();
        run.events = context.events.clone();
        run
    }

    fn take_commands(&mut self, commands: &mut CommandBuffer, tick: u32) {
        **self.commands.get_mut() = std::mem::take(commands).for_run(tick);
    }

    /// A read of the world, outside of any stage.
    pub(crate) fn of_reader(
        world_data: &'a WorldData,
        archetypes: &'a [Vec<ArchetypeId>],
        since: u32,
    ) -> Self {
        Self {
            world_data,
            archetypes,
            frame: FrameTime::default(),
            since,
            next_event: EventId(0),
            name: 0,
            generators: Cell::new(0),
            commands: RefCell::default(),
            entities: &[],
            removed: 0..0,
            events: EventId(0)..EventId(0),
            arguments: &[],
        }
    }

    /// Ends the run; gives the commands back to their context.
    pub fn finish(mut self, commands: &mut CommandBuffer) {
        std::mem::swap(&mut **self.commands.get_mut(), commands);
    }

    /// The events after those that were read in the run before.
    pub(crate) fn new_events(&self) -> impl Iterator<Item = &Event> {
        let stream = self.world_data.events.stream.iter();
        stream.filter(|event| event.id >= self.next_event)
    }
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        drop(std::mem::take(&mut **self.commands.get_mut()));
    }
}

/// The source of random numbers besides the seed of the world. A command may run several times
/// between two frames, and each time its numbers differ. The tick is the same in every run of a
/// script.
pub(super) const fn name_of(command: ConsoleCommandId, tick: u32) -> u64 {
    command.0 ^ (tick as u64).rotate_left(32)
}

/// The error for a system that the plugin does not have.
#[cold]
pub fn unknown_system(plugin: &str, system: SystemId) -> ModuleError {
    unknown(plugin, "system", system.0)
}

/// The error for an observer that the plugin does not have.
#[cold]
pub fn unknown_observer(plugin: &str, observer: ObserverId) -> ModuleError {
    unknown(plugin, "observer", observer.0)
}

/// The error for a command that the plugin does not have.
#[cold]
pub fn unknown_command(plugin: &str, command: ConsoleCommandId) -> ModuleError {
    unknown(plugin, "console command", command.0)
}

pub(super) fn unknown(plugin: &str, what: &str, id: u64) -> ModuleError {
    ModuleError::Failed {
        module: plugin.to_owned(),
        message: format!("it has no {what} with the id {id:016x}"),
    }
}
