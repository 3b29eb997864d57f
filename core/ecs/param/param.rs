//! [`Param`] and [`Touched`].

use super::{Access, Run, Saved};
use crate::{ConsoleArgument, FrameTime, Query};
use playground_base::{ComponentId, Context, ModuleError};

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
    /// Whether a system can wait for its data (`if_any`, `if_changed`): one query or one resource.
    const HAS_DATA: bool = false;
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

impl Touched {
    /// Adds a query, to be declared.
    pub(super) fn add_query(&mut self) -> &mut Query {
        let at = self.queries.len();
        self.queries.push(Query::new());
        &mut self.queries[at]
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
