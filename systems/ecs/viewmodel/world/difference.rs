//! What is not as it was in a snapshot.

use playground_base::{ErasedPool, TableId};
use playground_core_ecs::{
    ComponentDifference, DifferenceKind, EcsError, Entity, EntityDifference, EntityId, Storage,
    Structure, StructureCopy, WorldDifference,
};
use std::collections::{BTreeMap, HashMap};

/// What is not as it was, with the values of at most so many components.
pub fn difference(
    structure: &Structure,
    number: u64,
    values: usize,
) -> Result<WorldDifference, EcsError> {
    let copy = structure.snapshots.get(&number);
    let mut between = Between {
        structure,
        copy: copy.ok_or(EcsError::NoSnapshot(number))?,
        number,
        values,
        changed: BTreeMap::new(),
        bytes: [Vec::new(), Vec::new()],
    };
    let (spawned, despawned) = between.compare_places();
    between.compare_columns();
    between.compare_sparse();
    let resources = between.compare_resources();
    let changed = between.changed.into_iter();
    Ok(WorldDifference {
        spawned,
        despawned,
        changed: changed
            .map(|(_, (entity, components))| EntityDifference { entity, components })
            .collect(),
        resources,
    })
}

/// Now and then.
struct Between<'a> {
    structure: &'a Structure,
    copy: &'a StructureCopy,
    number: u64,
    /// How many more values may be read.
    values: usize,
    /// By place.
    changed: BTreeMap<u32, (EntityId, Vec<ComponentDifference>)>,
    bytes: [Vec<u8>; 2],
}

/// A row now and the same one then.
type Rows = (Option<(TableId, usize)>, Option<(TableId, usize)>);

impl Between<'_> {
    /// Who came, who went, and who has other components.
    fn compare_places(&mut self) -> (Vec<EntityId>, Vec<EntityId>) {
        if self.structure.version == self.copy.version {
            return (Vec::new(), Vec::new());
        }
        let (structure, copy) = (self.structure, self.copy);
        let mut spawned = Vec::new();
        for now in structure.entities.iter() {
            match copy.entities.get(now.id) {
                None => spawned.push(now.id),
                Some(then) if then.table != now.table => self.compare_tables(now, then),
                Some(_) => {}
            }
        }
        let gone = copy.entities.iter().map(|then| then.id);
        let gone = gone.filter(|id| structure.as_entity(*id).is_none());
        (spawned, gone.collect())
    }

    fn compare_tables(&mut self, now: Entity, then: Entity) {
        let rows = (Some(row_of(now)), Some(row_of(then)));
        let tables = (
            self.structure.as_table(now),
            self.copy.tables.get(then.table.0 as usize),
        );
        let found = self.came_and_went(tables, rows);
        self.add(now.id, found);
    }

    /// The components that only one of two tables has.
    fn came_and_went(
        &mut self,
        (now, then): (Option<&Storage>, Option<&Storage>),
        (row, saved): Rows,
    ) -> Vec<ComponentDifference> {
        let has = |storage: Option<&Storage>, pool: &ErasedPool| {
            storage.is_some_and(|s| s.components.binary_search(&pool.component()).is_ok())
        };
        let pools = self.structure.pools.iter();
        let mut found = Vec::new();
        for pool in pools.filter(|pool| pool.description().editable) {
            match (has(now, pool), has(then, pool)) {
                (true, false) => {
                    found.push(self.describe(pool, DifferenceKind::Added, (row, None)));
                }
                (false, true) => {
                    found.push(self.describe(pool, DifferenceKind::Removed, (None, saved)));
                }
                _ => {}
            }
        }
        found
    }

    /// Rows that were written since and have other bytes.
    fn compare_columns(&mut self) {
        let (structure, copy) = (self.structure, self.copy);
        for (at, storage) in structure.tables.iter().enumerate() {
            let table = TableId(at as u32);
            if table == TableId::RESOURCES {
                continue;
            }
            for pool in pools_of(structure, storage) {
                for row in pool.changed_rows(&structure.cells, table, copy.tick) {
                    let id = storage.entities.get(row as usize).copied();
                    if let Some((id, then)) = id.and_then(|id| Some((id, copy.entities.get(id)?))) {
                        self.compare_row(pool, id, (table, row as usize), row_of(then));
                    }
                }
            }
        }
    }

    fn compare_row(
        &mut self,
        pool: &ErasedPool,
        id: EntityId,
        now: (TableId, usize),
        then: (TableId, usize),
    ) {
        let storage = self.copy.tables.get(then.0.0 as usize);
        let had = storage.is_some_and(|s| s.components.binary_search(&pool.component()).is_ok());
        if had && self.differs(pool, now, then) {
            let rows = (Some(now), Some(then));
            let found = self.describe(pool, DifferenceKind::Changed, rows);
            self.add(id, vec![found]);
        }
    }

    /// Rows that lie in no table: they came, went, or were written and have other bytes.
    fn compare_sparse(&mut self) {
        let structure = self.structure;
        let pools = structure.sparse.iter();
        let pools = pools.filter_map(|place| structure.pools.get(*place as usize));
        for pool in pools.filter(|pool| pool.description().editable) {
            let cells = &structure.cells;
            let saved = pool.saved_sparse_places(cells, self.number);
            let row_then: HashMap<u32, usize> = saved.iter().copied().zip(0..).collect();
            for (row, place) in pool.sparse_places(cells).into_iter().enumerate() {
                let now = (TableId::SPARSE, row);
                let then = row_then.get(&place).map(|row| (TableId::SPARSE, *row));
                self.compare_sparse_row(pool, place, (Some(now), then));
            }
            for (place, row) in row_then {
                if pool.sparse_row(cells, place).is_none() {
                    let then = (TableId::SPARSE, row);
                    self.compare_sparse_row(pool, place, (None, Some(then)));
                }
            }
        }
    }

    fn compare_sparse_row(&mut self, pool: &ErasedPool, place: u32, rows: Rows) {
        let Some(id) = self.of_both_times(place) else {
            return;
        };
        let kind = match rows {
            (Some(now), Some(then)) if self.differs(pool, now, then) => DifferenceKind::Changed,
            (Some(_), None) => DifferenceKind::Added,
            (None, Some(_)) => DifferenceKind::Removed,
            _ => return,
        };
        let found = self.describe(pool, kind, rows);
        self.add(id, vec![found]);
    }

    /// The entity at a place, if it is the same as then.
    fn of_both_times(&self, place: u32) -> Option<EntityId> {
        let slot = self.structure.entities.slots.get(place as usize)?;
        let id = EntityId {
            index: place,
            generation: slot.generation,
        };
        self.structure.as_entity(id)?;
        self.copy.entities.get(id).map(|then| then.id)
    }

    fn compare_resources(&mut self) -> Vec<ComponentDifference> {
        let (structure, copy) = (self.structure, self.copy);
        let tables = (structure.tables.first(), copy.tables.first());
        let row = (TableId::RESOURCES, 0);
        let mut found = self.came_and_went(tables, (Some(row), Some(row)));
        let (Some(now), Some(then)) = tables else {
            return found;
        };
        for pool in pools_of(structure, now) {
            let newer = pool.last_change(&structure.cells, row.0) > copy.tick;
            let had = then.components.contains(&pool.component());
            if newer && had && self.differs(pool, row, row) {
                let rows = (Some(row), Some(row));
                found.push(self.describe(pool, DifferenceKind::Changed, rows));
            }
        }
        found
    }

    fn differs(
        &mut self,
        pool: &ErasedPool,
        (table, row): (TableId, usize),
        then: (TableId, usize),
    ) -> bool {
        let [now_bytes, then_bytes] = &mut self.bytes;
        now_bytes.clear();
        then_bytes.clear();
        let cells = &self.structure.cells;
        pool.encode_row(cells, table, row, now_bytes);
        pool.encode_saved(cells, self.number, then, then_bytes);
        now_bytes != then_bytes
    }

    fn describe(
        &mut self,
        pool: &ErasedPool,
        kind: DifferenceKind,
        (now, then): Rows,
    ) -> ComponentDifference {
        let cells = &self.structure.cells;
        let has_room = self.values > 0;
        self.values = self.values.saturating_sub(1);
        let (now, then) = (now.filter(|_| has_room), then.filter(|_| has_room));
        ComponentDifference {
            component: pool.component(),
            name: pool.description().name,
            kind,
            before: then.and_then(|(table, row)| pool.read_saved(cells, self.number, table, row)),
            after: now.and_then(|(table, row)| pool.read(cells, table, row)),
        }
    }

    fn add(&mut self, id: EntityId, found: Vec<ComponentDifference>) {
        if !found.is_empty() {
            let entry = self.changed.entry(id.index);
            let (_, components) = entry.or_insert_with(|| (id, Vec::new()));
            components.extend(found);
            let pool_of = &self.structure.pool_of;
            components.sort_by_key(|of| pool_of.get(&of.component).copied());
        }
    }
}

const fn row_of(entity: Entity) -> (TableId, usize) {
    (entity.table, entity.row as usize)
}

/// The pools of a table that are not derived.
fn pools_of<'a>(
    structure: &'a Structure,
    storage: &'a Storage,
) -> impl Iterator<Item = &'a ErasedPool> {
    let pools = storage.pools.iter();
    let pools = pools.filter_map(|place| structure.pools.get(*place as usize));
    pools.filter(|pool| pool.description().editable)
}
