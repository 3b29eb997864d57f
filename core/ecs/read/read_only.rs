//! [`ReadOnly`]: parts of queries that only read.

use crate::param::{Added, AnyOf, Changed, IncludeDisabled, Or, With, Without};
use crate::{Entity, EntityId};
use playground_base::Component;

/// Closed to other crates: a part of a query borrows columns itself, so one from outside could
/// write.
mod closed {
    pub trait Closed {}
}

/// A part of a query of a panel or a drawing: it only reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not only read",
    label = "panels and drawings read the world and do not write it",
    note = "take `&T` instead of `&mut T`; a panel changes the world by a command: `context.commands.push(..)`, which can be undone"
)]
pub trait ReadOnly: closed::Closed {}

macro_rules! read_only {
    ($({$($generics:tt)*} $name:ty),+ $(,)?) => { $(
        impl<$($generics)*> closed::Closed for $name {}
        impl<$($generics)*> ReadOnly for $name {}
    )+ };
}

read_only!(
    {T: Component} &T,
    {T: Component} Option<&T>,
    {} EntityId,
    {} Entity,
    {T: ReadOnly} AnyOf<T>,
    {} (),
    {T} With<T>,
    {T} Without<T>,
    {T} Added<T>,
    {T} Changed<T>,
    {F: ReadOnly} Or<F>,
    {} IncludeDisabled,
    {A: ReadOnly} (A,),
    {A: ReadOnly, B: ReadOnly} (A, B),
    {A: ReadOnly, B: ReadOnly, C: ReadOnly} (A, B, C),
    {A: ReadOnly, B: ReadOnly, C: ReadOnly, D: ReadOnly} (A, B, C, D),
    {A: ReadOnly, B: ReadOnly, C: ReadOnly, D: ReadOnly, E: ReadOnly} (A, B, C, D, E),
    {A: ReadOnly, B: ReadOnly, C: ReadOnly, D: ReadOnly, E: ReadOnly, F: ReadOnly}
        (A, B, C, D, E, F),
    {A: ReadOnly, B: ReadOnly, C: ReadOnly, D: ReadOnly, E: ReadOnly, F: ReadOnly, G: ReadOnly}
        (A, B, C, D, E, F, G),
    {A: ReadOnly, B: ReadOnly, C: ReadOnly, D: ReadOnly, E: ReadOnly, F: ReadOnly, G: ReadOnly, H: ReadOnly}
        (A, B, C, D, E, F, G, H),
);
