//! [`Structure`]: everything that stands behind the world's one lock.

use crate::{Children, Effect, Entities, Entity, EntityId, Events, Observations, Owner, Storage};
use playground_base::{Cells, ComponentId, ErasedPool, IdMap, TableId, Value};
use std::collections::{BTreeMap, HashMap};

/// Entities, tables and pools. Who holds it exclusively touches rows without any lock.
pub struct Structure {
    /// The owner of all component cells, and the tick.
    pub cells: Cells,
    /// Who is where.
    pub entities: Entities,
    /// By [`TableId`]; the first holds resources, the second entities without components.
    pub tables: Vec<Storage>,
    /// Tables by their sorted components.
    pub table_of: HashMap<Vec<ComponentId>, TableId>,
    /// One for each component type, in order of registration.
    pub pools: Vec<ErasedPool>,
    /// Places of the pools.
    pub pool_of: IdMap<ComponentId, u32>,
    /// Places of the pools of sparse components.
    pub sparse: Vec<u32>,
    /// Who is below whom.
    pub children: Children,
    /// What happened.
    pub events: Events,
    /// What observers are told next.
    pub observations: Observations,
    /// What is to happen outside and was not carried out yet, oldest first.
    pub effects: Vec<Effect>,
    /// Counts structural changes; caches compare it.
    pub version: u64,
    /// Saved copies of everything but the pools, which keep their own.
    pub snapshots: BTreeMap<u64, StructureCopy>,
    /// The number of the next snapshot.
    pub next_snapshot: u64,
}

/// A saved copy of entities and tables.
#[derive(Clone, Debug)]
pub struct StructureCopy {
    /// Who was where.
    pub entities: Entities,
    /// The tables of that time.
    pub tables: Vec<Storage>,
    /// What had happened.
    pub events: Events,
    /// What was not carried out yet.
    pub effects: Vec<Effect>,
    /// The tick of then: what was written since is newer.
    pub tick: u32,
    /// The count of structural changes of then.
    pub version: u64,
}

impl Structure {
    /// No entity, no component, the two tables that always exist.
    pub fn new() -> Self {
        Self {
            cells: Cells::new(),
            entities: Entities::default(),
            tables: vec![Storage::default(), Storage::default()],
            table_of: HashMap::from([(Vec::new(), TableId::EMPTY)]),
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
        }
    }

    /// The pool of a component.
    #[inline]
    pub fn as_pool(&self, component: ComponentId) -> Option<&ErasedPool> {
        self.pools.get(*self.pool_of.get(&component)? as usize)
    }

    /// Where an entity is.
    #[inline]
    pub fn as_entity(&self, id: EntityId) -> Option<Entity> {
        self.entities.get(id)
    }

    /// Where the components of an owner are; `None` for an entity that is gone. The world's are in
    /// the one row of the resources, which is no entity's.
    pub fn owner(&self, owner: Owner) -> Option<Entity> {
        match owner {
            Owner::Entity(id) => self.as_entity(id),
            Owner::World => Some(Entity {
                id: EntityId::NONE,
                table: TableId::RESOURCES,
                row: 0,
            }),
        }
    }

    /// The pools of the resources that the world has, in order of registration.
    pub fn resources(&self) -> impl Iterator<Item = &ErasedPool> {
        let is_there = |pool: &&ErasedPool| pool.len(&self.cells, TableId::RESOURCES) > 0;
        self.pools.iter().filter(is_there)
    }

    /// One component as a value, wherever its row lies.
    pub fn get_value(&self, entity: Entity, pool: &ErasedPool) -> Option<Value> {
        let sparse = || {
            let row = pool.sparse_row(&self.cells, entity.id.index)?;
            pool.read(&self.cells, TableId::SPARSE, row)
        };
        // Resources lie in one table, sparse or not.
        match pool.is_sparse() && entity.table != TableId::RESOURCES {
            true => sparse(),
            false => pool.read(&self.cells, entity.table, entity.row as usize),
        }
    }

    /// The table an entity is in.
    #[inline]
    pub fn as_table(&self, entity: Entity) -> Option<&Storage> {
        self.tables.get(entity.table.0 as usize)
    }
}

impl Default for Structure {
    fn default() -> Self {
        Self::new()
    }
}
