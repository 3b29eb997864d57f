//! [`EcsExclusive`].

use crate::viewmodel::structure::{
    self, Keys, despawn, despawn_one, despawn_table, has_no_parents, is_flat, is_leaf,
    spawn_staged, subtrees,
};
use playground_base::{ComponentId, Context, Key, ModuleError, StagedRows, TableId, view_model};
use playground_core_ecs::{
    Change, EcsError, Entity, EntityId, ExclusiveView, Parent, Placed, Shape, SpawnedRows,
    Structure,
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

/// Ends an entity that has nothing below it.
fn end_alone(structure: &mut Structure, id: EntityId) -> Result<usize, EcsError> {
    match despawn_one(structure, id) {
        true => Ok(1),
        false => Err(EcsError::NoEntity(id)),
    }
}

/// Ends an entity and all below it, whose children have to be looked for.
#[inline(never)]
fn end_all(structure: &mut Structure, key: &Key<Parent>, id: EntityId) -> Result<usize, EcsError> {
    if is_flat(structure, key) || is_leaf(&structure.children, id) {
        return end_alone(structure, id);
    }
    if structure.as_entity(id).is_none() {
        return Err(EcsError::NoEntity(id));
    }
    let ended = subtrees(structure, key, &[id]);
    Ok(despawn(structure, &ended))
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
        match has_no_parents(structure) {
            true => end_alone(structure, entity),
            false => end_all(structure, &self.keys.parent, entity),
        }
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
