//! [`WorldData`]: all data behind the world's one lock.

use crate::{Archetype, Children, Effect, Entities, Entity, EntityId, Events, Observations, Owner};
use playground_base::{
    ArchetypeId, BorrowToken, ComponentId, ErasedPool, Handle, IdMap, PanicLog, Value,
};
use std::collections::{BTreeMap, HashMap};

/// Entities, archetypes and pools. With exclusive access, rows are accessed without any lock.
pub struct WorldData {
    /// Permission to borrow columns, and the tick.
    pub token: BorrowToken,
    /// The location of each entity.
    pub entities: Entities,
    /// By [`ArchetypeId`]; the first holds resources, the second entities without components.
    pub archetypes: Vec<Archetype>,
    /// Archetypes by their sorted components.
    pub archetype_of: HashMap<Vec<ComponentId>, ArchetypeId>,
    /// One for each component type, in order of registration.
    pub pools: Vec<ErasedPool>,
    /// Index of each component's pool.
    pub pool_of: IdMap<ComponentId, u32>,
    /// Indices of the pools of sparse components.
    pub sparse: Vec<u32>,
    /// Index from parents to children.
    pub children: Children,
    /// The events of the last frames.
    pub events: Events,
    /// Observations that are delivered next.
    pub observations: Observations,
    /// Effects that were not carried out yet, oldest first.
    pub effects: Vec<Effect>,
    /// Counts structural changes; caches compare it.
    pub version: u64,
    /// Snapshots of everything but the pools, which store their own.
    pub snapshots: BTreeMap<u64, WorldDataCopy>,
    /// The number of the next snapshot.
    pub next_snapshot: u64,
    /// The log that has the text of a panic on each thread.
    pub panics: Handle<PanicLog>,
    /// Tells worlds apart: a cache stores a weak reference to it.
    pub identity: Handle<()>,
}

/// A saved copy of entities and archetypes.
#[derive(Clone, Debug)]
pub struct WorldDataCopy {
    /// The location of each entity then.
    pub entities: Entities,
    /// The archetypes of that time.
    pub archetypes: Vec<Archetype>,
    /// The events of that time.
    pub events: Events,
    /// The effects that were not carried out yet.
    pub effects: Vec<Effect>,
    /// The tick of that time; later writes are newer.
    pub tick: u32,
    /// The count of structural changes at the snapshot.
    pub version: u64,
}

impl WorldData {
    /// An empty world: no entity, no component, and the two archetypes that always exist.
    pub fn new() -> Self {
        Self {
            token: BorrowToken::new(),
            entities: Entities::default(),
            archetypes: vec![Archetype::default(), Archetype::default()],
            archetype_of: HashMap::from([(Vec::new(), ArchetypeId::EMPTY)]),
            pools: Vec::new(),
            pool_of: IdMap::default(),
            sparse: Vec::new(),
            children: Children::default(),
            events: Events::default(),
            observations: Observations::default(),
            effects: Vec::new(),
            version: 0,
            snapshots: BTreeMap::new(),
            next_snapshot: 1,
            panics: Handle::default(),
            identity: Handle::default(),
        }
    }

    /// The pool of a component.
    #[inline]
    pub fn pool(&self, component: ComponentId) -> Option<&ErasedPool> {
        self.pools.get(*self.pool_of.get(&component)? as usize)
    }

    /// The location of an entity.
    #[inline]
    pub fn locate(&self, id: EntityId) -> Option<Entity> {
        self.entities.get(id)
    }

    /// The location of an owner's components; `None` for an entity that is gone. Those of the world
    /// are the one row of the resources, which belongs to no entity.
    pub fn owner(&self, owner: Owner) -> Option<Entity> {
        match owner {
            Owner::Entity(id) => self.locate(id),
            Owner::World => Some(Entity {
                id: EntityId::NONE,
                archetype: ArchetypeId::RESOURCES,
                row: 0,
            }),
        }
    }

    /// The pools of the resources that the world has, in order of registration.
    pub fn resources(&self) -> impl Iterator<Item = &ErasedPool> {
        let is_there = |pool: &&ErasedPool| pool.len(&self.token, ArchetypeId::RESOURCES) > 0;
        self.pools.iter().filter(is_there)
    }

    /// One component as a value, sparse or not.
    pub fn get_value(&self, entity: Entity, pool: &ErasedPool) -> Option<Value> {
        let sparse = || {
            let row = pool.sparse_row(&self.token, entity.id.index)?;
            pool.read(&self.token, ArchetypeId::SPARSE, row)
        };
        // Resources are in one archetype, sparse or not.
        if pool.is_sparse() && entity.archetype != ArchetypeId::RESOURCES {
            sparse()
        } else {
            pool.read(&self.token, entity.archetype, entity.row as usize)
        }
    }

    /// The archetype an entity is in.
    #[inline]
    pub fn archetype(&self, entity: Entity) -> Option<&Archetype> {
        self.archetypes.get(entity.archetype.0 as usize)
    }
}

impl Default for WorldData {
    fn default() -> Self {
        Self::new()
    }
}
