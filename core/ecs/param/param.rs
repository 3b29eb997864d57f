//! [`Param`] and [`Run`].

use super::{Access, Saved};
use crate::{
    CommandBuffer, ConsoleArgument, EntityId, Event, EventId, Frame, ObserverContext, ObserverId,
    Query, Structure, SystemContext, SystemId,
};
use playground_base::{ComponentId, Context, ModuleError, TableId, Value};
use std::cell::RefCell;
use std::ops::Range;

/// What a system or observer may ask for in its signature.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter of a system",
    label = "not a parameter of a system",
    note = "a system asks for `Query<..>`, `Res<T>`, `ResMut<T>`, `FrameTime`, `Commands<(..)>`, `Events<E>`, `Effects<E>`, `Local<T>`, `Scratch<T>`, `Rng`, `ParamSet<(..)>`",
    note = "components are asked for in a query: `Query<(&Boid, &mut Transform)>`"
)]
pub trait Param {
    /// Named by [`Checked`](super::Checked).
    const IS_PARAM: bool = true;
    /// What is wrong with it, for the compiler to say.
    const MISTAKE: Option<&'static str> = None;
    /// What it touches.
    const ACCESS: Access;
    /// What it keeps as long as the plugin is loaded: keys, mostly.
    type State: Send + Sync + 'static;
    /// The parameter itself in one run.
    type Item<'a>;

    /// Writes what it touches into the declaration, and asks for the keys.
    fn declare(context: &Context, touched: &mut Touched) -> Result<Self::State, ModuleError>;
    /// Borrows what it declared.
    fn fetch<'a>(state: &'a Self::State, run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError>;
    /// Puts what survives a reload under `name`.
    fn save(_state: &Self::State, _name: &str, _saved: &mut Saved) {}
    /// Takes over what the generation before put there.
    fn restore(_state: &Self::State, _name: &str, _saved: &mut Saved) {}
}

/// What the parameters of one function touch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// Queries, in the order of the parameters.
    pub queries: Vec<Query>,
    /// Resources that are read.
    pub reads: Vec<ComponentId>,
    /// Resources that are written.
    pub writes: Vec<ComponentId>,
    /// What stands behind the word of a console command.
    pub arguments: Vec<ConsoleArgument>,
    /// What the next parameter is called, if it is an argument.
    pub argument_name: &'static str,
}

/// One run of one function.
pub struct Run<'a> {
    pub(crate) structure: &'a Structure,
    pub(crate) tables: &'a [Vec<TableId>],
    pub(crate) frame: Frame,
    pub(crate) since: u32,
    pub(crate) next_event: EventId,
    /// Hash of the function's name; of an observer also of what it is told about.
    pub(crate) name: u64,
    pub(crate) commands: RefCell<CommandBuffer>,
    /// What an observer is told: about whom, which removed rows, and which events.
    pub(crate) entities: &'a [EntityId],
    pub(crate) removed: Range<usize>,
    pub(crate) events: Range<EventId>,
    /// What a console command is called with.
    pub(crate) arguments: &'a [Value],
}

impl Run<'_> {
    /// The events behind those that were read in the run before.
    pub(crate) fn new_events(&self) -> impl Iterator<Item = &Event> {
        let stream = self.structure.events.stream.iter();
        stream.filter(|event| event.id >= self.next_event)
    }
}

/// Runs one system; called by what `#[systems]` writes.
#[inline]
pub fn run_system(
    system: SystemId,
    context: &mut SystemContext<'_>,
    call: impl FnOnce(&Run<'_>) -> Result<(), ModuleError>,
) -> Result<(), ModuleError> {
    run_shared(system.0, &[], context, call)
}

/// Runs what shares the world: a system, or a console command with its arguments. `name` is the hash
/// of its name.
#[inline]
pub(super) fn run_shared<A>(
    name: u64,
    arguments: &[Value],
    context: &mut SystemContext<'_>,
    call: impl FnOnce(&Run<'_>) -> Result<A, ModuleError>,
) -> Result<A, ModuleError> {
    let commands = std::mem::take(&mut context.commands);
    let commands = commands.for_run(context.structure.cells.tick());
    let run = Run {
        structure: context.structure,
        tables: context.tables,
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

/// Runs one observer; called by what `#[systems]` writes.
#[inline]
pub fn run_observer(
    observer: ObserverId,
    context: &mut ObserverContext<'_>,
    call: impl FnOnce(&Run<'_>) -> Result<(), ModuleError>,
) -> Result<(), ModuleError> {
    let commands = std::mem::take(&mut context.commands);
    let commands = commands.for_run(context.structure.cells.tick());
    // An observer is called several times in a frame, for others each time: so its random numbers differ.
    let first = context
        .entities
        .first()
        .map_or(0, |entity| entity.to_bits());
    let first = first.rotate_left(17) ^ context.events.start.0;
    let run = Run {
        structure: context.structure,
        tables: context.tables,
        frame: context.frame,
        since: context.since,
        next_event: context.structure.events.next,
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

/// A system that is asked for and that the plugin does not have.
#[cold]
pub fn unknown_system(plugin: &str, system: SystemId) -> ModuleError {
    unknown(plugin, "system", system.0)
}

/// An observer that is asked for and that the plugin does not have.
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

impl Param for Frame {
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
