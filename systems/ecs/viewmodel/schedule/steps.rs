//! [`Step`]: a system in a stage, and who waits for it.

use super::arrange::Arrangement;
use std::sync::atomic::AtomicU32;

/// A system in a stage. Numbers are places among the shared steps of its part, which are in order:
/// nobody else runs beside it.
#[derive(Debug)]
pub struct Step {
    /// Place of the system in the plan.
    pub system: usize,
    /// Who waits for it.
    pub next: Vec<u32>,
    /// How many it waits for.
    pub waits_for: u32,
    /// How many of them have not run yet in the run that goes on.
    pub left: AtomicU32,
}

/// The steps of an arrangement whose place `n` is the system `place(n)` of the plan.
pub fn steps(arrangement: &Arrangement, place: impl Fn(usize) -> usize) -> Vec<Step> {
    let system = |at: &usize| Step {
        system: place(*at),
        next: Vec::new(),
        waits_for: 0,
        left: AtomicU32::new(0),
    };
    let mut steps: Vec<Step> = arrangement.order.iter().map(system).collect();
    for part in &arrangement.parts {
        let shared = &part.shared;
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

/// Without what follows from the others: who waits for a step that waits need not count twice.
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

/// For each place, the places that come behind it, through others too. Pairs go forward and are in
/// order of the second.
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
    fn nobody_waits_for_what_another_waits_for_already() {
        let waits = [(0, 1), (0, 2), (1, 2), (0, 3), (2, 3)];
        assert_eq!(needed(4, &waits), [(0, 1), (1, 2), (2, 3)]);
        let behind = reachable(4, &waits);
        assert_eq!(behind[1], [false, false, true, true]);
        assert_eq!(behind[3], [false; 4]);
    }
}
