//! [`refuse`]: finds invalid declarations.

use super::arrange::precedes;
use playground_core_ecs::{RunCondition, System, SystemName};

/// The refused systems of a stage, and why, in order.
pub fn refuse(systems: &[&System]) -> Vec<(usize, String)> {
    let wrong = |(at, system): (usize, &&System)| {
        let why = double_name(systems, at).or_else(|| unknown_name(systems, system));
        let why = why.or_else(|| wrong_condition(system));
        Some((at, why?))
    };
    let mut refused: Vec<(usize, String)> = systems.iter().enumerate().filter_map(wrong).collect();
    let is_left = |at: &usize| refused.iter().all(|(of, _)| of != at);
    let left: Vec<usize> = (0..systems.len()).filter(is_left).collect();
    refused.extend(cycles(systems, &left));
    refused.sort_unstable_by_key(|(at, _)| *at);
    refused
}

fn unknown_name(systems: &[&System], system: &System) -> Option<String> {
    let is_unknown = |named: &&SystemName| systems.iter().all(|other| other.id != named.id);
    for (word, names) in [("after", &system.after), ("before", &system.before)] {
        let Some(unknown) = names.iter().find(is_unknown) else {
            continue;
        };
        let unknown = unknown.name;
        let known = systems.iter().filter(|other| other.id != system.id);
        let known: Vec<&str> = known.map(|other| other.name).collect();
        return Some(format!(
            "`{word} = \"{unknown}\"`: no system of its stage has that name; there are {}",
            known.join(", ")
        ));
    }
    None
}

/// A name that another system has too: references to it would be ambiguous, and both would run the
/// same code.
fn double_name(systems: &[&System], at: usize) -> Option<String> {
    let system = systems.get(at)?;
    let is_double = systems[..at].iter().any(|other| other.id == system.id);
    let why = "another system of its stage has that name; give one of them `name = \"..\"`";
    is_double.then(|| why.to_owned())
}

fn wrong_condition(system: &System) -> Option<String> {
    what_is_wrong(&system.condition, system.queries.len())
}

fn what_is_wrong(condition: &RunCondition, queries: usize) -> Option<String> {
    match condition {
        RunCondition::AnyMatch(index) | RunCondition::AnyChanged(index) if *index >= queries => {
            Some(format!(
                "its condition names query {index}, but its {queries} queries count from 0"
            ))
        }
        RunCondition::EveryNth(0) => Some("it cannot run in every 0th run of its stage".into()),
        RunCondition::EverySeconds(period) if !period.is_finite() || *period <= 0.0 => Some(
            format!("it cannot run every {period} seconds: that is no time"),
        ),
        RunCondition::Not(inner) => what_is_wrong(inner, queries),
        RunCondition::All(parts) | RunCondition::Any(parts) => {
            parts.iter().find_map(|part| what_is_wrong(part, queries))
        }
        _ => None,
    }
}

/// Systems that run before themselves.
fn cycles(systems: &[&System], among: &[usize]) -> Vec<(usize, String)> {
    let before = |at: usize| {
        let is_before = move |other: &&usize| precedes(systems[**other], systems[at]);
        among.iter().filter(is_before).copied()
    };
    let is_circular = |start: &&usize| {
        let mut seen = vec![false; systems.len()];
        let mut next: Vec<usize> = before(**start).collect();
        while let Some(at) = next.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                next.extend(before(at));
            }
        }
        seen[**start]
    };
    let circular = among.iter().filter(is_circular);
    let why = |at: &usize| {
        let why = "it runs after itself: see its `after` and `before`";
        (*at, why.to_owned())
    };
    circular.map(why).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(systems: &[System]) -> Vec<(usize, String)> {
        refuse(&systems.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_cycle_of_before_and_after_is_refused() {
        let systems = [
            System::new("one").with_before("two"),
            System::new("two"),
            System::new("three").with_after("two").with_before("one"),
        ];
        let found: Vec<usize> = refused(&systems).iter().map(|(at, _)| *at).collect();
        assert_eq!(found, [0, 1, 2]);
    }

    #[test]
    fn an_unknown_name_is_reported() {
        let systems = [
            System::new("one"),
            System::new("two").with_before("one").with_before("nobody"),
        ];
        let why = "`before = \"nobody\"`: no system of its stage has that name; there are one";
        assert_eq!(refused(&systems), [(1, why.to_owned())]);
    }

    #[test]
    fn conditions_that_cannot_be_evaluated_are_refused() {
        for condition in [
            RunCondition::AnyMatch(0),
            RunCondition::AnyChanged(1).negated(),
            RunCondition::All(vec![RunCondition::Always, RunCondition::EveryNth(0)]),
            RunCondition::EverySeconds(0.0),
            RunCondition::EverySeconds(f32::NAN),
        ] {
            let system = System::new("one").with_condition(condition.clone());
            assert_eq!(refused(&[system]).len(), 1, "{condition:?}");
        }
    }
}
