//! [`Structure`]: everything that stands behind the world's one lock.

use crate::{Children, Effect, Entities, Entity, EntityId, Events, Observations, Storage};
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

    /// One component of an entity as a value, wherever its row lies.
    pub fn get_value(&self, entity: Entity, pool: &ErasedPool) -> Option<Value> {
        let sparse = || {
            let row = pool.sparse_row(&self.cells, entity.id.index)?;
            pool.read(&self.cells, TableId::SPARSE, row)
        };
        match pool.is_sparse() {
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
