//! [`Difference`]: a part in which two versions of a scene differ.

use super::{ComponentTexts, Conflict, SceneTree};
use crate::scene::TextValue;
use playground_core_ecs::EntityId;
use std::collections::BTreeSet;

/// A part in which two versions of a scene differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The part, for people: `Shark, Predator.turn_speed`.
    pub path: String,
    /// The entity; `None` for the world.
    pub entity: Option<EntityId>,
    /// Name of the entity; empty when it has none.
    pub name: String,
    /// Stable name of the component; empty for a whole entity.
    pub component: String,
    /// Names of the fields that lead to the part; none for the whole component.
    pub field: Vec<String>,
    /// Its value before; `None` when it was not there.
    pub before: Option<String>,
    /// Its value after; `None` when it is not there any more.
    pub after: Option<String>,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, "~ {}: {before} -> {after}", self.path),
            (None, Some(after)) => write!(f, "+ {}: {after}", self.path),
            (Some(before), None) => write!(f, "- {}: {before}", self.path),
            (None, None) => Ok(()),
        }
    }
}

/// The parts in which two versions of a scene differ, owner by owner.
pub fn differences(before: &SceneTree, after: &SceneTree) -> Vec<Difference> {
    let owners: BTreeSet<_> = before.owners.keys().chain(after.owners.keys()).collect();
    let none = ComponentTexts::new();
    let mut found = Vec::new();
    for owner in owners {
        if before.get(*owner) == after.get(*owner) {
            continue;
        }
        let mut of = OfOwner {
            entity: *owner,
            name: after.name_of(*owner).or_else(|| before.name_of(*owner)),
            found: &mut found,
        };
        match (before.get(*owner), after.get(*owner)) {
            (Some(before), None) if owner.is_some() => {
                of.push("", &[], Some(list(before)), None);
            }
            (None, Some(after)) if owner.is_some() => of.push("", &[], None, Some(list(after))),
            (before, after) => of.components(before.unwrap_or(&none), after.unwrap_or(&none)),
        }
    }
    found
}

/// The short names of components.
fn list(components: &ComponentTexts) -> String {
    let short = |name: &String| name.rsplit("::").next().unwrap_or_default().to_owned();
    let names: Vec<String> = components.keys().map(short).collect();
    names.join(", ")
}

struct OfOwner<'f> {
    entity: Option<EntityId>,
    name: Option<String>,
    found: &'f mut Vec<Difference>,
}

impl OfOwner<'_> {
    fn components(&mut self, before: &ComponentTexts, after: &ComponentTexts) {
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for name in names
            .into_iter()
            .filter(|name| before.get(*name) != after.get(*name))
        {
            let parse = |texts: &ComponentTexts| texts.get(name).map(|text| TextValue::parse(text));
            self.value(name, &mut Vec::new(), (parse(before), parse(after)));
        }
    }

    fn value(
        &mut self,
        component: &str,
        path: &mut Vec<String>,
        (before, after): (Option<TextValue>, Option<TextValue>),
    ) {
        match (before, after) {
            (Some(before), Some(after)) if before.says_the_same(&after) => {}
            (Some(TextValue::Fields(before)), Some(TextValue::Fields(after))) => {
                self.fields(component, path, (before, after));
            }
            (before, after) => {
                let text = |value: Option<TextValue>| value.map(|value| value.to_string());
                self.push(component, path, text(before), text(after));
            }
        }
    }

    fn fields(
        &mut self,
        component: &str,
        path: &mut Vec<String>,
        (before, mut after): (Vec<(String, TextValue)>, Vec<(String, TextValue)>),
    ) {
        for (name, before) in before {
            let at = after.iter().position(|(other, _)| *other == name);
            let after = at.map(|at| after.remove(at).1);
            path.push(name);
            self.value(component, path, (Some(before), after));
            path.pop();
        }
        for (name, after) in after {
            path.push(name);
            self.value(component, path, (None, Some(after)));
            path.pop();
        }
    }

    fn push(
        &mut self,
        component: &str,
        field: &[String],
        before: Option<String>,
        after: Option<String>,
    ) {
        let part = Conflict {
            entity: self.entity,
            name: self.name.clone(),
            component: component.to_owned(),
            field: field.join("."),
            base: None,
            ours: None,
            theirs: None,
        };
        self.found.push(Difference {
            path: part.path(),
            entity: self.entity,
            name: self.name.clone().unwrap_or_default(),
            component: part.component,
            field: field.to_vec(),
            before,
            after,
        });
    }
}
