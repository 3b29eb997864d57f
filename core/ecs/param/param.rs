//! [`Param`] and [`Run`].

use super::{Access, Saved};
use crate::{
    CommandBuffer, ConsoleArgument, EntityId, Event, EventId, FrameTime, ObserverContext,
    ObserverId, Query, SystemContext, SystemId, WorldData,
};
use playground_base::{ArchetypeId, ComponentId, Context, ModuleError, Value};
use std::cell::RefCell;
use std::ops::Range;

/// A parameter in the signature of a system or observer.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter of a system",
    label = "not a parameter of a system",
    note = "a system takes `Query<..>`, `Res<T>`, `ResMut<T>`, `FrameTime`, `Commands<(..)>`, `Events<E>`, `Effects<E>`, `Local<T>`, `Scratch<T>`, `Rng`, `ParamSet<(..)>`",
    note = "components are accessed in a query: `Query<(&Boid, &mut Transform)>`"
)]
pub trait Param {
    /// Named by [`Checked`](super::Checked).
    const IS_PARAM: bool = true;
    /// A mistake in it, which the compiler reports.
    const MISTAKE: Option<&'static str> = None;
    /// The components that it accesses.
    const ACCESS: Access;
    /// Its state while the plugin is loaded: keys, mostly.
    type State: Send + Sync + 'static;
    /// The parameter itself in one run.
    type Item<'a>;

    /// Adds its components to the declaration, and gets the keys.
    fn declare(context: &Context, touched: &mut Touched) -> Result<Self::State, ModuleError>;
    /// Borrows what it declared.
    fn fetch<'a>(state: &'a Self::State, run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError>;
    /// Saves what survives a reload under `name`.
    fn save(_state: &Self::State, _name: &str, _saved: &mut Saved) {}
    /// Restores what the generation before saved.
    fn restore(_state: &Self::State, _name: &str, _saved: &mut Saved) {}
}

/// The declared accesses of the parameters of one function.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// Queries, in the order of the parameters.
    pub queries: Vec<Query>,
    /// Resources that are read.
    pub reads: Vec<ComponentId>,
    /// Resources that are written.
    pub writes: Vec<ComponentId>,
    /// The arguments of a console command.
    pub arguments: Vec<ConsoleArgument>,
    /// The name of the next parameter, if it is an argument.
    pub argument_name: &'static str,
}

/// One run of one function.
pub struct Run<'a> {
    pub(crate) world_data: &'a WorldData,
    pub(crate) archetypes: &'a [Vec<ArchetypeId>],
    pub(crate) frame: FrameTime,
    pub(crate) since: u32,
    pub(crate) next_event: EventId,
    /// Hash of the function's name; for an observer also of the observed entities.
    pub(crate) name: u64,
    pub(crate) commands: RefCell<CommandBuffer>,
    /// For an observer: the entities, the removed rows, and the events.
    pub(crate) entities: &'a [EntityId],
    pub(crate) removed: Range<usize>,
    pub(crate) events: Range<EventId>,
    /// The arguments of a console command.
    pub(crate) arguments: &'a [Value],
}

impl Run<'_> {
    /// The events after those that were read in the run before.
    pub(crate) fn new_events(&self) -> impl Iterator<Item = &Event> {
        let stream = self.world_data.events.stream.iter();
        stream.filter(|event| event.id >= self.next_event)
    }
}

/// Runs one system; called by code that `#[systems]` generates.
#[inline]
pub fn run_system(
    system: SystemId,
    context: &mut SystemContext<'_>,
    call: impl FnOnce(&Run<'_>) -> Result<(), ModuleError>,
) -> Result<(), ModuleError> {
    run_shared(system.0, &[], context, call)
}

/// Runs a system that shares the world, or such a console command with its arguments. `name` is the
/// hash of its name.
#[inline]
pub(super) fn run_shared<A>(
    name: u64,
    arguments: &[Value],
    context: &mut SystemContext<'_>,
    call: impl FnOnce(&Run<'_>) -> Result<A, ModuleError>,
) -> Result<A, ModuleError> {
    let commands = std::mem::take(&mut context.commands);
    let commands = commands.for_run(context.world_data.token.tick());
    let run = Run {
        world_data: context.world_data,
        archetypes: context.archetypes,
        frame: context.frame,
        since: context.since,
        next_event: context.next_event,
        name,
        commands: RefCell::new(commands),
        entities: &[],
        removed: 0..0,
        events: EventId(0)..EventId(0),
        arguments,
    };
    let answer = call(&run);
    context.commands = run.commands.into_inner();
    answer
}

/// Runs one observer; called by code that `#[systems]` generates.
#[inline]
pub fn run_observer(
    observer: ObserverId,
    context: &mut ObserverContext<'_>,
    call: impl FnOnce(&Run<'_>) -> Result<(), ModuleError>,
) -> Result<(), ModuleError> {
    let commands = std::mem::take(&mut context.commands);
    let commands = commands.for_run(context.world_data.token.tick());
    // An observer may run several times in a frame, for different entities: so its random numbers
    // differ.
    let first = context
        .entities
        .first()
        .map_or(0, |entity| entity.to_bits());
    let first = first.rotate_left(17) ^ context.events.start.0;
    let run = Run {
        world_data: context.world_data,
        archetypes: context.archetypes,
        frame: context.frame,
        since: context.since,
        next_event: context.world_data.events.next,
        name: observer.0 ^ first,
        commands: RefCell::new(commands),
        entities: context.entities,
        removed: context.removed.clone(),
        events: context.events.clone(),
        arguments: &[],
    };
    let answer = call(&run);
    context.commands = run.commands.into_inner();
    answer
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

pub(super) fn unknown(plugin: &str, what: &str, id: u64) -> ModuleError {
    ModuleError::Failed {
        module: plugin.to_owned(),
        message: format!("it has no {what} with the id {id:016x}"),
    }
}

impl Param for FrameTime {
    const ACCESS: Access = Access::NONE;
    type State = ();
    type Item<'a> = Self;

    fn declare(_: &Context, _: &mut Touched) -> Result<(), ModuleError> {
        Ok(())
    }
    #[inline]
    fn fetch<'a>(_: &'a (), run: &'a Run<'a>) -> Result<Self, ModuleError> {
        Ok(run.frame)
    }
}
