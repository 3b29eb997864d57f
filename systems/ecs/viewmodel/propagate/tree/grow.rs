//! The list of a tree: who hangs on whom, parents first.

use super::{
    Above, EntityId, NO_NODE, Node, Parent, ReadColumns, Structure, TRANSFORM, TableId, Tree,
};
use std::ops::Range;

/// A depth that is not known yet.
const UNKNOWN: u32 = u32::MAX;
/// A node on the way up that is being walked.
const WALKED: u32 = u32::MAX - 1;

/// Makes the list anew.
pub fn grow(tree: &mut Tree, structure: &Structure, parents: &ReadColumns<'_, Parent>) {
    let mut nodes = Vec::new();
    let mut node_of = vec![NO_NODE; structure.entities.slots.len()];
    for (at, storage) in structure.tables.iter().enumerate() {
        let table = TableId(at as u32);
        let has_both = !parents.rows(table).is_empty() && has_transform(structure, table);
        for (row, id) in storage.entities.iter().enumerate().filter(|_| has_both) {
            node_of[id.index as usize] = nodes.len() as u32;
            let above = Above::Nothing;
            let row = row as u32;
            nodes.push(Node {
                table,
                row,
                above,
                depth: 0,
            });
        }
    }
    for node in &mut nodes {
        node.above = above(structure, parents, &node_of, *node);
    }
    for (depth, node) in depths(&mut nodes).into_iter().zip(&mut nodes) {
        node.depth = depth;
    }
    sort(tree, &nodes);
    link(tree, structure);
}

fn has_transform(structure: &Structure, table: TableId) -> bool {
    let storage = structure.tables.get(table.0 as usize);
    storage.is_some_and(|s| s.components.binary_search(&TRANSFORM).is_ok())
}

/// The nearest ancestor with a transform: an entity without one only groups others.
fn above(
    structure: &Structure,
    parents: &ReadColumns<'_, Parent>,
    node_of: &[u32],
    node: Node,
) -> Above {
    let parent_at = |table, row: u32| parents.get(table, row as usize).map(|p| p.entity);
    let mut parent: Option<EntityId> = parent_at(node.table, node.row);
    for _ in 0..structure.entities.alive {
        let Some(entity) = parent.and_then(|id| structure.as_entity(id)) else {
            return Above::Nothing;
        };
        let at = node_of.get(entity.id.index as usize).copied();
        match at.unwrap_or(NO_NODE) {
            NO_NODE if has_transform(structure, entity.table) => {
                return Above::Flat(entity.table, entity.row);
            }
            NO_NODE => parent = parent_at(entity.table, entity.row),
            at => return Above::Node(at),
        }
    }
    Above::Nothing
}

/// How many nodes are above each. A circle is cut where the walk up it closes.
fn depths(nodes: &mut [Node]) -> Vec<u32> {
    let mut depths = vec![UNKNOWN; nodes.len()];
    let mut way = Vec::new();
    for start in 0..nodes.len() {
        let mut at = start;
        let mut depth = loop {
            match depths[at] {
                UNKNOWN => {
                    depths[at] = WALKED;
                    way.push(at);
                }
                WALKED => {
                    cut(nodes, &way);
                    break 0;
                }
                known => break known + 1,
            }
            match nodes[at].above {
                Above::Node(above) => at = above as usize,
                _ => break 0,
            }
        };
        for at in way.drain(..).rev() {
            depths[at] = depth;
            depth += 1;
        }
    }
    depths
}

/// The last node of the way hangs on one further down: it hangs on nothing then.
fn cut(nodes: &mut [Node], way: &[usize]) {
    if let Some(last) = way.last() {
        nodes[*last].above = Above::Nothing;
    }
}

/// By depth, then by what they hang on, otherwise in order of table and row, which is how columns
/// lie in memory.
fn sort(tree: &mut Tree, nodes: &[Node]) {
    let mut by_depth: Vec<Vec<usize>> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let depth = node.depth as usize;
        if by_depth.len() <= depth {
            by_depth.resize_with(depth + 1, Vec::new);
        }
        by_depth[depth].push(at);
    }
    let mut place_of = vec![0_u32; nodes.len()];
    tree.nodes.clear();
    tree.levels.clear();
    for level in &mut by_depth {
        let placed = |at: &usize| match nodes[*at].above {
            Above::Nothing => (0, 0, 0),
            Above::Flat(table, row) => (1, table.0, row),
            Above::Node(above) => (2, place_of[above as usize], 0),
        };
        level.sort_by_key(placed);
        let start = tree.nodes.len();
        for at in level.iter() {
            let mut node = nodes[*at];
            if let Above::Node(above) = &mut node.above {
                *above = place_of[*above as usize];
            }
            tree.nodes.push(node);
        }
        for (place, at) in (start as u32..).zip(level.iter()) {
            place_of[*at] = place;
        }
        tree.levels.push(start..tree.nodes.len());
    }
}

/// Who is below whom, now that those below the same one lie side by side.
fn link(tree: &mut Tree, structure: &Structure) {
    let count = tree.nodes.len();
    tree.below.clear();
    tree.below.resize(count, 0..0);
    tree.below_flat.clear();
    tree.below_flat.resize(structure.entities.slots.len(), 0..0);
    tree.node_of.clear();
    tree.node_of.resize(structure.entities.slots.len(), NO_NODE);
    tree.is_due.clear();
    tree.is_due.resize(count, false);
    tree.due.iter_mut().for_each(Vec::clear);
    tree.due.resize_with(tree.levels.len(), Vec::new);
    tree.tables.clear();
    let mut at = 0;
    for alike in tree.nodes.chunk_by(|one, next| one.above == next.above) {
        let range = at as u32..(at + alike.len()) as u32;
        at += alike.len();
        if let Some(first) = alike.first()
            && let Some(below) = place_below(
                tree.below.as_mut_slice(),
                &mut tree.below_flat,
                structure,
                first.above,
            )
        {
            *below = range;
        }
    }
    for (place, node) in (0..).zip(&tree.nodes) {
        tree.tables.push(node.table);
        let entity = structure.tables.get(node.table.0 as usize);
        let entity = entity.and_then(|storage| storage.entities.get(node.row as usize));
        if let Some(of) = entity.and_then(|id| tree.node_of.get_mut(id.index as usize)) {
            *of = place;
        }
    }
    tree.tables.sort_unstable();
    tree.tables.dedup();
}

/// Where what hangs on this is remembered.
fn place_below<'a>(
    of_nodes: &'a mut [Range<u32>],
    of_flat: &'a mut [Range<u32>],
    structure: &Structure,
    above: Above,
) -> Option<&'a mut Range<u32>> {
    match above {
        Above::Nothing => None,
        Above::Node(at) => of_nodes.get_mut(at as usize),
        Above::Flat(table, row) => {
            let storage = structure.tables.get(table.0 as usize)?;
            let id = storage.entities.get(row as usize)?;
            of_flat.get_mut(id.index as usize)
        }
    }
}
