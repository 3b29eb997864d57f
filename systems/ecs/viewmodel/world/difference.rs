//! The difference between the world and a snapshot.

use playground_base::{ArchetypeId, ErasedPool};
use playground_core_ecs::{
    Archetype, ComponentDifference, DifferenceKind, EcsError, Entity, EntityDifference, EntityId,
    WorldData, WorldDataCopy, WorldDifference,
};
use std::collections::{BTreeMap, HashMap};

/// The difference to the snapshot `number`, with the values of at most `values` components.
pub fn difference(
    world_data: &WorldData,
    number: u64,
    values: usize,
) -> Result<WorldDifference, EcsError> {
    let copy = world_data.snapshots.get(&number);
    let mut comparison = Comparison {
        world_data,
        copy: copy.ok_or(EcsError::NoSnapshot(number))?,
        number,
        values,
        changed: BTreeMap::new(),
        bytes: [Vec::new(), Vec::new()],
    };
    let (spawned, despawned) = comparison.compare_entities();
    comparison.compare_columns();
    comparison.compare_sparse();
    let resources = comparison.compare_resources();
    let changed = comparison.changed.into_iter();
    Ok(WorldDifference {
        spawned,
        despawned,
        changed: changed
            .map(|(_, (entity, components))| EntityDifference { entity, components })
            .collect(),
        resources,
    })
}

/// The comparison of the world with a snapshot.
struct Comparison<'a> {
    world_data: &'a WorldData,
    copy: &'a WorldDataCopy,
    number: u64,
    /// The number of values that may still be read.
    values: usize,
    /// By entity index.
    changed: BTreeMap<u32, (EntityId, Vec<ComponentDifference>)>,
    bytes: [Vec<u8>; 2],
}

/// The location of a row now and in the snapshot.
type RowPair = (Option<(ArchetypeId, usize)>, Option<(ArchetypeId, usize)>);

impl Comparison<'_> {
    /// Finds spawned and despawned entities, and those with other components.
    fn compare_entities(&mut self) -> (Vec<EntityId>, Vec<EntityId>) {
        if self.world_data.version == self.copy.version {
            return (Vec::new(), Vec::new());
        }
        let (world_data, copy) = (self.world_data, self.copy);
        let mut spawned = Vec::new();
        for now in world_data.entities.iter() {
            match copy.entities.get(now.id) {
                None => spawned.push(now.id),
                Some(then) if then.archetype != now.archetype => self.compare_archetypes(now, then),
                Some(_) => {}
            }
        }
        let gone = copy.entities.iter().map(|then| then.id);
        let gone = gone.filter(|id| world_data.locate(*id).is_none());
        (spawned, gone.collect())
    }

    fn compare_archetypes(&mut self, now: Entity, then: Entity) {
        let rows = (Some(row_of(now)), Some(row_of(then)));
        let archetypes = (
            self.world_data.archetype(now),
            self.copy.archetypes.get(then.archetype.0 as usize),
        );
        let found = self.added_and_removed(archetypes, rows);
        self.add(now.id, found);
    }

    /// The components that only one of two archetypes has.
    fn added_and_removed(
        &mut self,
        (now, then): (Option<&Archetype>, Option<&Archetype>),
        (row, saved): RowPair,
    ) -> Vec<ComponentDifference> {
        let has = |archetype: Option<&Archetype>, pool: &ErasedPool| {
            archetype.is_some_and(|s| s.components.binary_search(&pool.component()).is_ok())
        };
        let pools = self.world_data.pools.iter();
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

    /// Finds rows that were written since and have other bytes.
    fn compare_columns(&mut self) {
        let (world_data, copy) = (self.world_data, self.copy);
        for (at, archetype) in world_data.archetypes.iter().enumerate() {
            let archetype_id = ArchetypeId(at as u32);
            if archetype_id == ArchetypeId::RESOURCES {
                continue;
            }
            for pool in pools_of(world_data, archetype) {
                for row in pool.changed_rows(&world_data.token, archetype_id, copy.tick) {
                    let id = archetype.entities.get(row as usize).copied();
                    if let Some((id, then)) = id.and_then(|id| Some((id, copy.entities.get(id)?))) {
                        self.compare_row(pool, id, (archetype_id, row as usize), row_of(then));
                    }
                }
            }
        }
    }

    fn compare_row(
        &mut self,
        pool: &ErasedPool,
        id: EntityId,
        now: (ArchetypeId, usize),
        then: (ArchetypeId, usize),
    ) {
        let archetype = self.copy.archetypes.get(then.0.0 as usize);
        let had = archetype.is_some_and(|s| s.components.binary_search(&pool.component()).is_ok());
        if had && self.differs(pool, now, then) {
            let rows = (Some(now), Some(then));
            let found = self.describe(pool, DifferenceKind::Changed, rows);
            self.add(id, vec![found]);
        }
    }

    /// Finds sparse rows that were added, removed, or written and have other bytes.
    fn compare_sparse(&mut self) {
        let world_data = self.world_data;
        let pools = world_data.sparse.iter();
        let pools = pools.filter_map(|index| world_data.pools.get(*index as usize));
        for pool in pools.filter(|pool| pool.description().editable) {
            let token = &world_data.token;
            let saved = pool.saved_sparse_indices(token, self.number);
            let row_then: HashMap<u32, usize> = saved.iter().copied().zip(0..).collect();
            for (row, index) in pool.sparse_indices(token).into_iter().enumerate() {
                let now = (ArchetypeId::SPARSE, row);
                let then = row_then.get(&index).map(|row| (ArchetypeId::SPARSE, *row));
                self.compare_sparse_row(pool, index, (Some(now), then));
            }
            for (index, row) in row_then {
                if pool.sparse_row(token, index).is_none() {
                    let then = (ArchetypeId::SPARSE, row);
                    self.compare_sparse_row(pool, index, (None, Some(then)));
                }
            }
        }
    }

    fn compare_sparse_row(&mut self, pool: &ErasedPool, index: u32, rows: RowPair) {
        let Some(id) = self.in_both(index) else {
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

    /// The entity with this index, if the snapshot has the same one.
    fn in_both(&self, index: u32) -> Option<EntityId> {
        let slot = self.world_data.entities.slots.get(index as usize)?;
        let id = EntityId {
            index,
            generation: slot.generation,
        };
        self.world_data.locate(id)?;
        self.copy.entities.get(id).map(|then| then.id)
    }

    fn compare_resources(&mut self) -> Vec<ComponentDifference> {
        let (world_data, copy) = (self.world_data, self.copy);
        let archetypes = (world_data.archetypes.first(), copy.archetypes.first());
        let row = (ArchetypeId::RESOURCES, 0);
        let mut found = self.added_and_removed(archetypes, (Some(row), Some(row)));
        let (Some(now), Some(then)) = archetypes else {
            return found;
        };
        for pool in pools_of(world_data, now) {
            let changed = pool.changed_rows(&world_data.token, row.0, copy.tick);
            let newer = !changed.is_empty();
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
        (archetype_id, row): (ArchetypeId, usize),
        then: (ArchetypeId, usize),
    ) -> bool {
        let [now_bytes, then_bytes] = &mut self.bytes;
        now_bytes.clear();
        then_bytes.clear();
        let token = &self.world_data.token;
        pool.encode_row(token, archetype_id, row, now_bytes);
        pool.encode_saved(token, self.number, then, then_bytes);
        now_bytes != then_bytes
    }

    fn describe(
        &mut self,
        pool: &ErasedPool,
        kind: DifferenceKind,
        (now, then): RowPair,
    ) -> ComponentDifference {
        let token = &self.world_data.token;
        let has_room = self.values > 0;
        self.values = self.values.saturating_sub(1);
        let (now, then) = (now.filter(|_| has_room), then.filter(|_| has_room));
        ComponentDifference {
            component: pool.component(),
            name: pool.description().name,
            kind,
            before: then.and_then(|(archetype_id, row)| {
                pool.read_saved(token, self.number, archetype_id, row)
            }),
            after: now.and_then(|(archetype_id, row)| pool.read(token, archetype_id, row)),
        }
    }

    fn add(&mut self, id: EntityId, found: Vec<ComponentDifference>) {
        if !found.is_empty() {
            let entry = self.changed.entry(id.index);
            let (_, components) = entry.or_insert_with(|| (id, Vec::new()));
            components.extend(found);
            let pool_of = &self.world_data.pool_of;
            components.sort_by_key(|of| pool_of.get(&of.component).copied());
        }
    }
}

const fn row_of(entity: Entity) -> (ArchetypeId, usize) {
    (entity.archetype, entity.row as usize)
}

/// The pools of an archetype that are not derived.
fn pools_of<'a>(
    world_data: &'a WorldData,
    archetype: &'a Archetype,
) -> impl Iterator<Item = &'a ErasedPool> {
    let pools = archetype.pools.iter();
    let pools = pools.filter_map(|index| world_data.pools.get(*index as usize));
    pools.filter(|pool| pool.description().editable)
}
