//! [`Propagation`]: computes the world transforms.

mod flat;
mod tree;

use crate::viewmodel::world_data::{Keys, PARENT, TRANSFORM, begin_change};
use playground_base::rayon::ThreadPool;
use playground_base::{ArchetypeId, ReadColumns, WriteColumns};
use playground_core_ecs::{Transform, WorldData, WorldTransform};
use tree::Tree;

/// The number of rows from which on several threads are used. The results are written by one
/// thread, so few rows take longer on several: 12,000 rows of a level take a fifth longer on two
/// threads.
const PARALLEL_ROWS: usize = 20_000;

/// The state between two runs. Empty at first, so the first run computes everything.
#[derive(Default)]
pub struct Propagation {
    /// The newest change that was taken into account.
    last_tick: u32,
    /// The version of the world for which the tree was built.
    version: Option<u64>,
    tree: Tree,
    /// Rows to compute of the current archetype.
    due: Vec<u32>,
}

/// The columns it works on.
pub struct Columns<'a> {
    pub local: ReadColumns<'a, Transform>,
    pub world: WriteColumns<'a, WorldTransform>,
    /// Rows changed after this tick are out of date.
    pub since: u32,
}

impl Propagation {
    /// Computes what changed since the last run.
    pub fn run(&mut self, world_data: &mut WorldData, keys: &Keys, workers: &ThreadPool) {
        if self.update(world_data, keys, workers).is_some() {
            self.last_tick = world_data.token.tick();
            self.version = Some(world_data.version);
            // Writes from now on are newer than this run.
            begin_change(world_data);
        }
    }

    /// `None` when a column is borrowed, which cannot happen: the caller has exclusive access to
    /// the world.
    fn update(&mut self, world_data: &WorldData, keys: &Keys, workers: &ThreadPool) -> Option<()> {
        let parents = keys.parent.read(&world_data.token).ok()?;
        let mut columns = Columns {
            local: keys.transform.read(&world_data.token).ok()?,
            world: keys.world_transform.write(&world_data.token).ok()?,
            since: self.last_tick,
        };
        let mut archetypes = (0..world_data.archetypes.len() as u32).map(ArchetypeId);
        let mut others = archetypes.clone();
        let regrown = self.version != Some(world_data.version)
            || archetypes.any(|archetype_id| parents.last_change(archetype_id) > self.last_tick);
        if regrown {
            self.tree.grow(world_data, &parents);
        }
        if regrown
            || others.any(|archetype_id| columns.local.last_change(archetype_id) > self.last_tick)
        {
            update_flat(world_data, &mut columns, &mut self.due, workers);
            if regrown {
                self.tree.update_all(&mut columns, workers);
            } else {
                self.tree.update(world_data, &mut columns, workers);
            }
        }
        Some(())
    }
}

/// The entities without a parent.
fn update_flat(
    world_data: &WorldData,
    columns: &mut Columns<'_>,
    due: &mut Vec<u32>,
    workers: &ThreadPool,
) {
    for (at, archetype) in world_data.archetypes.iter().enumerate() {
        let archetype_id = ArchetypeId(at as u32);
        let has = |component| archetype.components.binary_search(component).is_ok();
        let moved = columns.local.last_change(archetype_id) > columns.since;
        if moved && has(&TRANSFORM) && !has(&PARENT) && !archetype.entities.is_empty() {
            flat::update_archetype(columns, archetype_id, due, workers);
        }
    }
}
