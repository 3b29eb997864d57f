//! [`arrange`]: the order of the systems of a stage.

use super::access::Access;
use super::refuse::refuse;
use playground_core_ecs::{System, SystemName};
use std::ops::Range;

/// The order of one stage. Numbers are places in the list that was arranged.
#[derive(Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Systems in order: before and after what they ask for, exclusive ones behind the others where
    /// that leaves a choice, otherwise as listed.
    pub order: Vec<usize>,
    /// The order in parts, each of which ends in systems that have the world to themselves.
    pub parts: Vec<Part>,
    /// The batch of each of them: the first behind everything it has to wait for.
    pub batches: Vec<usize>,
    /// What waits for what; numbers are places in `order`, the first runs first.
    pub waits: Vec<(usize, usize)>,
    /// Systems that cannot be placed, and why.
    pub refused: Vec<(usize, String)>,
}

/// Systems that share the world, and exclusive ones behind them. Numbers are places in the order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub shared: Range<usize>,
    pub exclusive: Range<usize>,
}

/// Arranges the systems of one stage. Whatever conflicts runs in order, so the result of a stage
/// does not depend on threads.
pub fn arrange(systems: &[&System]) -> Arrangement {
    let refused = refuse(systems);
    let is_placed = |at: &usize| refused.iter().all(|(of, _)| of != at);
    let placed: Vec<usize> = (0..systems.len()).filter(is_placed).collect();
    let order = behind_exclusive(systems, &in_order(systems, &placed));
    let waits = waits(systems, &order);
    Arrangement {
        parts: parts(systems, &order),
        batches: batches(order.len(), &waits),
        order,
        waits,
        refused,
    }
}

/// Whether one has to run before the other because one of them asks for it.
pub fn precedes(one: &System, other: &System) -> bool {
    let names = |names: &[SystemName], system: &System| names.iter().any(|of| of.id == system.id);
    names(&other.after, one) || names(&one.before, other)
}

/// Whether one of two systems in order has to wait for the other because somebody says so: it is asked
/// for, or one of them has the world to itself.
pub fn is_ordered(one: &System, other: &System) -> bool {
    precedes(one, other) || one.exclusive || other.exclusive
}

/// Always the first that waits for nobody.
fn in_order(systems: &[&System], among: &[usize]) -> Vec<usize> {
    let mut order = Vec::with_capacity(among.len());
    let mut rest = among.to_vec();
    while !rest.is_empty() {
        let is_next = |at: &usize| {
            let before = rest.iter();
            !before
                .clone()
                .any(|other| precedes(systems[*other], systems[*at]))
        };
        let place = rest.iter().position(is_next).unwrap_or(0);
        order.push(rest.remove(place));
    }
    order
}

/// The same order, with each exclusive system behind all that share the world and need not run after
/// it or after another exclusive one that comes later.
fn behind_exclusive(systems: &[&System], order: &[usize]) -> Vec<usize> {
    let mut exclusive = 0;
    // How many exclusive systems have to run before each, by its place in the order.
    let mut ranks: Vec<usize> = Vec::with_capacity(order.len());
    for (at, of) in order.iter().enumerate() {
        let before = order[..at].iter().zip(&ranks);
        let before = before.filter(|(other, _)| precedes(systems[**other], systems[*of]));
        let least = before.map(|(other, rank)| rank + usize::from(systems[*other].exclusive));
        ranks.push(match systems[*of].exclusive {
            true => exclusive,
            false => least.max().unwrap_or(0),
        });
        exclusive += usize::from(systems[*of].exclusive);
    }
    let mut ranked: Vec<(usize, usize)> = ranks.into_iter().zip(order.iter().copied()).collect();
    ranked.sort_by_key(|(rank, of)| (*rank, systems[*of].exclusive));
    ranked.into_iter().map(|(_, of)| of).collect()
}

/// At least one, so that a stage without systems still begins and ends.
fn parts(systems: &[&System], order: &[usize]) -> Vec<Part> {
    let is_exclusive = |at: usize| order.get(at).is_some_and(|of| systems[*of].exclusive);
    let end_of = |start: usize, exclusive: bool| {
        let mut alike = (start..order.len()).take_while(|at| is_exclusive(*at) == exclusive);
        alike.by_ref().last().map_or(start, |last| last + 1)
    };
    let mut parts: Vec<Part> = Vec::new();
    loop {
        let start = parts.last().map_or(0, |part| part.exclusive.end);
        if start == order.len() && !parts.is_empty() {
            return parts;
        }
        let shared = start..end_of(start, false);
        let exclusive = shared.end..end_of(shared.end, true);
        parts.push(Part { shared, exclusive });
    }
}

/// Everyone waits for those before it that it has to run after, or that it shares something written
/// with.
fn waits(systems: &[&System], order: &[usize]) -> Vec<(usize, usize)> {
    let access = |at: &usize| Access::of(systems[*at]);
    let accesses: Vec<Access> = order.iter().map(access).collect();
    let waits = |from: usize, to: usize| {
        is_ordered(systems[order[from]], systems[order[to]])
            || accesses[from].clashes(&accesses[to]).next().is_some()
    };
    let pairs = (0..order.len()).flat_map(|to| (0..to).map(move |from| (from, to)));
    pairs.filter(|(from, to)| waits(*from, *to)).collect()
}

/// `waits` is in order of who waits, so everybody's batch is known when it is asked for.
fn batches(count: usize, waits: &[(usize, usize)]) -> Vec<usize> {
    let mut batches = vec![0; count];
    for (from, to) in waits {
        batches[*to] = batches[*to].max(batches[*from] + 1);
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::ComponentId;
    use playground_core_ecs::Query;

    const A: ComponentId = ComponentId(1);
    const B: ComponentId = ComponentId(2);

    fn system(name: &'static str, reads: &[ComponentId], writes: &[ComponentId]) -> System {
        System::new(name).with_query(Query {
            reads: reads.to_vec(),
            writes: writes.to_vec(),
            ..Query::default()
        })
    }

    fn arranged(systems: &[System]) -> Arrangement {
        arrange(&systems.iter().collect::<Vec<_>>())
    }

    #[test]
    fn systems_that_share_nothing_written_are_in_one_batch() {
        let systems = [
            system("writes a", &[], &[A]),
            system("reads b", &[B], &[]),
            system("reads b too", &[B], &[]),
            system("reads a", &[A], &[]),
            system("writes b", &[], &[B]),
        ];
        let arranged = arranged(&systems);
        assert_eq!(arranged.batches, [0, 0, 0, 1, 1]);
        assert_eq!(arranged.waits, [(0, 3), (1, 4), (2, 4)]);
    }

    #[test]
    fn after_and_before_turn_the_order_around() {
        let after = [
            system("late", &[], &[A]).with_after("early"),
            system("early", &[], &[A]),
        ];
        let before = [
            system("late", &[], &[A]),
            system("early", &[], &[A]).with_before("late"),
        ];
        for systems in [after, before] {
            let arranged = arranged(&systems);
            assert_eq!(arranged.order, [1, 0]);
            assert_eq!(arranged.batches, [0, 1]);
        }
    }

    #[test]
    fn order_without_a_conflict_is_kept_too() {
        let systems = [
            system("late", &[A], &[]).with_after("early"),
            system("free", &[A], &[]),
            system("early", &[B], &[]),
        ];
        let arranged = arranged(&systems);
        assert_eq!(arranged.order, [1, 2, 0]);
        assert_eq!(arranged.waits, [(1, 2)]);
    }

    #[test]
    fn exclusive_systems_come_last_one_after_the_other() {
        let systems = [
            System::new("exclusive").with_exclusive(),
            System::new("exclusive too").with_exclusive(),
            system("shared", &[], &[A]),
        ];
        let arranged = arranged(&systems);
        assert_eq!(arranged.order, [2, 0, 1]);
        assert_eq!(arranged.batches, [0, 1, 2]);
        let all = Part {
            shared: 0..1,
            exclusive: 1..3,
        };
        assert_eq!(arranged.parts, [all]);
    }

    #[test]
    fn what_asks_to_run_after_an_exclusive_system_is_in_the_next_part() {
        let systems = [
            system("last", &[B], &[]).with_after("behind"),
            system("behind", &[], &[B]).with_after("exclusive"),
            System::new("exclusive").with_exclusive(),
            System::new("exclusive too").with_exclusive(),
            system("shared", &[], &[A]).with_before("exclusive too"),
            system("free", &[A], &[]),
        ];
        let arranged = arranged(&systems);
        assert_eq!(arranged.refused, []);
        assert_eq!(arranged.order, [4, 5, 2, 1, 0, 3]);
        let parts = [(0..2, 2..3), (3..5, 5..6)];
        let parts = parts.map(|(shared, exclusive)| Part { shared, exclusive });
        assert_eq!(arranged.parts, parts);
        assert_eq!(arranged.batches, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn exclusive_systems_that_wait_for_each_other_through_others_are_ordered() {
        // Each has something behind it, which would be before the other one.
        let systems = [
            System::new("one").with_exclusive(),
            System::new("other").with_exclusive(),
            System::new("behind one").with_after("one"),
            System::new("behind the other").with_after("other"),
            System::new("between")
                .with_after("other")
                .with_before("one"),
        ];
        let arranged = arranged(&systems);
        assert_eq!(arranged.refused, []);
        assert_eq!(arranged.order, [1, 3, 4, 0, 2]);
        let last = arranged.parts.last().map(|part| part.exclusive.clone());
        assert_eq!(last, Some(5..5));
        assert_eq!(arranged.parts.len(), 3);
    }

    #[test]
    fn a_stage_without_systems_has_one_part() {
        assert_eq!(arranged(&[]).parts, [Part::default()]);
    }

    #[test]
    fn what_is_refused_has_no_place_and_the_others_run() {
        let systems = [
            System::new("one").with_after("two"),
            System::new("two").with_after("one"),
            System::new("lost").with_after("nobody"),
            System::new("behind the circle").with_after("two"),
            System::new("free"),
        ];
        let arranged = arranged(&systems);
        assert_eq!(arranged.order, [3, 4]);
        let refused: Vec<usize> = arranged.refused.iter().map(|(at, _)| *at).collect();
        assert_eq!(refused, [0, 1, 2]);
    }
}
