//! The hierarchy of the transform workload.

/// Roots of trees.
pub const ROOTS: usize = 48;

/// Children of each entity, level by level.
pub const FAN_OUT: [usize; 6] = [4, 4, 3, 3, 2, 2];

/// Entities without parent and children.
pub const FLAT: usize = 12_000;

/// Entities that move in each frame.
pub const MOVERS: usize = 4_096;

/// For each entity the place of its parent in this list, parents first.
pub fn parents() -> Vec<Option<usize>> {
    let mut parents: Vec<Option<usize>> = vec![None; ROOTS];
    let mut level = 0..ROOTS;
    for children in FAN_OUT {
        let start = parents.len();
        for parent in level {
            parents.extend(std::iter::repeat_n(Some(parent), children));
        }
        level = start..parents.len();
    }
    parents.extend(std::iter::repeat_n(None, FLAT));
    parents
}

/// The places of those that move, spread over all.
pub fn movers(count: usize) -> impl Iterator<Item = usize> {
    (0..MOVERS).map(move |at| at * count / MOVERS)
}
