//! Builds the list of a tree, parents first.

use super::{
    Above, ArchetypeId, EntityId, NO_NODE, Node, Parent, ReadColumns, TRANSFORM, Tree, WorldData,
};
use std::ops::Range;

/// The depth is not known yet.
const UNKNOWN: u32 = u32::MAX;
/// The node is on the path to the root that is being walked.
const WALKED: u32 = u32::MAX - 1;

/// Rebuilds the list.
pub fn grow(tree: &mut Tree, world_data: &WorldData, parents: &ReadColumns<'_, Parent>) {
    let mut nodes = Vec::new();
    let mut node_of = vec![NO_NODE; world_data.entities.slots.len()];
    for (at, archetype) in world_data.archetypes.iter().enumerate() {
        let archetype_id = ArchetypeId(at as u32);
        let has_both =
            !parents.rows(archetype_id).is_empty() && has_transform(world_data, archetype_id);
        for (row, id) in archetype.entities.iter().enumerate().filter(|_| has_both) {
            node_of[id.index as usize] = nodes.len() as u32;
            let above = Above::Nothing;
            let row = row as u32;
            nodes.push(Node {
                archetype_id,
                row,
                above,
                depth: 0,
            });
        }
    }
    for node in &mut nodes {
        node.above = above(world_data, parents, &node_of, *node);
    }
    for (depth, node) in depths(&mut nodes).into_iter().zip(&mut nodes) {
        node.depth = depth;
    }
    sort(tree, &nodes);
    link(tree, world_data);
}

fn has_transform(world_data: &WorldData, archetype_id: ArchetypeId) -> bool {
    let archetype = world_data.archetypes.get(archetype_id.0 as usize);
    archetype.is_some_and(|s| s.components.binary_search(&TRANSFORM).is_ok())
}

/// The nearest ancestor with a transform: entities without one only group others.
fn above(
    world_data: &WorldData,
    parents: &ReadColumns<'_, Parent>,
    node_of: &[u32],
    node: Node,
) -> Above {
    let parent_at =
        |archetype_id, row: u32| parents.get(archetype_id, row as usize).map(|p| p.entity);
    let mut parent: Option<EntityId> = parent_at(node.archetype_id, node.row);
    for _ in 0..world_data.entities.alive {
        let Some(entity) = parent.and_then(|id| world_data.locate(id)) else {
            return Above::Nothing;
        };
        let at = node_of.get(entity.id.index as usize).copied();
        match at.unwrap_or(NO_NODE) {
            NO_NODE if has_transform(world_data, entity.archetype) => {
                return Above::Flat(entity.archetype, entity.row);
            }
            NO_NODE => parent = parent_at(entity.archetype, entity.row),
            at => return Above::Node(at),
        }
    }
    Above::Nothing
}

/// The number of nodes above each node. A cycle is cut where the walk to the root closes it.
fn depths(nodes: &mut [Node]) -> Vec<u32> {
    let mut depths = vec![UNKNOWN; nodes.len()];
    let mut path = Vec::new();
    for start in 0..nodes.len() {
        let mut at = start;
        let mut depth = loop {
            match depths[at] {
                UNKNOWN => {
                    depths[at] = WALKED;
                    path.push(at);
                }
                WALKED => {
                    cut(nodes, &path);
                    break 0;
                }
                known => break known + 1,
            }
            match nodes[at].above {
                Above::Node(above) => at = above as usize,
                _ => break 0,
            }
        };
        for at in path.drain(..).rev() {
            depths[at] = depth;
            depth += 1;
        }
    }
    depths
}

/// Cuts a cycle: the last node of the path becomes a root.
fn cut(nodes: &mut [Node], path: &[usize]) {
    if let Some(last) = path.last() {
        nodes[*last].above = Above::Nothing;
    }
}

/// Sorts nodes by depth, then by parent, then by archetype and row, which is the order of columns
/// in memory.
fn sort(tree: &mut Tree, nodes: &[Node]) {
    let mut by_depth: Vec<Vec<usize>> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let depth = node.depth as usize;
        if by_depth.len() <= depth {
            by_depth.resize_with(depth + 1, Vec::new);
        }
        by_depth[depth].push(at);
    }
    let mut position_of = vec![0_u32; nodes.len()];
    tree.nodes.clear();
    tree.levels.clear();
    for level in &mut by_depth {
        let sort_key = |at: &usize| match nodes[*at].above {
            Above::Nothing => (0, 0, 0),
            Above::Flat(archetype_id, row) => (1, archetype_id.0, row),
            Above::Node(above) => (2, position_of[above as usize], 0),
        };
        level.sort_by_key(sort_key);
        let start = tree.nodes.len();
        for at in level.iter() {
            let mut node = nodes[*at];
            if let Above::Node(above) = &mut node.above {
                *above = position_of[*above as usize];
            }
            tree.nodes.push(node);
        }
        for (position, at) in (start as u32..).zip(level.iter()) {
            position_of[*at] = position;
        }
        tree.levels.push(start..tree.nodes.len());
    }
}

/// Links nodes to their children, which are consecutive after the sort.
fn link(tree: &mut Tree, world_data: &WorldData) {
    let count = tree.nodes.len();
    tree.below.clear();
    tree.below.resize(count, 0..0);
    tree.below_flat.clear();
    tree.below_flat
        .resize(world_data.entities.slots.len(), 0..0);
    tree.node_of.clear();
    tree.node_of
        .resize(world_data.entities.slots.len(), NO_NODE);
    tree.is_due.clear();
    tree.is_due.resize(count, false);
    tree.due.iter_mut().for_each(Vec::clear);
    tree.due.resize_with(tree.levels.len(), Vec::new);
    tree.archetypes.clear();
    let mut at = 0;
    for alike in tree.nodes.chunk_by(|one, next| one.above == next.above) {
        let range = at as u32..(at + alike.len()) as u32;
        at += alike.len();
        if let Some(first) = alike.first()
            && let Some(below) = range_below(
                tree.below.as_mut_slice(),
                &mut tree.below_flat,
                world_data,
                first.above,
            )
        {
            *below = range;
        }
    }
    for (position, node) in (0..).zip(&tree.nodes) {
        tree.archetypes.push(node.archetype_id);
        let entity = world_data.archetypes.get(node.archetype_id.0 as usize);
        let entity = entity.and_then(|archetype| archetype.entities.get(node.row as usize));
        if let Some(of) = entity.and_then(|id| tree.node_of.get_mut(id.index as usize)) {
            *of = position;
        }
    }
    tree.archetypes.sort_unstable();
    tree.archetypes.dedup();
}

/// The range of children of a parent, to write.
fn range_below<'a>(
    of_nodes: &'a mut [Range<u32>],
    of_flat: &'a mut [Range<u32>],
    world_data: &WorldData,
    above: Above,
) -> Option<&'a mut Range<u32>> {
    match above {
        Above::Nothing => None,
        Above::Node(at) => of_nodes.get_mut(at as usize),
        Above::Flat(archetype_id, row) => {
            let archetype = world_data.archetypes.get(archetype_id.0 as usize)?;
            let id = archetype.entities.get(row as usize)?;
            of_flat.get_mut(id.index as usize)
        }
    }
}
