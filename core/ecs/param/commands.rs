//! [`Commands`]: structural changes that a system asks for.

use super::param::Touched;
use super::{Access, Components, Has, Param, Rows, Run};
use crate::{ChangeScene, Effect, EntityId, Event, Parent, QuitGame};
use playground_base::serde::Serialize;
use playground_base::{ComponentId, Context, Key, ModuleError, Named, to_value};
use std::borrow::Cow;

/// Structural changes that a system asks for: `Commands<(Transform, Boid)>` names the components that
/// it may give to entities; what takes no rows (`despawn`, `remove`, `send`, ..) needs no type.
///
/// They are carried out behind the systems that run beside this one, in the order of the systems. What
/// concerns an entity that is gone by then is passed over. It is not `Sync`: what threads of one
/// system ask for would come in no order.
pub struct Commands<'a, C: Components = ()> {
    keys: &'a CommandKeys<C::Keys>,
    run: &'a Run<'a>,
}

/// The keys of what commands add.
pub struct CommandKeys<K> {
    own: K,
    parent: Key<Parent>,
}

impl<C: Components> Commands<'_, C> {
    /// Makes an entity with these components, a tuple of them. Its id can be used at once in further
    /// commands, in their rows and in events that are sent after it; it becomes the id of the entity when
    /// the commands are carried out. Kept anywhere else (a `Local`, a resource) it names nobody later.
    pub fn spawn<R: Rows<C, AT>, AT>(&mut self, row: R) -> EntityId {
        let rows = R::stage(&self.keys.own, &self.run.structure.cells, [row]);
        self.run.commands.borrow_mut().spawn_one(rows)
    }

    /// Makes as many entities as there are rows, column by column.
    pub fn spawn_batch<R: Rows<C, AT>, AT>(&mut self, rows: impl IntoIterator<Item = R>) {
        let rows = R::stage(&self.keys.own, &self.run.structure.cells, rows);
        self.run.commands.borrow_mut().spawn(rows);
    }

    /// Adds a component to an entity, or replaces it.
    pub fn insert<T, const AT: usize>(&mut self, entity: EntityId, row: T)
    where
        C: Has<T, AT>,
        T: playground_base::Component,
    {
        let row = C::key(&self.keys.own).stage(&self.run.structure.cells, [row]);
        self.run.commands.borrow_mut().insert(entity, row);
    }

    /// Takes a component off an entity: `commands.remove(fish, Fear::ID)`.
    pub fn remove(&mut self, entity: EntityId, component: ComponentId) {
        self.run.commands.borrow_mut().remove(entity, component);
    }

    /// Ends an entity and all below it.
    pub fn despawn(&mut self, entity: EntityId) {
        self.run.commands.borrow_mut().despawn(entity);
    }

    /// Places an entity under another one, or at the root. Its `Transform` stays as it is, and so is
    /// from now on seen from the new parent.
    pub fn set_parent(&mut self, entity: EntityId, parent: Option<EntityId>) {
        let mut commands = self.run.commands.borrow_mut();
        match parent {
            Some(parent) => {
                let row = Parent { entity: parent };
                let row = self.keys.parent.stage(&self.run.structure.cells, [row]);
                commands.insert(entity, row);
            }
            None => commands.remove(entity, self.keys.parent.component()),
        }
    }

    /// Sends an event to whoever reads [`Events<E>`](super::Events) or observes it.
    pub fn send<E: Named + Serialize>(&mut self, event: E) {
        self.push_event(None, &event);
    }

    /// Sends an event about an entity.
    pub fn send_about<E: Named + Serialize>(&mut self, entity: EntityId, event: E) {
        self.push_event(Some(entity), &event);
    }

    /// Goes on with another scene, once the stage has run: [`ChangeScene`] says how. `path` is the
    /// scene's file in the project's folder, `"scenes/cave.ron"`.
    pub fn change_scene(&mut self, path: impl Into<String>) {
        let path = path.into();
        self.push_effect(Effect::new(&ChangeScene { path }));
    }

    /// Ends the game, once the stage has run. In the editor that is what Stop does.
    pub fn quit_game(&mut self) {
        self.push_effect(Effect::new(&QuitGame {}));
    }

    fn push_effect(&mut self, effect: Effect) {
        self.run.commands.borrow_mut().effect(effect);
    }

    fn push_event<E: Named + Serialize>(&mut self, entity: Option<EntityId>, event: &E) {
        self.run.commands.borrow_mut().send(Event {
            kind: Cow::Borrowed(E::NAME),
            entity,
            data: to_value(event).unwrap_or_default(),
            ..Event::default()
        });
    }
}

impl<C: Components> Param for Commands<'_, C> {
    const ACCESS: Access = Access::NONE;
    type State = CommandKeys<C::Keys>;
    type Item<'a> = Commands<'a, C>;

    fn declare(context: &Context, _: &mut Touched) -> Result<Self::State, ModuleError> {
        Ok(CommandKeys {
            own: C::keys(context)?,
            parent: super::saved::key_of(context)?,
        })
    }
    #[inline]
    fn fetch<'a>(keys: &'a Self::State, run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError> {
        Ok(Commands { keys, run })
    }
}
