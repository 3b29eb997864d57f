//! [`TypedChanges`].

use crate::{
    Change, EcsError, EntityId, ExclusiveView, Placed, Spawner, Structure, observe_insert,
    observe_removal,
};
use playground_base::{Bundle, Component, Key};

/// Structural changes with typed rows, inlined into the caller: the one part of a contract that has
/// to know the component types. Everything that does not is behind [`ExclusiveView`].
pub trait TypedChanges: ExclusiveView {
    /// Makes one entity.
    #[inline]
    fn spawn<B: Bundle>(
        &self,
        structure: &mut Structure,
        spawner: &mut Spawner<B>,
        rows: B::Rows,
    ) -> Result<EntityId, EcsError> {
        let made = self.make(structure, &mut spawner.shape)?;
        let place = (made.table, made.id.index);
        spawner.bundle.push(&mut structure.cells, place, rows);
        Ok(made.id)
    }

    /// Adds a component to an entity, or replaces it.
    #[inline]
    fn insert<T: Component>(
        &self,
        structure: &mut Structure,
        id: EntityId,
        key: &Key<T>,
        row: T,
    ) -> Result<(), EcsError> {
        if T::SPARSE {
            let Some(entity) = structure.as_entity(id) else {
                return Err(EcsError::NoEntity(id));
            };
            let before = key.insert_sparse(&mut structure.cells, entity.id.index, row);
            let is_new = before.is_none();
            observe_insert(&mut structure.observations, id, key.component(), is_new);
            return Ok(());
        }
        let Placed { entity, is_new } = self.change(structure, id, key.component(), Change::Add)?;
        let cells = &mut structure.cells;
        match is_new {
            true => key.push(cells, (entity.table, id.index), row),
            false => {
                if let Some(place) = key.get_mut(cells, entity.table, entity.row as usize) {
                    *place = row;
                }
            }
        }
        Ok(())
    }

    /// Removes a component from an entity.
    #[inline]
    fn remove<T: Component>(
        &self,
        structure: &mut Structure,
        id: EntityId,
        key: &Key<T>,
    ) -> Result<(), EcsError> {
        if T::SPARSE {
            let Some(entity) = structure.as_entity(id) else {
                return Err(EcsError::NoEntity(id));
            };
            let taken = key.remove_sparse(&mut structure.cells, entity.id.index);
            let taken = taken.ok_or_else(|| lacks::<T>(id))?;
            let Structure {
                cells,
                observations,
                ..
            } = structure;
            let keep = || Some(key.keep_removed(cells, taken));
            observe_removal(observations, id, key.component(), keep);
            return Ok(());
        }
        self.change(structure, id, key.component(), Change::Remove)
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
