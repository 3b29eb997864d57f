//! [`Tree`]: the entities with a parent, parents first.

use super::{Columns, PARALLEL_ROWS};
use crate::viewmodel::world_data::TRANSFORM;
use playground_base::glam::Mat4;
use playground_base::rayon::ThreadPool;
use playground_base::rayon::prelude::*;
use playground_base::{ArchetypeId, ReadColumns};
use playground_core_ecs::{EntityId, Parent, WorldData, WorldTransform};
use std::ops::Range;

mod grow;

/// Nodes that one thread takes at once.
const BLOCK: usize = 1_024;

/// An entity that is no node.
const NO_NODE: u32 = u32::MAX;

/// The parent of a node, for its world transform.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Above {
    /// None: its parent is gone or has no transform, or its ancestors form a cycle.
    Nothing,
    /// An entity without a parent, at this row.
    Flat(ArchetypeId, u32),
    /// A node of the tree, earlier in the list.
    Node(u32),
}

/// An entity with a transform and a parent.
#[derive(Clone, Copy, Debug)]
struct Node {
    archetype_id: ArchetypeId,
    row: u32,
    above: Above,
    /// Its level.
    depth: u32,
}

/// The entities with a transform and a parent, by depth; children of the same parent are
/// consecutive.
#[derive(Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// The nodes of each depth.
    levels: Vec<Range<usize>>,
    /// The children of each node.
    below: Vec<Range<u32>>,
    /// The children of each entity without a parent, by entity index.
    below_flat: Vec<Range<u32>>,
    /// The node of each entity, by entity index.
    node_of: Vec<u32>,
    /// The archetypes of the nodes.
    archetypes: Vec<ArchetypeId>,
    /// Nodes to compute in this run, level by level; each once.
    due: Vec<Vec<u32>>,
    is_due: Vec<bool>,
}

impl Tree {
    /// Rebuilds the list.
    pub fn grow(&mut self, world_data: &WorldData, parents: &ReadColumns<'_, Parent>) {
        grow::grow(self, world_data, parents);
    }

    /// Computes every node: parents may have changed.
    pub fn update_all(&mut self, columns: &mut Columns<'_>, workers: &ThreadPool) {
        for level in 0..self.levels.len() {
            let Range { start, end } = self.levels[level].clone();
            let due: Vec<u32> = (start as u32..end as u32).collect();
            write_due(&self.nodes, &due, columns, workers, |_| {});
        }
    }

    /// Computes the changed nodes, and those below nodes whose world transform changed.
    pub fn update(
        &mut self,
        world_data: &WorldData,
        columns: &mut Columns<'_>,
        workers: &ThreadPool,
    ) {
        self.find_due(world_data, columns);
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

    /// Finds the nodes whose transform was written, and the children of flat entities whose
    /// transform was written.
    fn find_due(&mut self, world_data: &WorldData, columns: &Columns<'_>) {
        let Self {
            nodes,
            below_flat,
            node_of,
            archetypes,
            due,
            is_due,
            ..
        } = self;
        if nodes.is_empty() {
            return;
        }
        for (at, archetype) in world_data.archetypes.iter().enumerate() {
            let archetype_id = ArchetypeId(at as u32);
            let entities = &archetype.entities;
            let moved = columns.local.changed_rows(archetype_id, columns.since);
            let moved = moved.filter_map(|row| entities.get(row));
            match archetypes.binary_search(&archetype_id) {
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

/// Computes nodes of one level, and calls `moved` for each whose world transform changed.
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

/// The world transform of a node, from that of its parent.
fn world_of(node: Node, nodes: &[Node], columns: &Columns<'_>) -> Option<Mat4> {
    let local = columns.local.get(node.archetype_id, node.row as usize)?;
    let (archetype_id, row) = match node.above {
        Above::Nothing => return Some(local.to_matrix()),
        Above::Flat(archetype_id, row) => (archetype_id, row),
        Above::Node(at) => (nodes[at as usize].archetype_id, nodes[at as usize].row),
    };
    let above = columns.world.get(archetype_id, row as usize)?;
    Some(above.world_from_local * local.to_matrix())
}

/// Writes a world transform; returns whether it changed.
fn write(columns: &mut Columns<'_>, node: Node, new: Mat4) -> bool {
    let world = WorldTransform {
        world_from_local: new,
    };
    columns
        .world
        .set_other(node.archetype_id, node.row as usize, world)
}
