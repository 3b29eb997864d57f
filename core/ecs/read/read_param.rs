//! [`ReadParam`]: a parameter of a panel or a drawing.

use super::{ReadOnly, ReadRun};
use crate::param::{Checked, Param, Query, QueryData, QueryFilter, Res};
use playground_base::{ModuleError, Resource};

/// Closed to other crates: a parameter borrows columns itself, so one from outside could write.
mod closed {
    pub trait Closed {}
}

/// A parameter that only reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter of a panel or a drawing",
    label = "not a parameter of a panel or a drawing",
    note = "both take what they read (`Query<(&A, Option<&B>), With<C>>`, `Res<T>`), and keys and contracts (`&Key<T>`, `&BoundFooView`); a panel also takes `&mut Ui` and `&mut PanelContext`, a drawing `&mut Drawing`",
    note = "neither writes: a panel changes the world by a command, `context.commands.push(..)`, which can be undone"
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
