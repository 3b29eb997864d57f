//! The triggers of observers: [`OnAdd`], [`OnInsert`], [`OnRemove`], [`OnEvent`].

use super::event::{EventData, data_of};
use super::param::Touched;
use super::{Access, Param, Run};
use crate::{EntityId, Event, Trigger};
use playground_base::{Component, Context, Key, ModuleError, ReadColumns, stable_id};
use std::marker::PhantomData;

/// The first parameter of an observer: it names the trigger, and gives its data.
#[diagnostic::on_unimplemented(
    message = "an observer cannot observe `{Self}`",
    label = "not something to observe",
    note = "the first parameter of an #[observer] is `OnAdd<T>`, `OnInsert<T>`, `OnRemove<T>` or `OnEvent<E>`"
)]
pub trait Observed: Param {
    /// What the observer reacts to.
    const TRIGGER: Trigger;
}

const fn mistake<T: Component>() -> Option<&'static str> {
    if T::DESCRIPTION.resource {
        return Some(
            "a resource is never added to an entity or removed from one: a system finds that it changed by `if_changed`",
        );
    }
    None
}

macro_rules! on_component {
    ($(#[$doc:meta])* $name:ident, $trigger:ident) => {
        $(#[$doc])*
        pub struct $name<'a, T> {
            run: &'a Run<'a>,
            of: PhantomData<T>,
        }

        impl<T: Component> $name<'_, T> {
            /// The entities, in the order of the changes. An entity may be gone by now.
            pub fn iter(&self) -> impl Iterator<Item = EntityId> {
                self.run.entities.iter().copied()
            }
        }

        impl<T: Component> Observed for $name<'_, T> {
            const TRIGGER: Trigger = Trigger::$trigger(T::ID);
        }

        impl<T: Component> Param for $name<'_, T> {
            const MISTAKE: Option<&'static str> = mistake::<T>();
            const ACCESS: Access = Access::NONE;
            type State = ();
            type Item<'a> = $name<'a, T>;

            fn declare(_: &Context, _: &mut Touched) -> Result<(), ModuleError> {
                Ok(())
            }
            fn fetch<'a>(_: &'a (), run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError> {
                Ok($name {
                    run,
                    of: PhantomData,
                })
            }
        }
    };
}

on_component!(
    /// Entities that got the component, which they lacked before. A query gives its current value.
    OnAdd,
    Added
);
on_component!(
    /// Entities whose component was added or replaced by a command. `Changed<T>` finds writes in
    /// place.
    OnInsert,
    Set
);

/// Entities whose component was removed, or that were despawned, with the removed row.
pub struct OnRemove<'a, T> {
    run: &'a Run<'a>,
    columns: ReadColumns<'a, T>,
}

impl<T: Component> OnRemove<'_, T> {
    /// The entities and their rows, in the order of removal. Rows of a component whose module was
    /// reloaded in between are gone, and their entities are left out.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &T)> {
        let rows = self.columns.removed_rows(self.run.removed.clone());
        self.run.entities.iter().copied().zip(rows)
    }
}

impl<T: Component> Observed for OnRemove<'_, T> {
    const TRIGGER: Trigger = Trigger::Removed(T::ID);
}

impl<T: Component> Param for OnRemove<'_, T> {
    const MISTAKE: Option<&'static str> = mistake::<T>();
    const ACCESS: Access = Access::read::<T>();
    type State = Key<T>;
    type Item<'a> = OnRemove<'a, T>;

    fn declare(context: &Context, _: &mut Touched) -> Result<Key<T>, ModuleError> {
        context.key()
    }
    fn fetch<'a>(key: &'a Key<T>, run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError> {
        let columns = key.read(&run.world_data.token)?;
        Ok(OnRemove { run, columns })
    }
}

/// Events of one kind that were sent, with their data.
pub struct OnEvent<'a, E> {
    run: &'a Run<'a>,
    kind: PhantomData<E>,
}

impl<E: EventData> OnEvent<'_, E> {
    /// Each event.
    pub fn iter(&self) -> impl Iterator<Item = E> {
        self.sent().filter_map(data_of)
    }

    /// Each event with the entity that it is about, where it is about one.
    pub fn with_entities(&self) -> impl Iterator<Item = (Option<EntityId>, E)> {
        self.sent()
            .filter_map(|event| Some((event.entity, data_of(event)?)))
    }

    fn sent(&self) -> impl Iterator<Item = &Event> {
        let stream = self.run.world_data.events.stream.iter();
        stream.filter(|event| self.run.events.contains(&event.id))
    }
}

impl<E: EventData> Observed for OnEvent<'_, E> {
    const TRIGGER: Trigger = Trigger::Sent(stable_id(E::NAME));
}

impl<E: EventData> Param for OnEvent<'_, E> {
    const ACCESS: Access = Access::NONE;
    type State = ();
    type Item<'a> = OnEvent<'a, E>;

    fn declare(_: &Context, _: &mut Touched) -> Result<(), ModuleError> {
        Ok(())
    }
    fn fetch<'a>(_: &'a (), run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError> {
        Ok(OnEvent {
            run,
            kind: PhantomData,
        })
    }
}
