//! [`Step`]: a system in a stage, and the systems that wait for it.

use super::arrange::Arrangement;
use std::sync::atomic::AtomicU32;

/// A system in a stage. Numbers are indices into the shared steps of its phase: no other steps run
/// in parallel with it.
#[derive(Debug)]
pub struct Step {
    /// Index of the system in the plan.
    pub system: usize,
    /// The steps that wait for it.
    pub next: Vec<u32>,
    /// The number of steps that it waits for.
    pub waits_for: u32,
    /// The number of those that have not run yet in the current run.
    pub left: AtomicU32,
}

/// The steps of an arrangement whose system `n` is the system `index_of(n)` of the plan.
pub fn steps(arrangement: &Arrangement, index_of: impl Fn(usize) -> usize) -> Vec<Step> {
    let system = |at: &usize| Step {
        system: index_of(*at),
        next: Vec::new(),
        waits_for: 0,
        left: AtomicU32::new(0),
    };
    let mut steps: Vec<Step> = arrangement.order.iter().map(system).collect();
    for phase in &arrangement.phases {
        let shared = &phase.shared;
        let waits = arrangement.waits.iter();
        let within = waits.filter(|(from, to)| shared.contains(from) && shared.contains(to));
        let within: Vec<_> = within
            .map(|(from, to)| (from - shared.start, to - shared.start))
            .collect();
        for (from, to) in needed(shared.len(), &within) {
            steps[shared.start + from].next.push(to as u32);
            steps[shared.start + to].waits_for += 1;
        }
    }
    steps
}

/// Removes pairs that follow from the others (transitive reduction).
fn needed(count: usize, waits: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let behind = reachable(count, waits);
    let mut needed = Vec::new();
    for (from, next) in by_first(count, waits).into_iter().enumerate() {
        let mut covered = vec![false; count];
        for to in next {
            if !covered[to] {
                needed.push((from, to));
                add(&mut covered, &behind[to]);
            }
        }
    }
    needed
}

/// For each index, whether each other index is reachable from it by pairs. Pairs are ascending and
/// in order of the second.
pub fn reachable(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<bool>> {
    let next = by_first(count, pairs);
    let mut behind = vec![vec![false; count]; count];
    for from in (0..count).rev() {
        for to in &next[from] {
            let (low, high) = behind.split_at_mut(*to);
            low[from][*to] = true;
            add(&mut low[from], &high[0]);
        }
    }
    behind
}

fn by_first(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); count];
    for (from, to) in pairs {
        next[*from].push(*to);
    }
    next
}

fn add(to: &mut [bool], more: &[bool]) {
    for (to, more) in to.iter_mut().zip(more) {
        *to |= more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_follow_from_others_are_removed() {
        let waits = [(0, 1), (0, 2), (1, 2), (0, 3), (2, 3)];
        assert_eq!(needed(4, &waits), [(0, 1), (1, 2), (2, 3)]);
        let behind = reachable(4, &waits);
        assert_eq!(behind[1], [false, false, true, true]);
        assert_eq!(behind[3], [false; 4]);
    }
}
