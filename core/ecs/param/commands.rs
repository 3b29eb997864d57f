//! [`Commands`]: structural changes that a system requests.

use super::param::Touched;
use super::{Access, ComponentRows, Components, Has, Param, Run};
use crate::{ChangeScene, Effect, EntityId, Event, Parent, QuitGame};
use playground_base::serde::Serialize;
use playground_base::{ComponentId, Context, Key, ModuleError, Named};

/// Structural changes that a system requests: `Commands<(Transform, Boid)>` names the components
/// that it may add to entities; commands without rows (`despawn`, `remove`, `send`, ..) need no
/// type.
///
/// They are applied after the systems that run in parallel with this one, in the order of the
/// systems. Commands for an entity that is gone by then are skipped. It is not `Sync`: commands
/// from several threads would have no order.
pub struct Commands<'a, C: Components = ()> {
    keys: &'a CommandKeys<C::Keys>,
    run: &'a Run<'a>,
}

/// The keys of the components that commands add.
pub struct CommandKeys<K> {
    own: K,
    parent: Key<Parent>,
}

impl<C: Components> Commands<'_, C> {
    /// Spawns an entity with these components, a tuple. Its id can be used at once in further
    /// commands, in their rows and in events that are sent after it; it becomes the id of the
    /// entity when the commands are applied. Stored anywhere else (a `Local`, a resource) it names
    /// no entity later.
    pub fn spawn<R: ComponentRows<C, AT>, AT>(&mut self, row: R) -> EntityId {
        let rows = R::stage(&self.keys.own, &self.run.world_data.token, [row]);
        self.run.commands.borrow_mut().spawn_one(rows)
    }

    /// Spawns one entity for each row, column by column.
    pub fn spawn_batch<R: ComponentRows<C, AT>, AT>(&mut self, rows: impl IntoIterator<Item = R>) {
        let rows = R::stage(&self.keys.own, &self.run.world_data.token, rows);
        self.run.commands.borrow_mut().spawn(rows);
    }

    /// Adds a component to an entity, or replaces it.
    pub fn insert<T, const AT: usize>(&mut self, entity: EntityId, row: T)
    where
        C: Has<T, AT>,
        T: playground_base::Component,
    {
        let row = C::key(&self.keys.own).stage_one(&self.run.world_data.token, row);
        self.run.commands.borrow_mut().insert(entity, row);
    }

    /// Removes a component from an entity: `commands.remove(fish, Fear::ID)`.
    pub fn remove(&mut self, entity: EntityId, component: ComponentId) {
        self.run.commands.borrow_mut().remove(entity, component);
    }

    /// Despawns an entity and its descendants.
    pub fn despawn(&mut self, entity: EntityId) {
        self.run.commands.borrow_mut().despawn(entity);
    }

    /// Moves an entity under a parent, or to the root. Its `Transform` stays the same, and is
    /// relative to the new parent from now on.
    pub fn set_parent(&mut self, entity: EntityId, parent: Option<EntityId>) {
        let mut commands = self.run.commands.borrow_mut();
        match parent {
            Some(parent) => {
                let row = Parent { entity: parent };
                let row = self.keys.parent.stage_one(&self.run.world_data.token, row);
                commands.insert(entity, row);
            }
            None => commands.remove(entity, self.keys.parent.component()),
        }
    }

    /// Sends an event, which systems read by [`Events<E>`](super::Events) and observers get.
    pub fn send<E: Named + Serialize>(&mut self, event: E) {
        self.push_event(None, &event);
    }

    /// Sends an event about an entity.
    pub fn send_about<E: Named + Serialize>(&mut self, entity: EntityId, event: E) {
        self.push_event(Some(entity), &event);
    }

    /// Changes to another scene after the stage: see [`ChangeScene`]. `path` is the
    /// scene's file in the project's folder, `"scenes/cave.ron"`.
    pub fn change_scene(&mut self, path: impl Into<String>) {
        let path = path.into();
        self.push_effect(Effect::new(&ChangeScene { path }));
    }

    /// Ends the game after the stage. In the editor this is the same as Stop.
    pub fn quit_game(&mut self) {
        self.push_effect(Effect::new(&QuitGame {}));
    }

    fn push_effect(&mut self, effect: Effect) {
        self.run.commands.borrow_mut().effect(effect);
    }

    fn push_event<E: Named + Serialize>(&mut self, entity: Option<EntityId>, event: &E) {
        let event = Event::of(entity, event);
        self.run.commands.borrow_mut().send(event);
    }
}

impl<C: Components> Param for Commands<'_, C> {
    const MISTAKE: Option<&'static str> = if C::HAS_RESOURCE {
        Some("these commands name a resource, which no entity has: take `ResMut<T>` to write it")
    } else {
        None
    };
    const ACCESS: Access = Access::NONE;
    type State = CommandKeys<C::Keys>;
    type Item<'a> = Commands<'a, C>;

    fn declare(context: &Context, _: &mut Touched) -> Result<Self::State, ModuleError> {
        Ok(CommandKeys {
            own: C::keys(context)?,
            parent: context.key()?,
        })
    }
    #[inline]
    fn fetch<'a>(keys: &'a Self::State, run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError> {
        Ok(Commands { keys, run })
    }
}
