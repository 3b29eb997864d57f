//! [`merge`]: the three-way merge of scenes.

use super::clash::Clash;
use super::cycles::{Parents, break_cycles};
use super::references::{NewIds, References};
use super::separated::{Separated, redirected};
use super::{ComponentTexts, Conflict, SceneTree, Side};
use crate::scene::TextValue;
use playground_base::FieldKind;
use playground_core_ecs::EntityId;
use std::collections::BTreeSet;

/// The result of a merge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The merged scene; where nobody has decided about a conflict, it has what we have.
    pub scene: SceneTree,
    /// The parts about which nobody has decided.
    pub conflicts: Vec<Conflict>,
    /// Their version with the ids that its entities have in the merged scene, where these are others.
    pub theirs: Option<SceneTree>,
}

/// Merges two versions of a scene that both come from `base`. What only one side changed is taken
/// from that side. `decide` chooses a side where both changed the same part.
///
/// Ids are given out in order, so both sides may have added different entities under one id, or in
/// one slot. Theirs gets a free id then, and what they say of it follows. `kind_of` has the kinds of
/// components by name, where modules that declare them are loaded. Where a text may name such an
/// entity and nobody knows, both are a conflict, together with the text.
pub fn merge(
    base: &SceneTree,
    ours: &SceneTree,
    theirs: &SceneTree,
    kind_of: impl Fn(&str) -> Option<FieldKind>,
    decide: impl Fn(&Conflict) -> Option<Side>,
) -> Merged {
    let references = References::new(kind_of);
    let separated = Separated::new(base, ours, theirs, &references);
    let mut merged = merge_separated(&separated, decide);
    if !separated.new_of.is_empty() {
        let back = ids_of_gone(&separated.new_of, &merged.scene);
        merged.scene = redirected(merged.scene, &references, &back);
        let theirs = separated.theirs.into_owned();
        merged.theirs = Some(redirected(theirs, &references, &back));
    }
    merged
}

/// The old ids of entities that did not come into the scene: their new ones are free again, and what
/// names them must not name the next entity.
pub fn ids_of_gone(new_of: &NewIds, scene: &SceneTree) -> NewIds {
    let gone = new_of
        .iter()
        .filter(|(_, new)| scene.get(Some(**new)).is_none());
    gone.map(|(old, new)| (*new, *old)).collect()
}

/// Merges versions in which different entities have different ids, but for those that clash still.
pub fn merge_separated(
    separated: &Separated<'_>,
    decide: impl Fn(&Conflict) -> Option<Side>,
) -> Merged {
    let (base, ours) = (&*separated.base, &*separated.ours);
    let theirs = &*separated.theirs;
    let all = [base, ours, theirs].into_iter();
    let owners: BTreeSet<_> = all.flat_map(|tree| tree.owners.keys()).collect();
    let mut merged = Merged::default();
    let none = BTreeSet::new();
    for owner in owners {
        if separated.clashes.iter().any(|clash| clash.has(*owner)) {
            continue;
        }
        let versions = Three {
            base: base.get(*owner),
            ours: ours.get(*owner),
            theirs: theirs.get(*owner),
        };
        let name = [ours, theirs, base]
            .iter()
            .find_map(|of| of.name_of(*owner));
        let merging = Merging {
            entity: *owner,
            name,
            unclear: separated.unclear.get(owner).unwrap_or(&none),
            decide: &decide,
            conflicts: &mut merged.conflicts,
        };
        if let Some(components) = merging.owner(versions) {
            merged.scene.owners.insert(*owner, components);
        }
    }
    for clash in &separated.clashes {
        choose_entity(clash, [base, ours, theirs], &decide, &mut merged);
    }
    let parents = Parents {
        base,
        ours,
        theirs,
        decide: &decide,
    };
    break_cycles(&parents, &mut merged.scene, &mut merged.conflicts);
    merged
}

/// Takes one of two entities that cannot both be in the scene.
fn choose_entity<D: Fn(&Conflict) -> Option<Side>>(
    clash: &Clash,
    [base, ours, theirs]: [&SceneTree; 3],
    decide: &D,
    merged: &mut Merged,
) {
    let (our_id, their_id) = (Some(clash.ours), Some(clash.theirs));
    let none = BTreeSet::new();
    let mut merging = Merging {
        entity: their_id,
        name: theirs.name_of(their_id).or_else(|| ours.name_of(our_id)),
        unclear: &none,
        decide,
        conflicts: &mut merged.conflicts,
    };
    let text = |tree: &SceneTree, id| tree.get(id).map(text_of_owner);
    let of_texts = (
        text(base, their_id),
        text(ours, our_id),
        text(theirs, their_id),
    );
    let (id, components) = match merging.choose("", "", of_texts) {
        Side::Ours => (our_id, ours.get(our_id)),
        Side::Theirs => (their_id, theirs.get(their_id)),
    };
    let components = components.cloned().unwrap_or_default();
    merged.scene.owners.insert(id, components);
}

/// The three versions of a part; `None` where it is not there.
struct Three<'a, T> {
    base: Option<&'a T>,
    ours: Option<&'a T>,
    theirs: Option<&'a T>,
}

impl<'a, T> Three<'a, T> {
    /// The side to take where at most one side changed, by `is_same`.
    fn simple(&self, is_same: impl Fn(Option<&T>, Option<&T>) -> bool) -> Option<Option<&'a T>> {
        if is_same(self.base, self.theirs) || is_same(self.ours, self.theirs) {
            Some(self.ours)
        } else if is_same(self.base, self.ours) {
            Some(self.theirs)
        } else {
            None
        }
    }

    fn map<U>(&self, part: impl Fn(&'a T) -> Option<&'a U>) -> Three<'a, U> {
        Three {
            base: self.base.and_then(&part),
            ours: self.ours.and_then(&part),
            theirs: self.theirs.and_then(&part),
        }
    }
}

/// The merge of one owner.
struct Merging<'m, D> {
    entity: Option<EntityId>,
    name: Option<String>,
    /// Components that are decided as a whole.
    unclear: &'m BTreeSet<String>,
    decide: &'m D,
    conflicts: &'m mut Vec<Conflict>,
}

impl<D: Fn(&Conflict) -> Option<Side>> Merging<'_, D> {
    fn owner(mut self, of: Three<'_, ComponentTexts>) -> Option<ComponentTexts> {
        let simple = of.simple(is_same_owner).map(Option::<&_>::cloned);
        let mut merged = match (simple, of.ours, of.theirs) {
            (Some(simple), ..) => simple,
            (None, Some(ours), Some(theirs)) => Some(self.components(of.base, ours, theirs)),
            _ => {
                let text = |side: Option<&ComponentTexts>| side.map(text_of_owner);
                let of_texts = (text(of.base), text(of.ours), text(of.theirs));
                return match self.choose("", "", of_texts) {
                    Side::Ours => of.ours.cloned(),
                    Side::Theirs => of.theirs.cloned(),
                };
            }
        };
        if let Some(merged) = &mut merged {
            for name in self.unclear {
                self.unclear_component(name, &of, merged);
            }
        }
        merged
    }

    /// A component that may name an entity that clashes: it goes with that entity.
    fn unclear_component(
        &mut self,
        name: &String,
        of: &Three<'_, ComponentTexts>,
        merged: &mut ComponentTexts,
    ) {
        let of = of.map(|components| components.get(name));
        if TextValue::is_same_text(of.ours, of.theirs) {
            return;
        }
        let of_texts = (of.base.cloned(), of.ours.cloned(), of.theirs.cloned());
        let text = match self.choose(name, "", of_texts) {
            Side::Ours => of.ours,
            Side::Theirs => of.theirs,
        };
        match text {
            Some(text) => drop(merged.insert(name.clone(), text.clone())),
            None => drop(merged.remove(name)),
        }
    }

    fn components(
        &mut self,
        base: Option<&ComponentTexts>,
        ours: &ComponentTexts,
        theirs: &ComponentTexts,
    ) -> ComponentTexts {
        let all = Three {
            base,
            ours: Some(ours),
            theirs: Some(theirs),
        };
        let names = [base, Some(ours), Some(theirs)].into_iter().flatten();
        let names: BTreeSet<&String> = names.flat_map(ComponentTexts::keys).collect();
        let mut merged = ComponentTexts::new();
        for name in names
            .into_iter()
            .filter(|name| !self.unclear.contains(*name))
        {
            let of = all.map(|components| components.get(name));
            let text = match of.simple(TextValue::is_same_text) {
                Some(simple) => simple.cloned(),
                None => self.component(name, of),
            };
            merged.extend(text.map(|text| (name.clone(), text)));
        }
        merged
    }

    fn component(&mut self, name: &str, of: Three<'_, String>) -> Option<String> {
        let parse = |text: Option<&String>| text.map(|text| TextValue::parse(text));
        let (base, ours, theirs) = (parse(of.base), parse(of.ours), parse(of.theirs));
        let values = Three {
            base: base.as_ref(),
            ours: ours.as_ref(),
            theirs: theirs.as_ref(),
        };
        let merged = self.value(name, &mut Vec::new(), values);
        merged.map(|value| value.to_string())
    }

    fn value(
        &mut self,
        component: &str,
        path: &mut Vec<String>,
        of: Three<'_, TextValue>,
    ) -> Option<TextValue> {
        if let Some(simple) = of.simple(is_same_value) {
            return simple.cloned();
        }
        if let (Some(TextValue::Fields(ours)), Some(TextValue::Fields(theirs))) =
            (of.ours, of.theirs)
        {
            let base = match of.base {
                Some(TextValue::Fields(base)) => base.as_slice(),
                _ => &[],
            };
            return Some(self.fields(component, path, (base, ours, theirs)));
        }
        let text = |value: Option<&TextValue>| value.map(ToString::to_string);
        let of_texts = (text(of.base), text(of.ours), text(of.theirs));
        match self.choose(component, &path.join("."), of_texts) {
            Side::Ours => of.ours.cloned(),
            Side::Theirs => of.theirs.cloned(),
        }
    }

    /// Our fields in our order, then those that only they have.
    fn fields(
        &mut self,
        component: &str,
        path: &mut Vec<String>,
        (base, ours, theirs): (Fields<'_>, Fields<'_>, Fields<'_>),
    ) -> TextValue {
        let only_theirs = theirs.iter().filter(|(name, _)| find(ours, name).is_none());
        let names: Vec<&String> = ours
            .iter()
            .chain(only_theirs)
            .map(|(name, _)| name)
            .collect();
        let mut merged = Vec::new();
        for name in names {
            let of = Three {
                base: find(base, name),
                ours: find(ours, name),
                theirs: find(theirs, name),
            };
            path.push(name.clone());
            let value = self.value(component, path, of);
            path.pop();
            merged.extend(value.map(|value| (name.clone(), value)));
        }
        TextValue::Fields(merged)
    }

    /// The side that counts in a conflict: ours while nobody has decided.
    fn choose(
        &mut self,
        component: &str,
        field: &str,
        (base, ours, theirs): (Option<String>, Option<String>, Option<String>),
    ) -> Side {
        let conflict = Conflict {
            entity: self.entity,
            name: self.name.clone(),
            component: component.to_owned(),
            field: field.to_owned(),
            base,
            ours,
            theirs,
        };
        (self.decide)(&conflict).unwrap_or_else(|| {
            self.conflicts.push(conflict);
            Side::Ours
        })
    }
}

type Fields<'a> = &'a [(String, TextValue)];

fn find<'a>(fields: Fields<'a>, name: &str) -> Option<&'a TextValue> {
    fields.iter().find(|(n, _)| n == name).map(|(_, v)| v)
}

/// All components of an owner in one text, for a conflict about the whole.
fn text_of_owner(components: &ComponentTexts) -> String {
    let texts = components
        .iter()
        .map(|(name, text)| format!("{name}: {text}"));
    texts.collect::<Vec<_>>().join(", ")
}

pub fn is_same_owner(a: Option<&ComponentTexts>, b: Option<&ComponentTexts>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            let same =
                |(name, text): (&String, &String)| TextValue::is_same_text(Some(text), b.get(name));
            a == b || a.len() == b.len() && a.iter().all(same)
        }
        (None, None) => true,
        _ => false,
    }
}

fn is_same_value(a: Option<&TextValue>, b: Option<&TextValue>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.says_the_same(b),
        (None, None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A scene of entities, each with an id and its components.
    fn scene(entities: &[(u64, &[(&str, &str)])]) -> SceneTree {
        let owners = entities.iter().map(|(id, components)| {
            let texts = components.iter();
            let texts = texts.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
            (Some(EntityId::from_bits(*id)), texts.collect())
        });
        SceneTree {
            owners: owners.collect(),
        }
    }

    struct Case {
        what: &'static str,
        base: SceneTree,
        ours: SceneTree,
        theirs: SceneTree,
        merged: SceneTree,
        conflicts: &'static [&'static str],
    }

    fn cases() -> Vec<Case> {
        let one = |text| scene(&[(1, &[("a::A", text)])]);
        let fields = |what, base, ours, theirs, merged, conflicts| Case {
            what,
            base: one(base),
            ours: one(ours),
            theirs: one(theirs),
            merged: one(merged),
            conflicts,
        };
        vec![
            fields(
                "two fields",
                "(x: 1, y: 2)",
                "(x: 5, y: 2)",
                "(x: 1, y: 7)",
                "(x: 5, y: 7)",
                &[],
            ),
            fields(
                "nested fields",
                "(p: (x: 1, y: 2), q: 3)",
                "(p: (x: 5, y: 2), q: 3)",
                "(p: (x: 1, y: 7), q: 4)",
                "(p: (x: 5, y: 7), q: 4)",
                &[],
            ),
            fields(
                "the same change",
                "(x: 1)",
                "(x: 2)",
                "(x: 2.0)",
                "(x: 2)",
                &[],
            ),
            fields(
                "one field twice",
                "(x: 1, y: 2)",
                "(x: 5, y: 3)",
                "(x: 7, y: 2)",
                "(x: 5, y: 3)",
                &["entity 1, A.x"],
            ),
            fields(
                "only written otherwise",
                "(x: 1.0,y:2)",
                "(x: 1.0, y: 3)",
                "( x : 1 , y: 2, )",
                "(x: 1.0, y: 3)",
                &[],
            ),
            Case {
                what: "entities and components come and go",
                base: scene(&[(1, &[("a::A", "1")]), (2, &[("a::A", "1")]), (3, &[])]),
                ours: scene(&[
                    (1, &[("a::A", "1"), ("a::B", "2")]),
                    (2, &[("a::A", "1")]),
                    (4, &[]),
                ]),
                theirs: scene(&[(1, &[("a::C", "3")]), (3, &[]), (5, &[])]),
                merged: scene(&[(1, &[("a::B", "2"), ("a::C", "3")]), (4, &[]), (5, &[])]),
                conflicts: &[],
            },
            Case {
                what: "removed here and changed there",
                base: scene(&[(1, &[("a::A", "1")]), (2, &[("a::A", "1"), ("a::B", "1")])]),
                ours: scene(&[(2, &[("a::A", "1"), ("a::B", "2")])]),
                theirs: scene(&[(1, &[("a::A", "5")]), (2, &[("a::A", "1")])]),
                merged: scene(&[(2, &[("a::A", "1"), ("a::B", "2")])]),
                conflicts: &["entity 1", "entity 2, B"],
            },
        ]
    }

    #[test]
    fn what_one_side_changed_is_taken_and_the_rest_is_a_conflict() {
        for case in cases() {
            let merged = merge(&case.base, &case.ours, &case.theirs, |_| None, |_| None);
            assert_eq!(merged.scene, case.merged, "{}", case.what);
            let paths: Vec<String> = merged.conflicts.iter().map(Conflict::path).collect();
            assert_eq!(paths, case.conflicts, "{}", case.what);
            // Whoever decides for one side everywhere has its version of each conflict.
            for side in [Side::Ours, Side::Theirs] {
                let decided = merge(
                    &case.base,
                    &case.ours,
                    &case.theirs,
                    |_| None,
                    |_| Some(side),
                );
                assert_eq!(decided.conflicts, [], "{}", case.what);
                for conflict in &merged.conflicts {
                    let owner = decided.scene.get(conflict.entity);
                    let component = owner.and_then(|owner| owner.get(&conflict.component));
                    let has = match (conflict.component.as_str(), component) {
                        ("", _) => owner.is_some(),
                        (_, component) => component.is_some(),
                    };
                    assert_eq!(has, conflict.of(side).is_some(), "{}", case.what);
                }
            }
        }
    }
}
