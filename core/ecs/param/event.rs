//! [`Events`]: events of one kind, to read.

use super::param::Touched;
use super::{Access, Param, Run};
use crate::{EntityId, Event};
use playground_base::serde::de::DeserializeOwned;
use playground_base::{Context, ModuleError, Named, from_value};
use std::marker::PhantomData;

/// The type of an event: it has a stable name, and serde reads it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an event",
    label = "not an event",
    note = "put `#[event]` on the type, in the model crate"
)]
pub trait EventData: Named + DeserializeOwned {}

// Otherwise the compiler would report missing serde traits instead of events.
#[diagnostic::do_not_recommend]
impl<E: Named + DeserializeOwned> EventData for E {}

/// The events of one kind that were sent since the system ran last, oldest first; those sent while
/// its module was reloaded included. [`Commands::send`](super::Commands::send) sends them.
pub struct Events<'a, E> {
    run: &'a Run<'a>,
    kind: PhantomData<E>,
}

/// An event whose data is an `E`; `None` for data of another shape, which an older build sent.
pub(super) fn data_of<E: EventData>(event: &Event) -> Option<E> {
    if event.kind != E::NAME {
        return None;
    }
    from_value(event.data.clone()).ok()
}

impl<E: EventData> Events<'_, E> {
    /// Each event.
    pub fn iter(&self) -> impl Iterator<Item = E> {
        self.run.new_events().filter_map(data_of)
    }

    /// Each event with the entity that it is about, where it is about one.
    pub fn with_entities(&self) -> impl Iterator<Item = (Option<EntityId>, E)> {
        let events = self.run.new_events();
        events.filter_map(|event| Some((event.entity, data_of(event)?)))
    }

    /// True when none was sent.
    pub fn is_empty(&self) -> bool {
        !self.run.new_events().any(|event| event.kind == E::NAME)
    }
}

impl<E: EventData> Param for Events<'_, E> {
    const ACCESS: Access = Access::NONE;
    type State = ();
    type Item<'a> = Events<'a, E>;

    fn declare(_: &Context, _: &mut Touched) -> Result<(), ModuleError> {
        Ok(())
    }
    #[inline]
    fn fetch<'a>(_: &'a (), run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError> {
        Ok(Events {
            run,
            kind: PhantomData,
        })
    }
}
