//! [`arrange`]: which systems of a stage run together.

use playground_base::ComponentId;
use playground_core_ecs::{System, SystemId};

/// The order of one stage. Numbers are places in the list that was arranged.
#[derive(Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Systems in order: after what they ask for, otherwise as listed.
    pub order: Vec<usize>,
    /// The same systems in batches that run one after the other; those of a batch run together.
    pub batches: Vec<Vec<usize>>,
    /// Systems that cannot be placed, and why.
    pub refused: Vec<(usize, String)>,
}

/// Arranges the systems of one stage. Whatever conflicts runs in order, so the result of a stage
/// does not depend on threads.
pub fn arrange(systems: &[&System]) -> Arrangement {
    let mut refused = unknown_names(systems);
    let is_refused = |refused: &[(usize, String)], at| refused.iter().any(|(of, _)| *of == at);
    let mut rest: Vec<usize> = (0..systems.len()).collect();
    rest.retain(|at| !is_refused(&refused, *at));
    for at in in_circles(systems, &rest) {
        let message = format!("{} runs after itself: see its `after`", systems[at].name);
        refused.push((at, message));
    }
    rest.retain(|at| !is_refused(&refused, *at));
    let order = in_order(systems, &rest);
    refused.sort_unstable_by_key(|(at, _)| *at);
    Arrangement {
        batches: in_batches(systems, &order),
        order,
        refused,
    }
}

fn unknown_names(systems: &[&System]) -> Vec<(usize, String)> {
    let known = |id: &SystemId| systems.iter().any(|system| system.id == *id);
    let unknown = systems.iter().enumerate().filter_map(|(at, system)| {
        let missing = system.after.iter().position(|id| !known(id))?;
        let nth = missing + 1;
        let message = format!(
            "{}: no system of its stage has the name of its `after` number {nth}",
            system.name
        );
        Some((at, message))
    });
    unknown.collect()
}

/// The systems before `at`, of those in `among`.
fn before<'a>(
    systems: &'a [&System],
    among: &'a [usize],
    at: usize,
) -> impl Iterator<Item = usize> + 'a {
    let after = &systems[at].after;
    let is_before = |other: &usize| after.contains(&systems[*other].id);
    among.iter().copied().filter(is_before)
}

/// Systems that come before themselves.
fn in_circles(systems: &[&System], among: &[usize]) -> Vec<usize> {
    let is_circular = |start: &usize| {
        let mut seen = vec![false; systems.len()];
        let mut next: Vec<usize> = before(systems, among, *start).collect();
        while let Some(at) = next.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                next.extend(before(systems, among, at));
            }
        }
        seen[*start]
    };
    among.iter().copied().filter(is_circular).collect()
}

/// Always the first that waits for nobody.
fn in_order(systems: &[&System], among: &[usize]) -> Vec<usize> {
    let mut order = Vec::with_capacity(among.len());
    let mut rest = among.to_vec();
    while !rest.is_empty() {
        let is_next = |at: &usize| before(systems, &rest, *at).next().is_none();
        let place = rest.iter().position(is_next).unwrap_or(0);
        order.push(rest.remove(place));
    }
    order
}

/// Each system in the first batch behind everything it has to wait for.
fn in_batches(systems: &[&System], order: &[usize]) -> Vec<Vec<usize>> {
    let mut batch_of = vec![0; systems.len()];
    let mut batches: Vec<Vec<usize>> = Vec::new();
    for (place, at) in order.iter().enumerate() {
        let waits_for = |earlier: &&usize| {
            systems[*at].after.contains(&systems[**earlier].id)
                || conflict(systems[*at], systems[**earlier])
        };
        let earlier = order[..place].iter().filter(waits_for);
        let batch = earlier.map(|earlier| batch_of[*earlier] + 1).max();
        let batch = batch.unwrap_or(0);
        batch_of[*at] = batch;
        match batches.get_mut(batch) {
            Some(batch) => batch.push(*at),
            None => batches.push(vec![*at]),
        }
    }
    batches
}

/// One writes what the other reads or writes.
fn conflict(one: &System, other: &System) -> bool {
    let touches =
        |system: &System, id: ComponentId| reads(system).chain(writes(system)).any(|of| of == id);
    writes(one).any(|id| touches(other, id)) || writes(other).any(|id| touches(one, id))
}

fn reads(system: &System) -> impl Iterator<Item = ComponentId> {
    let of_queries = system.queries.iter();
    let of_queries = of_queries.flat_map(|query| query.reads.iter().chain(&query.optional));
    of_queries.chain(&system.reads).copied()
}

fn writes(system: &System) -> impl Iterator<Item = ComponentId> {
    let of_queries = system.queries.iter().flat_map(|query| &query.writes);
    of_queries.chain(&system.writes).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn systems_that_share_nothing_written_run_together() {
        let systems = [
            system("writes a", &[], &[A]),
            system("reads b", &[B], &[]),
            system("reads b too", &[B], &[]),
            system("reads a", &[A], &[]),
            system("writes b", &[], &[B]),
        ];
        let batches = arranged(&systems).batches;
        assert_eq!(batches, [vec![0, 1, 2], vec![3, 4]]);
    }

    #[test]
    fn after_turns_the_order_around() {
        let systems = [
            system("late", &[], &[A]).with_after("early"),
            system("early", &[], &[A]),
        ];
        let arranged = arranged(&systems);
        assert_eq!(arranged.order, [1, 0]);
        assert_eq!(arranged.batches, [[1], [0]]);
    }

    #[test]
    fn a_circle_and_an_unknown_name_are_refused_and_the_others_run() {
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
