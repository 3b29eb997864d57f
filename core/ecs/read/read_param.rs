//! [`ReadParam`]: what a panel may ask for in its signature.

use super::{ReadOnly, ReadRun};
use crate::param::{Checked, Param, Query, QueryData, QueryFilter, Res};
use playground_base::{ModuleError, Resource};

/// Closed to other crates: a parameter borrows columns itself, so one from outside could write.
mod closed {
    pub trait Closed {}
}

/// A parameter that only reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter of a panel",
    label = "not a parameter of a panel",
    note = "a panel asks for `&mut Ui`, `&mut PanelContext`, for what it reads (`Query<(&A, Option<&B>), With<C>>`, `Res<T>`), and for keys and contracts (`&Key<T>`, `&BoundFooView`)",
    note = "it writes nothing: what is to change is a command, `context.commands.push(..)`, which can be undone"
)]
pub trait ReadParam: Param + closed::Closed {
    /// Named by [`Checked`].
    const IS_PARAM: bool = true;

    /// Borrows what it declared.
    fn read<'a>(
        state: &'a Self::State,
        run: &'a ReadRun<'a>,
    ) -> Result<Self::Item<'a>, ModuleError> {
        Self::fetch(state, &run.run)
    }
}

impl<D: QueryData + ReadOnly, F: QueryFilter + ReadOnly> closed::Closed for Query<'_, D, F> {}
impl<D: QueryData + ReadOnly, F: QueryFilter + ReadOnly> ReadParam for Query<'_, D, F> {}

impl<T: Resource> closed::Closed for Res<'_, T> {}
impl<T: Resource> ReadParam for Res<'_, T> {}

impl<P: ReadParam> closed::Closed for Checked<P, true> {}
impl<P: ReadParam> ReadParam for Checked<P, true> {}
