//! [`EcsEntities`].

use crate::viewmodel::world_data::{
    self, Keys, PARENT, ancestors, begin_change, children_of, parent_of, subtrees,
};
use playground_base::{Context, ModuleError, view_model};
use playground_core_ecs::{
    EcsError, EntityId, EntityRef, EntityRows, EntityView, Parent, RowSource, Spawn, World,
    WorldData,
};

mod location;
mod path;

/// Entities: spawn, despawn, hierarchy.
pub struct EcsEntities {
    keys: Keys,
}

impl EcsEntities {
    /// With the keys of the components that make a hierarchy.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            keys: Keys::new(context)?,
        })
    }

    fn put_under(
        &self,
        world_data: &mut WorldData,
        entity: EntityId,
        parent: Option<EntityId>,
    ) -> Result<(), EcsError> {
        let local = location::transform_under(world_data, &self.keys, entity, parent);
        match parent {
            Some(parent) => {
                let row = Parent { entity: parent };
                let staged = self.keys.parent.stage_one(&world_data.token, row);
                let row = (entity, PARENT, RowSource::Staged(staged));
                world_data::insert(world_data, vec![row])?;
            }
            None => world_data::remove(world_data, &[(entity, PARENT)])?,
        }
        if let Some(local) = local {
            location::write(world_data, &self.keys, entity, local);
        }
        Ok(())
    }
}

#[view_model]
impl EntityView for EcsEntities {
    fn spawn(&self, world: &World, spawns: Vec<Spawn>) -> Result<Vec<EntityId>, EcsError> {
        let world_data = &mut *world.data.write();
        begin_change(world_data);
        world_data::spawn(world_data, spawns)
    }

    fn spawn_rows(&self, world: &World, rows: &[EntityRows]) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        begin_change(world_data);
        world_data::spawn_rows(world_data, &self.keys.parent, rows)
    }

    fn rows(&self, world: &World, entities: &[EntityId]) -> Vec<EntityRows> {
        world_data::rows(&world.data.read(), entities)
    }

    fn despawn(&self, world: &World, entities: &[EntityId]) -> Result<Vec<EntityId>, EcsError> {
        let world_data = &mut *world.data.write();
        for id in entities {
            world_data.locate(*id).ok_or(EcsError::NoEntity(*id))?;
        }
        let despawned = subtrees(world_data, &self.keys.parent, entities);
        begin_change(world_data);
        world_data::despawn(world_data, &despawned);
        Ok(despawned)
    }

    fn clear(&self, world: &World) {
        let world_data = &mut *world.data.write();
        begin_change(world_data);
        world_data::clear(world_data);
    }

    fn set_parent(
        &self,
        world: &World,
        entity: EntityId,
        parent: Option<EntityId>,
    ) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        for id in [Some(entity), parent].into_iter().flatten() {
            world_data.locate(id).ok_or(EcsError::NoEntity(id))?;
        }
        if let Some(parent) = parent
            && (parent == entity || ancestors(world_data, parent).contains(&entity))
        {
            return Err(EcsError::Cycle(entity, parent));
        }
        // A despawned parent counts as none, but the component must still be removed.
        let has_row = location::has(world_data, entity, PARENT);
        if parent == parent_of(world_data, entity) && has_row == parent.is_some() {
            return Ok(());
        }
        begin_change(world_data);
        self.put_under(world_data, entity, parent)
    }

    fn with_descendants(&self, world: &World, entities: &[EntityId]) -> Vec<EntityId> {
        let world_data = &mut *world.data.write();
        let is_alive = |id: &EntityId| world_data.locate(*id).is_some();
        let alive: Vec<EntityId> = entities.iter().copied().filter(is_alive).collect();
        subtrees(world_data, &self.keys.parent, &alive)
    }

    fn children(&self, world: &World, entity: EntityId) -> Vec<EntityId> {
        children_of(&mut world.data.write(), &self.keys.parent, entity)
    }

    fn find(&self, world: &World, reference: &EntityRef) -> Result<EntityId, EcsError> {
        // A write lock, though only to read: no system may hold the columns meanwhile.
        let world_data = &*world.data.write();
        match reference {
            EntityRef::Id(id) => match world_data.locate(*id) {
                Some(entity) => Ok(entity.id),
                None => Err(EcsError::NoEntity(*id)),
            },
            EntityRef::World => Err(EcsError::WorldIsNoEntity),
            EntityRef::Path(path) => path::entity_at(world_data, &self.keys.name, path)
                .ok_or_else(|| EcsError::NoPath(path.clone())),
        }
    }
}
