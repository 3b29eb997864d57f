//! [`Propagation`]: where everything is in the world.

mod flat;
mod tree;

use crate::viewmodel::structure::{Keys, PARENT, TRANSFORM, begin_change};
use playground_base::rayon::ThreadPool;
use playground_base::{ReadColumns, TableId, WriteColumns};
use playground_core_ecs::{Structure, Transform, WorldTransform};
use tree::Tree;

/// Rows from which on several threads are used. What they compute is written by one of them, so few
/// rows take longer on several: with 12,000 of a level on two threads a fifth more.
const PARALLEL_ROWS: usize = 20_000;

/// What is remembered between two runs. Empty at first, so the first run computes everything.
#[derive(Default)]
pub struct Propagation {
    /// The newest change that was taken into account.
    last_tick: u32,
    /// The structure that the tree was made for.
    version: Option<u64>,
    tree: Tree,
    /// Rows to compute of the table that is looked at.
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
    /// Computes what moved since the last run.
    pub fn run(&mut self, structure: &mut Structure, keys: &Keys, workers: &ThreadPool) {
        if self.update(structure, keys, workers).is_some() {
            self.last_tick = structure.cells.tick();
            self.version = Some(structure.version);
            // What is written from now on is newer than what was just taken into account.
            begin_change(structure);
        }
    }

    /// `None` when a column is borrowed, which it is not: the caller has the world exclusively.
    fn update(&mut self, structure: &Structure, keys: &Keys, workers: &ThreadPool) -> Option<()> {
        let parents = keys.parent.read(&structure.cells).ok()?;
        let mut columns = Columns {
            local: keys.transform.read(&structure.cells).ok()?,
            world: keys.world_transform.write(&structure.cells).ok()?,
            since: self.last_tick,
        };
        let mut tables = (0..structure.tables.len() as u32).map(TableId);
        let mut others = tables.clone();
        let regrown = self.version != Some(structure.version)
            || tables.any(|table| parents.last_change(table) > self.last_tick);
        if regrown {
            self.tree.grow(structure, &parents);
        }
        if regrown || others.any(|table| columns.local.last_change(table) > self.last_tick) {
            update_flat(structure, &mut columns, &mut self.due, workers);
            match regrown {
                true => self.tree.update_all(&mut columns, workers),
                false => self.tree.update(structure, &mut columns, workers),
            }
        }
        Some(())
    }
}

/// The entities without a parent.
fn update_flat(
    structure: &Structure,
    columns: &mut Columns<'_>,
    due: &mut Vec<u32>,
    workers: &ThreadPool,
) {
    for (at, storage) in structure.tables.iter().enumerate() {
        let table = TableId(at as u32);
        let has = |component| storage.components.binary_search(component).is_ok();
        let moved = columns.local.last_change(table) > columns.since;
        if moved && has(&TRANSFORM) && !has(&PARENT) && !storage.entities.is_empty() {
            flat::update_table(columns, table, due, workers);
        }
    }
}
