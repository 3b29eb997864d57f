//! What changed in a world since a moment.

use crate::viewmodel::world_data::begin_change;
use playground_base::{ArchetypeId, ErasedPool};
use playground_core_ecs::{
    Archetype, ArchetypeChanges, ColumnChanges, Entities, EntityId, SlotChanges, SparseChanges,
    WorldChanges, WorldData, WorldMoment,
};

/// This moment of a world.
pub fn moment(world_data: &WorldData) -> WorldMoment {
    let (archetypes, token) = (&world_data.archetypes, &world_data.token);
    let resources = archetypes.first();
    let sparse = sparse_pools(world_data);
    let moment = WorldMoment {
        tick: token.tick(),
        version: world_data.version,
        archetypes: archetypes.iter().map(|of| of.entities.clone()).collect(),
        resources: resources.map_or(Vec::new(), |of| of.components.clone()),
        sparse: sparse
            .map(|(_, pool)| (pool.component(), pool.sparse_indices(token)))
            .collect(),
    };
    // Writes from now on are newer.
    begin_change(world_data);
    moment
}

/// Copies what changed since a moment.
pub fn changes(world_data: &WorldData, since: &WorldMoment) -> WorldChanges {
    // No world has a tick of 0.
    let is_whole = since.tick == 0;
    let has_moved = is_whole || since.version != world_data.version;
    let comparison = Comparison {
        world_data,
        since,
        has_moved,
    };
    let archetypes = world_data.archetypes.iter().enumerate();
    let archetypes = archetypes.map(|(at, archetype)| (ArchetypeId(at as u32), archetype));
    let with_entities = archetypes.filter(|(id, _)| *id != ArchetypeId::RESOURCES);
    WorldChanges {
        is_whole,
        components: world_data
            .pools
            .iter()
            .map(|pool| pool.description().name)
            .collect(),
        slots: has_moved.then(|| slots_of(&world_data.entities)),
        resources: comparison.resources(),
        archetypes: with_entities
            .filter_map(|(id, archetype)| comparison.archetype(id, archetype))
            .collect(),
        sparse: sparse_pools(world_data)
            .filter_map(|(index, pool)| comparison.sparse(index, pool))
            .collect(),
        events: world_data.events.clone(),
    }
}

fn slots_of(entities: &Entities) -> SlotChanges {
    SlotChanges {
        generations: entities.slots.iter().map(|slot| slot.generation).collect(),
        free: entities.free.clone(),
    }
}

fn sparse_pools(world_data: &WorldData) -> impl Iterator<Item = (u32, &ErasedPool)> {
    let pools = world_data.sparse.iter();
    pools.filter_map(|index| Some((*index, world_data.pools.get(*index as usize)?)))
}

/// The comparison of a world with a moment of it.
struct Comparison<'a> {
    world_data: &'a WorldData,
    since: &'a WorldMoment,
    /// False when no entity was spawned, despawned or moved since.
    has_moved: bool,
}

impl Comparison<'_> {
    /// `None` when an archetype is as before.
    fn archetype(&self, id: ArchetypeId, archetype: &Archetype) -> Option<ArchetypeChanges> {
        let before = self.since.archetypes.get(id.0 as usize);
        let before = before.map_or(&[][..], Vec::as_slice);
        let now = archetype.entities.as_slice();
        let moved = if self.has_moved {
            moved_rows(before, now)
        } else {
            Some(Vec::new())
        };
        let columns = self.pools_of(archetype).map(|pool| {
            let rows = self.rows(pool, id, now.len(), moved.as_deref());
            self.column(pool, id, rows)
        });
        let columns: Vec<ColumnChanges> = columns.collect();
        let has_rows = columns.iter().any(|column| column.copies.count() > 0);
        let is_same = moved.as_ref().is_some_and(Vec::is_empty) && before.len() == now.len();
        if is_same && !has_rows || before.is_empty() && now.is_empty() {
            return None;
        }
        let entities = match &moved {
            None => now.to_vec(),
            Some(rows) => rows
                .iter()
                .filter_map(|row| now.get(*row as usize).copied())
                .collect(),
        };
        Some(ArchetypeChanges {
            components: archetype.pools.clone(),
            count: now.len() as u32,
            moved,
            entities,
            columns,
        })
    }

    /// `None` when all resources are as before.
    fn resources(&self) -> Option<ArchetypeChanges> {
        let (id, token) = (ArchetypeId::RESOURCES, &self.world_data.token);
        let archetype = self.world_data.archetypes.first()?;
        let columns = self.pools_of(archetype).map(|pool| {
            let is_new = !self.since.resources.contains(&pool.component());
            let is_written = || !pool.changed_rows(token, id, self.since.tick).is_empty();
            let rows = if is_new || is_written() {
                None
            } else {
                Some(Vec::new())
            };
            self.column(pool, id, rows)
        });
        let columns: Vec<ColumnChanges> = columns.collect();
        let is_same = self.since.resources == archetype.components;
        let has_rows = columns.iter().any(|column| column.copies.count() > 0);
        (has_rows || !is_same || self.since.tick == 0).then(|| ArchetypeChanges {
            components: archetype.pools.clone(),
            count: 1,
            moved: Some(Vec::new()),
            entities: Vec::new(),
            columns,
        })
    }

    /// `None` when the rows of a sparse component are as before.
    fn sparse(&self, index: u32, pool: &ErasedPool) -> Option<SparseChanges> {
        let (id, token) = (ArchetypeId::SPARSE, &self.world_data.token);
        let indices = pool.sparse_indices(token);
        let mut before = self.since.sparse.iter();
        let before = before.find(|(component, _)| *component == pool.component());
        let before = before.map_or(&[][..], |(_, indices)| indices.as_slice());
        let is_same = before == indices && pool.changed_rows(token, id, self.since.tick).is_empty();
        (!is_same).then(|| SparseChanges {
            component: index,
            copies: pool.copy_rows(token, id, None),
            indices,
        })
    }

    fn pools_of<'p>(&'p self, archetype: &'p Archetype) -> impl Iterator<Item = &'p ErasedPool> {
        let pools = archetype.pools.iter();
        pools.filter_map(|index| self.world_data.pools.get(*index as usize))
    }

    /// The rows of a column that were written or have another entity; `None` for all.
    fn rows(
        &self,
        pool: &ErasedPool,
        id: ArchetypeId,
        count: usize,
        moved: Option<&[u32]>,
    ) -> Option<Vec<u32>> {
        let moved = moved?;
        let token = &self.world_data.token;
        let written = pool.changed_rows(token, id, self.since.tick);
        if written.len() == count {
            return None;
        }
        Some(joined(written, moved))
    }

    fn column(&self, pool: &ErasedPool, id: ArchetypeId, rows: Option<Vec<u32>>) -> ColumnChanges {
        ColumnChanges {
            copies: pool.copy_rows(&self.world_data.token, id, rows.as_deref()),
            rows,
        }
    }
}

/// The rows whose entity is another one than before; `None` for all.
fn moved_rows(before: &[EntityId], now: &[EntityId]) -> Option<Vec<u32>> {
    if before == now {
        return Some(Vec::new());
    }
    if before.is_empty() {
        return None;
    }
    let is_moved = |row: &u32| before.get(*row as usize) != now.get(*row as usize);
    Some((0..now.len() as u32).filter(is_moved).collect())
}

/// Both lists in order, each row once.
fn joined(mut rows: Vec<u32>, more: &[u32]) -> Vec<u32> {
    if !more.is_empty() {
        rows.extend_from_slice(more);
        rows.sort_unstable();
        rows.dedup();
    }
    rows
}
