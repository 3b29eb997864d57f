//! [`TypedChanges`].

use crate::{
    Change, EcsError, EntityId, ExclusiveView, MovedEntity, Spawner, WorldData, observe_insert,
    observe_removal,
};
use playground_base::{Bundle, Component, Key};

/// Structural changes with typed rows, inlined into the caller because it needs the component
/// types. Everything else is behind [`ExclusiveView`].
pub trait TypedChanges: ExclusiveView {
    /// Spawns one entity.
    #[inline]
    fn spawn<B: Bundle>(
        &self,
        world_data: &mut WorldData,
        spawner: &mut Spawner<B>,
        rows: B::Rows,
    ) -> Result<EntityId, EcsError> {
        let made = self.make(world_data, &mut spawner.plan)?;
        let location = (made.archetype, made.id.index);
        spawner.bundle.push(&mut world_data.token, location, rows);
        Ok(made.id)
    }

    /// Adds a component to an entity, or replaces it.
    #[inline]
    fn insert<T: Component>(
        &self,
        world_data: &mut WorldData,
        id: EntityId,
        key: &Key<T>,
        row: T,
    ) -> Result<(), EcsError> {
        if T::SPARSE {
            let Some(entity) = world_data.locate(id) else {
                return Err(EcsError::NoEntity(id));
            };
            let before = key.insert_sparse(&mut world_data.token, entity.id.index, row);
            let is_new = before.is_none();
            observe_insert(&mut world_data.observations, id, key.component(), is_new);
            return Ok(());
        }
        let MovedEntity { entity, is_new } =
            self.change(world_data, id, key.component(), Change::Add)?;
        let token = &mut world_data.token;
        if is_new {
            key.push(token, (entity.archetype, id.index), row);
        } else if let Some(slot) = key.get_mut(token, entity.archetype, entity.row as usize) {
            *slot = row;
        }
        Ok(())
    }

    /// Removes a component from an entity.
    #[inline]
    fn remove<T: Component>(
        &self,
        world_data: &mut WorldData,
        id: EntityId,
        key: &Key<T>,
    ) -> Result<(), EcsError> {
        if T::SPARSE {
            let Some(entity) = world_data.locate(id) else {
                return Err(EcsError::NoEntity(id));
            };
            let taken = key.remove_sparse(&mut world_data.token, entity.id.index);
            let taken = taken.ok_or_else(|| lacks::<T>(id))?;
            let WorldData {
                token,
                observations,
                ..
            } = world_data;
            let keep = || Some(key.push_removed(token, taken));
            observe_removal(observations, id, key.component(), keep);
            return Ok(());
        }
        self.change(world_data, id, key.component(), Change::Remove)
            .map(|_| ())
    }
}

impl<V: ExclusiveView + ?Sized> TypedChanges for V {}

#[cold]
fn lacks<T: Component>(entity: EntityId) -> EcsError {
    EcsError::Lacks {
        entity,
        component: T::NAME.to_owned(),
    }
}
