//! [`Tree`]: the entities with a parent, parents first.

use super::{Columns, PARALLEL_ROWS};
use crate::viewmodel::structure::TRANSFORM;
use playground_base::glam::Mat4;
use playground_base::rayon::ThreadPool;
use playground_base::rayon::prelude::*;
use playground_base::{ReadColumns, TableId};
use playground_core_ecs::{EntityId, Parent, Structure, WorldTransform};
use std::ops::Range;

mod grow;

/// Nodes that one thread takes at once.
const BLOCK: usize = 1_024;

/// An entity that is no node.
const NO_NODE: u32 = u32::MAX;

/// What an entity hangs on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Above {
    /// Nothing: its parent is gone or has no place, or its ancestors form a circle.
    Nothing,
    /// An entity without a parent, at this row.
    Flat(TableId, u32),
    /// Another one of the tree, earlier in the list.
    Node(u32),
}

/// An entity with a transform and a parent.
#[derive(Clone, Copy, Debug)]
struct Node {
    table: TableId,
    row: u32,
    above: Above,
    /// Its level.
    depth: u32,
}

/// The entities with a transform and a parent, by depth; those below the same one lie side by side.
#[derive(Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// The nodes of each depth.
    levels: Vec<Range<usize>>,
    /// What hangs on each node.
    below: Vec<Range<u32>>,
    /// What hangs on each entity without a parent, by the entity's place.
    below_flat: Vec<Range<u32>>,
    /// The node of each entity, by the entity's place.
    node_of: Vec<u32>,
    /// The tables of the nodes.
    tables: Vec<TableId>,
    /// Nodes to compute in this run, level by level; each once.
    due: Vec<Vec<u32>>,
    is_due: Vec<bool>,
}

impl Tree {
    /// Makes the list anew.
    pub fn grow(&mut self, structure: &Structure, parents: &ReadColumns<'_, Parent>) {
        grow::grow(self, structure, parents);
    }

    /// Computes every node: they may hang on something else than before.
    pub fn update_all(&mut self, columns: &mut Columns<'_>, workers: &ThreadPool) {
        for level in 0..self.levels.len() {
            let Range { start, end } = self.levels[level].clone();
            let due: Vec<u32> = (start as u32..end as u32).collect();
            write_due(&self.nodes, &due, columns, workers, |_| {});
        }
    }

    /// Computes the nodes that moved, and those below whatever is somewhere else then.
    pub fn update(
        &mut self,
        structure: &Structure,
        columns: &mut Columns<'_>,
        workers: &ThreadPool,
    ) {
        self.find_due(structure, columns);
        for level in 0..self.due.len() {
            let due = std::mem::take(&mut self.due[level]);
            let Self {
                nodes,
                below,
                due: all_due,
                is_due,
                ..
            } = self;
            write_due(nodes, &due, columns, workers, |moved| {
                for below in below[moved as usize].clone() {
                    add_due(nodes, all_due, is_due, below);
                }
            });
            for node in &due {
                self.is_due[*node as usize] = false;
            }
            self.due[level] = due;
            self.due[level].clear();
        }
    }

    /// The nodes whose transform was written, and those right below a flat entity of which that is
    /// so.
    fn find_due(&mut self, structure: &Structure, columns: &Columns<'_>) {
        let Self {
            nodes,
            below_flat,
            node_of,
            tables,
            due,
            is_due,
            ..
        } = self;
        if nodes.is_empty() {
            return;
        }
        for (at, storage) in structure.tables.iter().enumerate() {
            let table = TableId(at as u32);
            let entities = &storage.entities;
            let moved = columns.local.changed_rows(table, columns.since);
            let moved = moved.filter_map(|row| entities.get(row));
            match tables.binary_search(&table) {
                Ok(_) => moved.for_each(|id| {
                    let node = node_of.get(id.index as usize).copied();
                    if let Some(node) = node.filter(|node| *node != NO_NODE) {
                        add_due(nodes, due, is_due, node);
                    }
                }),
                Err(_) => moved.for_each(|id| {
                    let below = below_flat.get(id.index as usize).cloned();
                    for node in below.unwrap_or_default() {
                        add_due(nodes, due, is_due, node);
                    }
                }),
            }
        }
    }
}

fn add_due(nodes: &[Node], due: &mut [Vec<u32>], is_due: &mut [bool], node: u32) {
    if !std::mem::replace(&mut is_due[node as usize], true) {
        due[nodes[node as usize].depth as usize].push(node);
    }
}

/// Computes nodes of one level, and calls for each that is somewhere else then.
fn write_due(
    nodes: &[Node],
    due: &[u32],
    columns: &mut Columns<'_>,
    workers: &ThreadPool,
    mut moved: impl FnMut(u32),
) {
    if due.len() < PARALLEL_ROWS {
        for at in due {
            let node = nodes[*at as usize];
            let new = world_of(node, nodes, columns);
            if new.is_some_and(|new| write(columns, node, new)) {
                moved(*at);
            }
        }
        return;
    }
    let blocks: Vec<Vec<(u32, Mat4)>> = workers.install(|| {
        let computed = due.par_chunks(BLOCK).map(|block| {
            let new = |at: &u32| Some((*at, world_of(nodes[*at as usize], nodes, columns)?));
            block.iter().filter_map(new).collect()
        });
        computed.collect()
    });
    for (at, new) in blocks.into_iter().flatten() {
        if write(columns, nodes[at as usize], new) {
            moved(at);
        }
    }
}

/// Where a node is now, after whatever it hangs on.
fn world_of(node: Node, nodes: &[Node], columns: &Columns<'_>) -> Option<Mat4> {
    let local = columns.local.get(node.table, node.row as usize)?;
    let (table, row) = match node.above {
        Above::Nothing => return Some(local.to_matrix()),
        Above::Flat(table, row) => (table, row),
        Above::Node(at) => (nodes[at as usize].table, nodes[at as usize].row),
    };
    let above = columns.world.get(table, row as usize)?;
    Some(above.world_from_local * local.to_matrix())
}

/// Whether it is another place than before.
fn write(columns: &mut Columns<'_>, node: Node, new: Mat4) -> bool {
    let world = WorldTransform {
        world_from_local: new,
    };
    columns
        .world
        .set_other(node.table, node.row as usize, world)
}
