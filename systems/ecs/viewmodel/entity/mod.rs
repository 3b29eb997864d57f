//! [`EcsEntities`].

use crate::viewmodel::structure::{
    self, Keys, PARENT, ancestors, begin_change, children_of, parent_of, subtrees,
};
use playground_base::{Context, ModuleError, view_model};
use playground_core_ecs::{
    EcsError, EntityId, EntityRef, EntityView, Parent, RowSource, Spawn, Structure, World,
};

mod path;
mod place;

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
        structure: &mut Structure,
        entity: EntityId,
        parent: Option<EntityId>,
    ) -> Result<(), EcsError> {
        let local = place::transform_under(structure, &self.keys, entity, parent);
        match parent {
            Some(parent) => {
                let row = [Parent { entity: parent }];
                let staged = self.keys.parent.stage(&structure.cells, row);
                let row = (entity, PARENT, RowSource::Staged(staged));
                structure::insert(structure, vec![row])?;
            }
            None => structure::remove(structure, &[(entity, PARENT)])?,
        }
        if let Some(local) = local {
            place::write(structure, &self.keys, entity, local);
        }
        Ok(())
    }
}

#[view_model]
impl EntityView for EcsEntities {
    fn spawn(&self, world: &World, spawns: Vec<Spawn>) -> Result<Vec<EntityId>, EcsError> {
        let structure = &mut *world.structure.write();
        begin_change(structure);
        structure::spawn(structure, spawns)
    }

    fn despawn(&self, world: &World, entities: &[EntityId]) -> Result<Vec<EntityId>, EcsError> {
        let structure = &mut *world.structure.write();
        for id in entities {
            structure.as_entity(*id).ok_or(EcsError::NoEntity(*id))?;
        }
        let ended = subtrees(structure, &self.keys.parent, entities);
        begin_change(structure);
        structure::despawn(structure, &ended);
        Ok(ended)
    }

    fn clear(&self, world: &World) {
        let structure = &mut *world.structure.write();
        begin_change(structure);
        structure::clear(structure);
    }

    fn set_parent(
        &self,
        world: &World,
        entity: EntityId,
        parent: Option<EntityId>,
    ) -> Result<(), EcsError> {
        let structure = &mut *world.structure.write();
        for id in [Some(entity), parent].into_iter().flatten() {
            structure.as_entity(id).ok_or(EcsError::NoEntity(id))?;
        }
        if let Some(parent) = parent
            && (parent == entity || ancestors(structure, parent).contains(&entity))
        {
            return Err(EcsError::Cycle(entity, parent));
        }
        // A parent that is gone is none, but its component is still there to be taken off.
        let has_row = place::has(structure, entity, PARENT);
        if parent == parent_of(structure, entity) && has_row == parent.is_some() {
            return Ok(());
        }
        begin_change(structure);
        self.put_under(structure, entity, parent)
    }

    fn with_descendants(&self, world: &World, entity: EntityId) -> Vec<EntityId> {
        let structure = &mut *world.structure.write();
        match structure.as_entity(entity) {
            Some(_) => subtrees(structure, &self.keys.parent, &[entity]),
            None => Vec::new(),
        }
    }

    fn children(&self, world: &World, entity: EntityId) -> Vec<EntityId> {
        children_of(&mut world.structure.write(), &self.keys.parent, entity)
    }

    fn find(&self, world: &World, reference: &EntityRef) -> Result<EntityId, EcsError> {
        // Exclusively, though only to read: no system may hold the columns meanwhile.
        let structure = &*world.structure.write();
        match reference {
            EntityRef::Id(id) => match structure.as_entity(*id) {
                Some(entity) => Ok(entity.id),
                None => Err(EcsError::NoEntity(*id)),
            },
            EntityRef::World => Err(EcsError::WorldIsNoEntity),
            EntityRef::Path(path) => path::entity_at(structure, &self.keys.name, path)
                .ok_or_else(|| EcsError::NoPath(path.clone())),
        }
    }
}
