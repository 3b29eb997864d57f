//! [`arrange`]: the order of the systems of a stage.

use super::access::Access;
use super::refuse::refuse;
use playground_core_ecs::{System, SystemName};
use std::ops::Range;

/// The order of one stage. Numbers are indices into the arranged list.
#[derive(Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Systems in order: as `before` and `after` require, exclusive ones after the others where
    /// possible, otherwise as listed.
    pub order: Vec<usize>,
    /// The order in phases, each of which ends with exclusive systems.
    pub phases: Vec<Phase>,
    /// The batch of each of them: the first after everything it has to wait for.
    pub batches: Vec<usize>,
    /// Pairs of indices into `order`: the second waits for the first.
    pub waits: Vec<(usize, usize)>,
    /// Refused systems, and why.
    pub refused: Vec<(usize, String)>,
}

/// Systems that share the world, and exclusive ones after them. Numbers are indices into the order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phase {
    pub shared: Range<usize>,
    pub exclusive: Range<usize>,
}

/// Arranges the systems of one stage. Conflicting systems run in order, so the result of a stage
/// does not depend on threads.
pub fn arrange(systems: &[&System]) -> Arrangement {
    let refused = refuse(systems);
    let is_accepted = |at: &usize| refused.iter().all(|(of, _)| of != at);
    let accepted: Vec<usize> = (0..systems.len()).filter(is_accepted).collect();
    let order = exclusive_last(systems, &in_order(systems, &accepted));
    let waits = waits(systems, &order);
    Arrangement {
        phases: phases(systems, &order),
        batches: batches(order.len(), &waits),
        order,
        waits,
        refused,
    }
}

/// Whether one has to run before the other because one of them requires it.
pub fn precedes(one: &System, other: &System) -> bool {
    let names = |names: &[SystemName], system: &System| names.iter().any(|of| of.id == system.id);
    names(&other.after, one) || names(&one.before, other)
}

/// Whether one of two systems in order has to wait for the other because `before` or `after`
/// requires it, or because one of them is exclusive.
pub fn is_ordered(one: &System, other: &System) -> bool {
    precedes(one, other) || one.exclusive || other.exclusive
}

/// Repeatedly takes the first system that waits for no remaining one.
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
        let at = rest.iter().position(is_next).unwrap_or(0);
        order.push(rest.remove(at));
    }
    order
}

/// The same order, with each exclusive system after all shared systems that need not run after it
/// or after a later exclusive one.
fn exclusive_last(systems: &[&System], order: &[usize]) -> Vec<usize> {
    let mut exclusive = 0;
    // The number of exclusive systems that have to run before each system, in the order.
    let mut ranks: Vec<usize> = Vec::with_capacity(order.len());
    for (at, of) in order.iter().enumerate() {
        let before = order[..at].iter().zip(&ranks);
        let before = before.filter(|(other, _)| precedes(systems[**other], systems[*of]));
        let least = before.map(|(other, rank)| rank + usize::from(systems[*other].exclusive));
        ranks.push(if systems[*of].exclusive {
            exclusive
        } else {
            least.max().unwrap_or(0)
        });
        exclusive += usize::from(systems[*of].exclusive);
    }
    let mut ranked: Vec<(usize, usize)> = ranks.into_iter().zip(order.iter().copied()).collect();
    ranked.sort_by_key(|(rank, of)| (*rank, systems[*of].exclusive));
    ranked.into_iter().map(|(_, of)| of).collect()
}

/// The phases, at least one, so that a stage without systems still begins and ends.
fn phases(systems: &[&System], order: &[usize]) -> Vec<Phase> {
    let is_exclusive = |at: usize| order.get(at).is_some_and(|of| systems[*of].exclusive);
    let end_of = |start: usize, exclusive: bool| {
        let mut alike = (start..order.len()).take_while(|at| is_exclusive(*at) == exclusive);
        alike.by_ref().last().map_or(start, |last| last + 1)
    };
    let mut phases: Vec<Phase> = Vec::new();
    loop {
        let start = phases.last().map_or(0, |phase| phase.exclusive.end);
        if start == order.len() && !phases.is_empty() {
            return phases;
        }
        let shared = start..end_of(start, false);
        let exclusive = shared.end..end_of(shared.end, true);
        phases.push(Phase { shared, exclusive });
    }
}

/// Each system waits for earlier ones that it has to run after or that it conflicts with.
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

/// `waits` is in order of the waiting system, so the batch of the first is known before it is used.
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
    fn after_and_before_override_the_listed_order() {
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
    fn after_orders_systems_without_a_conflict() {
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
        let all = Phase {
            shared: 0..1,
            exclusive: 1..3,
        };
        assert_eq!(arranged.phases, [all]);
    }

    #[test]
    fn systems_after_an_exclusive_one_are_in_the_next_phase() {
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
        let phases = [(0..2, 2..3), (3..5, 5..6)];
        let phases = phases.map(|(shared, exclusive)| Phase { shared, exclusive });
        assert_eq!(arranged.phases, phases);
        assert_eq!(arranged.batches, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn exclusive_systems_are_ordered_through_others() {
        // Each has a system after it, which would run before the other exclusive one.
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
        let last = arranged.phases.last().map(|phase| phase.exclusive.clone());
        assert_eq!(last, Some(5..5));
        assert_eq!(arranged.phases.len(), 3);
    }

    #[test]
    fn a_stage_without_systems_has_one_phase() {
        assert_eq!(arranged(&[]).phases, [Phase::default()]);
    }

    #[test]
    fn refused_systems_are_left_out_of_the_order() {
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
