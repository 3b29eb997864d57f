//! The list of a tree: who hangs on whom, parents first.

use super::{Above, EntityId, Node, Parent, ReadColumns, Structure, TRANSFORM, TableId, Tree};

/// A depth that is not known yet.
const UNKNOWN: u32 = u32::MAX;
/// A node on the way up that is being walked.
const WALKED: u32 = u32::MAX - 1;
/// An entity that is no node.
const NO_NODE: u32 = u32::MAX;

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
            nodes.push(Node { table, row, above });
        }
    }
    for node in &mut nodes {
        node.above = above(structure, parents, &node_of, *node);
    }
    let depths = depths(&mut nodes);
    sort(tree, &nodes, &depths);
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

/// By depth, otherwise in order of table and row, which is how columns lie in memory.
fn sort(tree: &mut Tree, nodes: &[Node], depths: &[u32]) {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|at| depths[*at]);
    let mut place_of = vec![0_u32; nodes.len()];
    for (place, at) in order.iter().enumerate() {
        place_of[*at] = place as u32;
    }
    let placed = |at: &usize| {
        let mut node = nodes[*at];
        if let Above::Node(above) = &mut node.above {
            *above = place_of[*above as usize];
        }
        node
    };
    tree.nodes = order.iter().map(placed).collect();
    tree.levels.clear();
    let mut start = 0;
    for level in order.chunk_by(|one, next| depths[*one] == depths[*next]) {
        tree.levels.push(start..start + level.len());
        start += level.len();
    }
}
