//! [`arrange`]: the order of the systems of a stage.

use super::access::Access;
use super::refuse::refuse;
use playground_core_ecs::System;

/// The order of one stage. Numbers are places in the list that was arranged.
#[derive(Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Systems in order: before and after what they ask for, otherwise as listed.
    pub order: Vec<usize>,
    /// The batch of each of them: the first behind everything it has to wait for.
    pub batches: Vec<usize>,
    /// What waits for what; numbers are places in `order`, the first runs first.
    pub waits: Vec<(usize, usize)>,
    /// Systems that cannot be placed, and why.
    pub refused: Vec<(usize, String)>,
}

/// Arranges the systems of one stage. Whatever conflicts runs in order, so the result of a stage
/// does not depend on threads.
pub fn arrange(systems: &[&System]) -> Arrangement {
    let refused = refuse(systems);
    let is_placed = |at: &usize| refused.iter().all(|(of, _)| of != at);
    let placed: Vec<usize> = (0..systems.len()).filter(is_placed).collect();
    let order = in_order(systems, &placed);
    let waits = waits(systems, &order);
    Arrangement {
        batches: batches(order.len(), &waits),
        order,
        waits,
        refused,
    }
}

/// Whether one has to run before the other: it asks for it, or the other is exclusive.
pub fn precedes(one: &System, other: &System) -> bool {
    other.after.contains(&one.id)
        || one.before.contains(&other.id)
        || (other.exclusive && !one.exclusive)
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

/// Everyone waits for those before it that it asks for, or that it shares something written with.
fn waits(systems: &[&System], order: &[usize]) -> Vec<(usize, usize)> {
    let access = |at: &usize| Access::of(systems[*at]);
    let accesses: Vec<Access> = order.iter().map(access).collect();
    let waits = |from: usize, to: usize| {
        precedes(systems[order[from]], systems[order[to]])
            || (systems[order[from]].exclusive && systems[order[to]].exclusive)
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
            System::new("before it").with_after("exclusive"),
        ];
        let arranged = arranged(&systems);
        assert_eq!(arranged.order, [2, 1]);
        assert_eq!(
            arranged.refused.len(),
            2,
            "shared systems cannot come after"
        );
        let arranged = super::arrange(&systems.iter().take(3).collect::<Vec<_>>());
        assert_eq!(arranged.order, [2, 0, 1]);
        assert_eq!(arranged.batches, [0, 1, 2]);
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
