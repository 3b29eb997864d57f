//! [`EcsExclusive`].

use crate::viewmodel::event::send;
use crate::viewmodel::world_data::{
    self, Keys, despawn, despawn_archetype, despawn_one, has_no_parents, is_flat, is_leaf,
    spawn_staged, subtrees,
};
use playground_base::{
    ArchetypeId, ComponentId, Context, Key, ModuleError, StagedRows, view_model,
};
use playground_core_ecs::{
    Change, EcsError, Entity, EntityId, Event, EventId, ExclusiveView, MovedEntity, Parent,
    SpawnPlan, SpawnedRows, WorldData,
};

/// Structural changes of a world with exclusive access.
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

/// Despawns an entity without children.
fn despawn_leaf(world_data: &mut WorldData, id: EntityId) -> Result<usize, EcsError> {
    if despawn_one(world_data, id) {
        Ok(1)
    } else {
        Err(EcsError::NoEntity(id))
    }
}

/// Despawns an entity and its descendants, which have to be searched.
#[inline(never)]
fn despawn_subtree(
    world_data: &mut WorldData,
    key: &Key<Parent>,
    id: EntityId,
) -> Result<usize, EcsError> {
    if is_flat(world_data, key) || is_leaf(&world_data.children, id) {
        return despawn_leaf(world_data, id);
    }
    if world_data.locate(id).is_none() {
        return Err(EcsError::NoEntity(id));
    }
    let despawned = subtrees(world_data, key, &[id]);
    Ok(despawn(world_data, &despawned))
}

#[view_model]
impl ExclusiveView for EcsExclusive {
    fn make(&self, world_data: &mut WorldData, plan: &mut SpawnPlan) -> Result<Entity, EcsError> {
        world_data::make(world_data, plan)
    }

    fn make_batch(
        &self,
        world_data: &mut WorldData,
        rows: &[StagedRows],
    ) -> Result<SpawnedRows, EcsError> {
        spawn_staged(world_data, rows)
    }

    fn change(
        &self,
        world_data: &mut WorldData,
        entity: EntityId,
        component: ComponentId,
        change: Change,
    ) -> Result<MovedEntity, EcsError> {
        world_data::change(world_data, entity, component, change)
    }

    fn end(&self, world_data: &mut WorldData, entity: EntityId) -> Result<usize, EcsError> {
        if has_no_parents(world_data) {
            despawn_leaf(world_data, entity)
        } else {
            despawn_subtree(world_data, &self.keys.parent, entity)
        }
    }

    fn end_batch(&self, world_data: &mut WorldData, entities: &[EntityId]) -> usize {
        if is_flat(world_data, &self.keys.parent) {
            return despawn(world_data, entities);
        }
        let alive = |id: &EntityId| world_data.locate(*id).is_some();
        let alive: Vec<EntityId> = entities.iter().copied().filter(alive).collect();
        let despawned = subtrees(world_data, &self.keys.parent, &alive);
        despawn(world_data, &despawned)
    }

    fn end_archetype(&self, world_data: &mut WorldData, archetype_id: ArchetypeId) -> usize {
        if archetype_id == ArchetypeId::RESOURCES {
            return 0;
        }
        if is_flat(world_data, &self.keys.parent) {
            return despawn_archetype(world_data, archetype_id);
        }
        let archetype = world_data.archetypes.get(archetype_id.0 as usize);
        let entities = archetype.map_or(Vec::new(), |archetype| archetype.entities.clone());
        self.end_batch(world_data, &entities)
    }

    fn send(&self, world_data: &mut WorldData, mut event: Event) -> EventId {
        send(world_data, &mut event)
    }
}
