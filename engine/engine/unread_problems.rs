//! What no module can read, as problems.

use super::Engine;
use crate::scene::UnreadComponents;
use playground_base::Named;
use playground_core_ecs::{EntityId, Parent};
use playground_core_engine::{Problem, Severity};
use std::collections::BTreeMap;

/// The problems of one state of what no module can read.
#[derive(Debug, Default)]
pub struct UnreadProblems {
    revision: u64,
    pub problems: Vec<Problem>,
}

impl Engine {
    /// Brings the problems about what no module can read up to date; does nothing while that is as
    /// before.
    pub fn follow_unread(&mut self) {
        let revision = self.unread.revision();
        if revision == self.unread_problems.revision {
            return;
        }
        let open = self.open.as_ref();
        let file = open.and_then(|open| open.scene.clone());
        let problem = |message: String| Problem {
            severity: Severity::Warning,
            source: "scene".into(),
            message,
            file: file.clone(),
            ..Problem::default()
        };
        let problems = messages(&self.unread).into_iter().map(problem);
        self.unread_problems = UnreadProblems {
            revision,
            problems: problems.collect(),
        };
    }
}

/// One message for each component or field and reason: many entities may share it. Parents that are
/// not in the scene have a message of their own.
fn messages(unread: &UnreadComponents) -> Vec<String> {
    let mut kinds: BTreeMap<(&str, &str), Vec<Option<EntityId>>> = BTreeMap::new();
    for (owner, name, unread) in unread.iter() {
        if name != Parent::NAME {
            let owners = kinds.entry((name, &unread.reason)).or_default();
            owners.push(owner);
        }
    }
    let message = |((name, reason), owners): ((&str, &str), Vec<Option<EntityId>>)| {
        let of = match owners.as_slice() {
            [None, ..] => "the World".to_owned(),
            [Some(entity)] => format!("entity {entity}"),
            [Some(first), ..] => format!("{} entities (the first is {first})", owners.len()),
            [] => String::new(),
        };
        format!("{name} of {of} is kept as text, and saved as it is: {reason}")
    };
    kinds.into_iter().map(message).collect()
}
