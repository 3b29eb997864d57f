//! [`WorldReader`]: a world that can only be read.

use crate::{Archetype, Entity, EntityId, EntitySlot, Owner, Parent, WorldData};
use playground_base::{
    ArchetypeId, Component, ComponentId, ErasedPool, Key, ModuleError, ReadColumns, Value,
};
use std::collections::{HashMap, HashSet};

/// A world that can only be read, locked for as long as it is borrowed. It is copied freely.
///
/// Rows come by type from [`read`](Self::read), or from the queries of a panel, and as values
/// from [`value`](Self::value).
#[derive(Clone, Copy)]
pub struct WorldReader<'a> {
    pub(super) world_data: &'a WorldData,
    threads: usize,
}

impl<'a> WorldReader<'a> {
    /// A reader of a world whose systems run on this many threads.
    pub(super) const fn new(world_data: &'a WorldData, threads: usize) -> Self {
        Self {
            world_data,
            threads,
        }
    }

    /// The number of live entities.
    pub const fn entity_count(self) -> usize {
        self.world_data.entities.alive
    }

    /// The location of an entity; `None` when it is gone.
    #[inline]
    pub fn entity(self, id: EntityId) -> Option<Entity> {
        self.world_data.locate(id)
    }

    /// The location of an owner's components; `None` when it is an entity that is gone.
    pub fn owner(self, owner: Owner) -> Option<Entity> {
        self.world_data.owner(owner)
    }

    /// The resources of the world, in order of registration.
    pub fn resources(self) -> impl Iterator<Item = &'a ErasedPool> {
        self.world_data.resources()
    }

    /// The entity with this index, whatever its generation; `None` when there is none now.
    #[inline]
    pub fn entity_at(self, index: u32) -> Option<Entity> {
        self.world_data.entities.at(index)
    }

    /// All entities, in order of index.
    pub fn entities(self) -> impl Iterator<Item = Entity> + use<'a> {
        self.world_data.entities.iter()
    }

    /// The slots of all entity indexes, free ones included.
    pub fn slots(self) -> &'a [EntitySlot] {
        &self.world_data.entities.slots
    }

    /// The archetypes, by [`ArchetypeId`]: entities that have exactly the same components. The
    /// first holds the resources and no entity.
    pub fn archetypes(self) -> &'a [Archetype] {
        &self.world_data.archetypes
    }

    /// The archetype of an entity.
    pub fn archetype_of(self, entity: Entity) -> Option<&'a Archetype> {
        self.world_data.archetype(entity)
    }

    /// The pools of all component types, in order of registration.
    pub fn pools(self) -> &'a [ErasedPool] {
        &self.world_data.pools
    }

    /// The pool of a component; `None` when it is not registered.
    pub fn pool(self, component: ComponentId) -> Option<&'a ErasedPool> {
        self.world_data.pool(component)
    }

    /// The rows of a component, by archetype.
    ///
    /// # Errors
    /// When a system is writing them.
    pub fn read<'k, T: Component>(self, key: &'k Key<T>) -> Result<ReadColumns<'k, T>, ModuleError>
    where
        'a: 'k,
    {
        key.read(&self.world_data.token)
    }

    /// A component of an entity as a value; `None` when the entity lacks it.
    pub fn value(self, entity: Entity, pool: &ErasedPool) -> Option<Value> {
        self.world_data.get_value(entity, pool)
    }

    /// A resource as a value; `None` when there is none.
    pub fn resource_value(self, pool: &ErasedPool) -> Option<Value> {
        pool.read(&self.world_data.token, ArchetypeId::RESOURCES, 0)
    }

    /// Whether an entity has a component.
    pub fn has(self, entity: Entity, pool: &ErasedPool) -> bool {
        if pool.is_sparse() {
            return pool
                .sparse_row(&self.world_data.token, entity.id.index)
                .is_some();
        }
        let archetype = self.archetype_of(entity);
        archetype.is_some_and(|of| of.components.binary_search(&pool.component()).is_ok())
    }

    /// The number of rows of a pool.
    pub fn row_count(self, pool: &ErasedPool) -> usize {
        pool.total(&self.world_data.token)
    }

    /// Bytes that a pool has allocated.
    pub fn byte_count(self, pool: &ErasedPool) -> usize {
        pool.bytes(&self.world_data.token)
    }

    /// Counts structural changes: caches of entities and archetypes are valid while it stays the
    /// same.
    pub const fn version(self) -> u64 {
        self.world_data.version
    }

    /// The number of threads that systems run on.
    pub const fn threads(self) -> usize {
        self.threads
    }

    /// These entities and their descendants, each once, parents first. It visits all entities that
    /// have a parent: use it for actions of the user, not in every frame.
    pub fn with_descendants(
        self,
        parents: &ReadColumns<'_, Parent>,
        roots: &[EntityId],
    ) -> Vec<EntityId> {
        let mut below: HashMap<EntityId, Vec<EntityId>> = HashMap::new();
        for (archetype_id, archetype) in (0..).map(ArchetypeId).zip(self.archetypes()) {
            for (entity, parent) in archetype.entities.iter().zip(parents.rows(archetype_id)) {
                below.entry(parent.entity).or_default().push(*entity);
            }
        }
        let (mut found, mut known) = (Vec::new(), HashSet::new());
        let mut next: Vec<EntityId> = roots.iter().rev().copied().collect();
        while let Some(id) = next.pop() {
            if self.entity(id).is_some() && known.insert(id) {
                found.push(id);
                next.extend(below.get(&id).into_iter().flatten().rev());
            }
        }
        found
    }
}
