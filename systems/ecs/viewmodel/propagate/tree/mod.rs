//! [`Tree`]: the entities with a parent, parents first.

use super::{Columns, PARALLEL_ROWS};
use crate::viewmodel::structure::TRANSFORM;
use playground_base::glam::Mat4;
use playground_base::rayon::ThreadPool;
use playground_base::rayon::prelude::*;
use playground_base::{ReadColumns, TableId};
use playground_core_ecs::{EntityId, Parent, Structure};
use std::ops::Range;

mod grow;

/// Nodes that one thread takes at once.
const BLOCK: usize = 1_024;

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
}

/// The entities with a transform and a parent, by depth.
#[derive(Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// The nodes of each depth.
    levels: Vec<Range<usize>>,
    /// Whose place in the world changed in this run.
    moved: Vec<bool>,
}

impl Tree {
    /// Makes the list anew.
    pub fn grow(&mut self, structure: &Structure, parents: &ReadColumns<'_, Parent>) {
        grow::grow(self, structure, parents);
    }

    /// Computes the nodes that moved or whose ancestors did; all of them when the tree is new,
    /// since a node may hang on something else than before.
    pub fn update(&mut self, columns: &mut Columns<'_>, all: bool, workers: &ThreadPool) {
        let Self {
            nodes,
            levels,
            moved,
        } = self;
        moved.clear();
        moved.resize(nodes.len(), false);
        for level in levels {
            if level.len() < PARALLEL_ROWS {
                for at in level.clone() {
                    let node = nodes[at];
                    let new = world_of(node, nodes, moved, columns, all);
                    moved[at] = new.is_some_and(|new| write(columns, node, new));
                }
                continue;
            }
            let start = level.start;
            let blocks: Vec<Vec<(usize, Mat4)>> = workers.install(|| {
                let blocks = nodes[level.clone()].par_chunks(BLOCK).enumerate();
                let computed = blocks.map(|(block, of_block)| {
                    let places = (start + block * BLOCK..).zip(of_block);
                    let new = |(at, node): (usize, &Node)| {
                        Some((at, world_of(*node, nodes, moved, columns, all)?))
                    };
                    places.filter_map(new).collect()
                });
                computed.collect()
            });
            for (at, new) in blocks.into_iter().flatten() {
                moved[at] = write(columns, nodes[at], new);
            }
        }
    }
}

/// Where a node is now; `None` when neither it nor anything above it moved.
fn world_of(
    node: Node,
    nodes: &[Node],
    moved: &[bool],
    columns: &Columns<'_>,
    all: bool,
) -> Option<Mat4> {
    let changed = |table, row: u32| {
        let ticks = columns.local.changed(table);
        ticks
            .get(row as usize)
            .is_some_and(|tick| *tick > columns.since)
    };
    let above_moved = match node.above {
        Above::Nothing => false,
        Above::Flat(table, row) => changed(table, row),
        Above::Node(at) => moved[at as usize],
    };
    if !(all || above_moved || changed(node.table, node.row)) {
        return None;
    }
    let local = columns.local.get(node.table, node.row as usize)?;
    let place = match node.above {
        Above::Nothing => return Some(local.to_matrix()),
        Above::Flat(table, row) => (table, row),
        Above::Node(at) => (nodes[at as usize].table, nodes[at as usize].row),
    };
    let above = columns.world.rows(place.0).get(place.1 as usize)?;
    Some(above.world_from_local * local.to_matrix())
}

/// Whether it is another place than before.
fn write(columns: &mut Columns<'_>, node: Node, new: Mat4) -> bool {
    let row = node.row as usize;
    let before = columns.world.rows(node.table).get(row);
    let differs = before.is_some_and(|before| before.world_from_local != new);
    if differs && let Some(world) = columns.world.get_mut(node.table, row) {
        world.world_from_local = new;
    }
    differs
}
