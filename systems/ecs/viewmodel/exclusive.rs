//! [`EcsExclusive`].

use crate::viewmodel::structure::{
    self, Keys, despawn, despawn_one, despawn_table, is_flat, is_leaf, spawn_staged, subtrees,
};
use playground_base::{ComponentId, Context, ModuleError, StagedRows, TableId, view_model};
use playground_core_ecs::{
    Change, EcsError, Entity, EntityId, ExclusiveView, Placed, Shape, SpawnedRows, Structure,
};

/// Structural changes of a world that the caller has exclusively.
pub struct EcsExclusive {
    keys: Keys,
}

impl EcsExclusive {
    /// With the keys of the components that make a hierarchy.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            keys: Keys::new(context)?,
        })
    }
}

#[view_model]
impl ExclusiveView for EcsExclusive {
    fn make(&self, structure: &mut Structure, shape: &mut Shape) -> Result<Entity, EcsError> {
        structure::make(structure, shape)
    }

    fn make_batch(
        &self,
        structure: &mut Structure,
        rows: &[StagedRows],
    ) -> Result<SpawnedRows, EcsError> {
        spawn_staged(structure, rows)
    }

    fn change(
        &self,
        structure: &mut Structure,
        entity: EntityId,
        component: ComponentId,
        change: Change,
    ) -> Result<Placed, EcsError> {
        structure::change(structure, entity, component, change)
    }

    fn end(&self, structure: &mut Structure, entity: EntityId) -> Result<usize, EcsError> {
        if is_leaf(structure, &self.keys.parent, entity) {
            return match despawn_one(structure, entity) {
                true => Ok(1),
                false => Err(EcsError::NoEntity(entity)),
            };
        }
        if structure.as_entity(entity).is_none() {
            return Err(EcsError::NoEntity(entity));
        }
        let ended = subtrees(structure, &self.keys.parent, &[entity]);
        Ok(despawn(structure, &ended))
    }

    fn end_batch(&self, structure: &mut Structure, entities: &[EntityId]) -> usize {
        if is_flat(structure, &self.keys.parent) {
            return despawn(structure, entities);
        }
        let alive = |id: &EntityId| structure.as_entity(*id).is_some();
        let alive: Vec<EntityId> = entities.iter().copied().filter(alive).collect();
        let ended = subtrees(structure, &self.keys.parent, &alive);
        despawn(structure, &ended)
    }

    fn end_table(&self, structure: &mut Structure, table: TableId) -> usize {
        if table == TableId::RESOURCES {
            return 0;
        }
        if is_flat(structure, &self.keys.parent) {
            return despawn_table(structure, table);
        }
        let storage = structure.tables.get(table.0 as usize);
        let entities = storage.map_or(Vec::new(), |storage| storage.entities.clone());
        self.end_batch(structure, &entities)
    }
}
