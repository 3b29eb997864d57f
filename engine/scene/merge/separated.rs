//! [`Separated`]: versions of a scene without entities that clash.

use super::clash::{Clash, clashes};
use super::references::{NewIds, Redirected, References, mentions};
use super::twins::Twins;
use super::{ComponentTexts, SceneTree};
use crate::scene::TextValue;
use playground_base::FieldKind;
use playground_core_ecs::EntityId;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Versions of a scene for a merge in which different entities have different ids: those of theirs
/// that clash with ours got free ones, and what they say of them was rewritten.
pub struct Separated<'a> {
    /// The version that both come from. An entity that we removed, and that they changed, has its
    /// new id here too.
    pub base: Cow<'a, SceneTree>,
    /// Our version. What names an entity that we removed, and that has a new id, follows.
    pub ours: Cow<'a, SceneTree>,
    /// Their version.
    pub theirs: Cow<'a, SceneTree>,
    /// The new ids.
    pub new_of: NewIds,
    /// Entities that clash still, because a text may name the one of theirs, and nobody knows.
    pub clashes: Vec<Clash>,
    /// Those texts: names of components by owner.
    pub unclear: BTreeMap<Option<EntityId>, BTreeSet<String>>,
}

impl<'a> Separated<'a> {
    /// Gives their entities that clash with ours other ids.
    pub fn new<K: Fn(&str) -> Option<FieldKind>>(
        base: &'a SceneTree,
        ours: &'a SceneTree,
        theirs: &'a SceneTree,
        references: &References<K>,
    ) -> Self {
        let mut separated = Self {
            base: Cow::Borrowed(base),
            ours: Cow::Borrowed(ours),
            theirs: Cow::Borrowed(theirs),
            new_of: NewIds::new(),
            clashes: clashes(base, ours, theirs),
            unclear: BTreeMap::new(),
        };
        if separated.clashes.is_empty() {
            return separated;
        }
        let mut renaming = Renaming::new(base, theirs, references);
        renaming.set_ids(&separated.clashes, ours);
        let unclear = renaming.unclear_ids();
        renaming.new_of.retain(|old, _| !unclear.contains(old));
        let is_unclear = |clash: &Clash| unclear.contains(&clash.theirs);
        separated.clashes.retain(is_unclear);
        renaming.find_twins(ours);
        if renaming.has_known_ids {
            separated.base = Cow::Owned(renaming.with_known_ids(base));
            separated.ours = Cow::Owned(renaming.with_known_ids(ours));
        }
        separated.theirs = Cow::Owned(renaming.theirs());
        separated.unclear = renaming.unclear_texts(&separated.clashes);
        separated.new_of = renaming.new_of;
        separated
    }
}

/// Gives entities of theirs new ids.
struct Renaming<'a, K> {
    base: &'a SceneTree,
    theirs: &'a SceneTree,
    references: &'a References<K>,
    new_of: NewIds,
    /// Some of the entities were there before both.
    has_known_ids: bool,
}

impl<'a, K: Fn(&str) -> Option<FieldKind>> Renaming<'a, K> {
    const fn new(
        base: &'a SceneTree,
        theirs: &'a SceneTree,
        references: &'a References<K>,
    ) -> Self {
        Self {
            base,
            theirs,
            references,
            new_of: NewIds::new(),
            has_known_ids: false,
        }
    }

    /// Free ids: in slots behind all others, because a slot before may have been used and is named.
    fn set_ids(&mut self, clashes: &[Clash], ours: &SceneTree) {
        let all = [self.base, ours, self.theirs].into_iter();
        let ids = all.flat_map(|tree| tree.owners.keys().filter_map(|owner| *owner));
        let used: BTreeSet<u32> = ids.map(|id| id.index).collect();
        let behind = used.last().map_or(0, |last| last.saturating_add(1));
        let free = (behind..u32::MAX).chain(0..behind);
        let free = free.filter(|index| !used.contains(index));
        let free = free.map(|index| EntityId {
            index,
            generation: 0,
        });
        self.new_of = clashes.iter().map(|clash| clash.theirs).zip(free).collect();
        self.has_known_ids = !self.known_ids().is_empty();
    }

    /// The new ids of entities that were there before both.
    fn known_ids(&self) -> NewIds {
        let ids = self.new_of.iter();
        let known = ids.filter(|(old, _)| self.base.get(Some(**old)).is_some());
        known.map(|(old, new)| (*old, *new)).collect()
    }

    /// A text of theirs with the new ids. One that did not change cannot name an entity that is new.
    fn redirect(&self, owner: Option<EntityId>, name: &str, text: &String) -> Redirected {
        let before = self.base.get(owner).and_then(|texts| texts.get(name));
        let names_none = !self.has_known_ids && before == Some(text);
        if names_none || !mentions(text, &self.new_of) {
            return Redirected::Same;
        }
        match TextValue::is_same_text(before, Some(text)) {
            true => self.references.redirect(name, text, &self.known_ids()),
            false => self.references.redirect(name, text, &self.new_of),
        }
    }

    /// The entities that a text of theirs may name, and nobody knows.
    fn unclear_ids(&self) -> BTreeSet<EntityId> {
        let mut unclear = BTreeSet::new();
        for (owner, name, text) in self.texts_of_theirs() {
            if self.redirect(owner, name, text) == Redirected::Unclear {
                let ids = TextValue::whole_numbers(text).map(EntityId::from_bits);
                unclear.extend(ids.filter(|id| self.new_of.contains_key(id)));
            }
        }
        unclear
    }

    fn texts_of_theirs(&self) -> impl Iterator<Item = (Option<EntityId>, &String, &String)> {
        let owners = self.theirs.owners.iter();
        owners.flat_map(|(owner, texts)| texts.iter().map(|(name, text)| (*owner, name, text)))
    }

    /// An entity of theirs that we have already, in everything, is that one and no second.
    fn find_twins(&mut self, ours: &SceneTree) {
        let mut twins = Twins::new(self.base, ours, self.theirs, &self.new_of);
        let mut left: Vec<EntityId> = self.new_of.keys().copied().collect();
        // An entity that names another is the same only after that one was found.
        loop {
            let before = left.len();
            left.retain(|old| {
                let texts = self.theirs.get(Some(*old));
                let texts = texts.map(|texts| self.texts(Some(*old), texts));
                match texts.and_then(|texts| twins.take(&texts)) {
                    Some(twin) => {
                        self.new_of.insert(*old, twin);
                        false
                    }
                    None => true,
                }
            });
            if left.len() == before {
                return;
            }
        }
    }

    fn texts(&self, owner: Option<EntityId>, texts: &ComponentTexts) -> ComponentTexts {
        let texts = texts.iter().map(|(name, text)| {
            let text = match self.redirect(owner, name, text) {
                Redirected::Text(text) => text,
                Redirected::Same | Redirected::Unclear => text.clone(),
            };
            (name.clone(), text)
        });
        texts.collect()
    }

    fn theirs(&self) -> SceneTree {
        let owners = self.theirs.owners.iter();
        let owners =
            owners.map(|(owner, texts)| (renamed(*owner, &self.new_of), self.texts(*owner, texts)));
        SceneTree {
            owners: owners.collect(),
        }
    }

    /// A version with the new ids of entities that were there before.
    fn with_known_ids(&self, tree: &SceneTree) -> SceneTree {
        redirected(tree.clone(), self.references, &self.known_ids())
    }

    /// The texts of theirs that may name an entity that clashes still: they are decided with it.
    fn unclear_texts(&self, clashes: &[Clash]) -> BTreeMap<Option<EntityId>, BTreeSet<String>> {
        let with_clashes = Self {
            new_of: clashes
                .iter()
                .map(|clash| (clash.theirs, EntityId::NONE))
                .collect(),
            ..*self
        };
        let mut unclear: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        for (owner, name, text) in with_clashes.texts_of_theirs() {
            if with_clashes.redirect(owner, name, text) != Redirected::Same {
                let of_owner = unclear.entry(renamed(owner, &self.new_of)).or_default();
                of_owner.insert(name.clone());
            }
        }
        unclear
    }
}

fn renamed(owner: Option<EntityId>, new_of: &NewIds) -> Option<EntityId> {
    owner.map(|id| new_of.get(&id).copied().unwrap_or(id))
}

/// A version with other ids, in what it says too.
pub fn redirected<K: Fn(&str) -> Option<FieldKind>>(
    tree: SceneTree,
    references: &References<K>,
    new_of: &NewIds,
) -> SceneTree {
    if new_of.is_empty() {
        return tree;
    }
    let mut redirected = SceneTree::default();
    for (owner, mut texts) in tree.owners {
        for (name, text) in &mut texts {
            if let Redirected::Text(new) = references.redirect(name, text, new_of) {
                *text = new;
            }
        }
        redirected.owners.insert(renamed(owner, new_of), texts);
    }
    redirected
}

#[cfg(test)]
mod tests {
    use super::super::{Conflict, Merged, Side, merge};
    use super::*;
    use playground_base::FieldDescription;

    const AIM: FieldKind = FieldKind::Struct(&[FieldDescription {
        name: "at",
        former_names: &[],
        doc: "",
        unit: "",
        min: None,
        max: None,
        step: None,
        hidden: false,
        only: None,
        asset: None,
        kind: FieldKind::Entity,
    }]);

    fn scene(entities: &str) -> SceneTree {
        let text = format!("(version: 1, entities: [{entities}])")
            .replace("NAME", "playground-core-ecs::Name")
            .replace("PARENT", "playground-core-ecs::Parent");
        SceneTree::parse(&text, "test").expect("it is a scene")
    }

    fn merged(versions: [&str; 3], decide: impl Fn(&Conflict) -> Option<Side>) -> Merged {
        let [base, ours, theirs] = versions.map(scene);
        let kind_of = |name: &str| (name == "a::Aim").then_some(AIM);
        merge(&base, &ours, &theirs, kind_of, decide)
    }

    /// Slot 5 in its second and third use.
    const LATER: u64 = (1 << 32) + 5;

    #[test]
    fn entities_that_both_sides_added_are_both_in_the_merged_scene() {
        let later = |text: &str| text.replace("LATER", &LATER.to_string());
        for (what, versions, expected) in [
            (
                "one id, and what names it",
                [
                    r#"(id: 1, components: {"a::Aim": (at: 1), "a::Size": 5})"#,
                    r#"(id: 1, components: {"a::Aim": (at: 1), "a::Size": 5}),
                       (id: 5, components: {"NAME": (name: "Lamp")})"#,
                    r#"(id: 1, components: {"a::Aim": (at: 5), "a::Size": 5}),
                       (id: 5, components: {"NAME": (name: "Shark"), "a::Aim": (at: 5)}),
                       (id: 6, components: {"PARENT": (entity: 5)})"#,
                ],
                r#"(id: 1, components: {"a::Aim": (at: 7), "a::Size": 5}),
                   (id: 5, components: {"NAME": (name: "Lamp")}),
                   (id: 6, components: {"PARENT": (entity: 7)}),
                   (id: 7, components: {"NAME": (name: "Shark"), "a::Aim": (at: 7)})"#,
            ),
            (
                "the same entity",
                [
                    "",
                    r#"(id: 5, components: {"a::Size": (x: 1)})"#,
                    r#"(id: 5, components: {"a::Size": ( x : 1.0 )})"#,
                ],
                r#"(id: 5, components: {"a::Size": (x: 1)})"#,
            ),
            (
                "one slot, of which we are at the second use",
                [
                    "(id: 0)",
                    r#"(id: 0), (id: LATER, components: {"a::Size": 1})"#,
                    r#"(id: 0), (id: 5, components: {"a::Size": 2}),
                       (id: 4, components: {"PARENT": (entity: 5)})"#,
                ],
                r#"(id: 0), (id: 4, components: {"PARENT": (entity: 6)}),
                   (id: LATER, components: {"a::Size": 1}), (id: 6, components: {"a::Size": 2})"#,
            ),
            (
                "a slot that we gave to another entity, and they left",
                [
                    r#"(id: 5, components: {"a::Size": 1})"#,
                    r#"(id: LATER, components: {"a::Size": 2})"#,
                    r#"(id: 5, components: {"a::Size": 1})"#,
                ],
                r#"(id: LATER, components: {"a::Size": 2})"#,
            ),
            (
                "what was taken in before, with its child",
                [
                    "",
                    r#"(id: 5, components: {"a::Size": 1}), (id: 6, components: {"a::Size": 2}),
                       (id: 7, components: {"NAME": (name: "Shark"), "PARENT": (entity: 8)}),
                       (id: 8, components: {"NAME": (name: "Reef")})"#,
                    r#"(id: 5, components: {"NAME": (name: "Shark"), "PARENT": (entity: 6)}),
                       (id: 6, components: {"NAME": (name: "Reef")})"#,
                ],
                r#"(id: 5, components: {"a::Size": 1}), (id: 6, components: {"a::Size": 2}),
                   (id: 7, components: {"NAME": (name: "Shark"), "PARENT": (entity: 8)}),
                   (id: 8, components: {"NAME": (name: "Reef")})"#,
            ),
        ] {
            let versions = versions.map(later);
            let merged = merged(versions.each_ref().map(String::as_str), |_| None);
            assert_eq!(merged.conflicts, [], "{what}");
            assert_eq!(merged.scene, scene(&later(expected)), "{what}");
        }
    }

    #[test]
    fn entity_that_was_removed_and_changed_leaves_its_slot_to_the_next_one() {
        let versions = [
            r#"(id: 1), (id: 5, components: {"NAME": (name: "Shark"), "a::Size": 1})"#.to_owned(),
            format!(r#"(id: 1), (id: {LATER}, components: {{"NAME": (name: "Lamp")}})"#),
            r#"(id: 1, components: {"a::Aim": (at: 5)}),
               (id: 5, components: {"NAME": (name: "Shark"), "a::Size": 2})"#
                .to_owned(),
        ];
        let lamp = format!(r#"(id: {LATER}, components: {{"NAME": (name: "Lamp")}})"#);
        for (side, expected) in [
            (
                Side::Ours,
                r#"(id: 1, components: {"a::Aim": (at: 5)}), LAMP"#,
            ),
            (
                Side::Theirs,
                r#"(id: 1, components: {"a::Aim": (at: 6)}), LAMP,
                   (id: 6, components: {"NAME": (name: "Shark"), "a::Size": 2})"#,
            ),
        ] {
            for flipped in [false, true] {
                let [base, ours, theirs] = versions.each_ref().map(String::as_str);
                let (versions, side) = match (flipped, side) {
                    (false, side) => ([base, ours, theirs], side),
                    // Then the entity that is new is theirs, and it gets another slot.
                    (true, Side::Ours) => ([base, theirs, ours], Side::Theirs),
                    (true, Side::Theirs) => ([base, theirs, ours], Side::Ours),
                };
                let undecided = merged(versions, |_| None);
                let paths: Vec<String> = undecided.conflicts.iter().map(Conflict::path).collect();
                assert_eq!(paths, ["Shark"]);
                let decided = merged(versions, |_| Some(side));
                let ids: BTreeSet<u32> = { decided.scene.owners.keys().flatten() }
                    .map(|id| id.index)
                    .collect();
                assert_eq!(ids.len(), decided.scene.owners.len(), "slots are unique");
                if !flipped {
                    assert_eq!(decided.scene, scene(&expected.replace("LAMP", &lamp)));
                }
            }
        }
    }

    #[test]
    fn reference_to_an_entity_that_gets_another_slot_follows_it_in_all_versions() {
        let aim = r#"(id: 1, components: {"a::Aim": (at: 5)})"#;
        let shark = |size: u32| {
            format!(r#"(id: 5, components: {{"NAME": (name: "Shark"), "a::Size": {size}}})"#)
        };
        let lamp = format!(r#"(id: {LATER}, components: {{"NAME": (name: "Lamp")}})"#);
        let base = format!("{aim}, {}", shark(1));
        let ours = format!("{aim}, {lamp}");
        let theirs = format!("{aim}, {}", shark(2));
        let versions = [base.as_str(), &ours, &theirs];
        let of_theirs = merged(versions, |_| Some(Side::Theirs)).scene;
        let expected = format!("{aim}, {lamp}, {}", shark(2)).replace(": 5", ": 6");
        assert_eq!(of_theirs, scene(&expected));
        let of_ours = merged(versions, |_| Some(Side::Ours)).scene;
        assert_eq!(of_ours, scene(&ours));
    }

    #[test]
    fn version_of_theirs_has_the_ids_of_the_merged_scene() {
        let merged = merged(
            [
                "",
                r#"(id: 5, components: {"a::Size": 1})"#,
                r#"(id: 5, components: {"a::Size": 2}), (id: 6, components: {"PARENT": (entity: 5)})"#,
            ],
            |_| None,
        );
        let theirs =
            r#"(id: 7, components: {"a::Size": 2}), (id: 6, components: {"PARENT": (entity: 7)})"#;
        assert_eq!(merged.theirs, Some(scene(theirs)));
    }

    #[test]
    fn entity_that_unknown_text_may_name_is_a_conflict_together_with_the_text() {
        let versions = [
            r#"(id: 1, components: {"b::Gun": (target: 0)})"#,
            r#"(id: 1, components: {"b::Gun": (target: 0)}),
               (id: 5, components: {"NAME": (name: "Lamp")})"#,
            r#"(id: 1, components: {"b::Gun": (target: 5)}),
               (id: 5, components: {"NAME": (name: "Shark")}),
               (id: 6, components: {"b::Gun": (target: 5), "b::Size": 2})"#,
        ];
        let undecided = merged(versions, |_| None);
        let paths: Vec<String> = undecided.conflicts.iter().map(Conflict::path).collect();
        assert_eq!(paths, ["entity 1, Gun", "entity 6, Gun", "Shark"]);
        let ours = versions[1].to_owned() + r#", (id: 6, components: {"b::Size": 2})"#;
        for (side, expected) in [(Side::Ours, ours.as_str()), (Side::Theirs, versions[2])] {
            let decided = merged(versions, |_| Some(side));
            assert_eq!(decided.scene, scene(expected), "{side:?}");
        }
    }
}
