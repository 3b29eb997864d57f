//! [`marked_text`]: a merged scene as text, with conflict markers where nobody has decided.

use super::{ComponentTexts, SceneTree, Side, merge};
use crate::scene::file::VERSION;
use playground_core_ecs::EntityId;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A merged scene as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedText {
    /// The text, with the markers of version control around each component in conflict.
    pub text: String,
    /// The number of conflicts.
    pub conflicts: usize,
}

/// Merges two versions of a scene that come from `base`, and writes the result as text.
pub fn marked_text(base: &SceneTree, ours: &SceneTree, theirs: &SceneTree) -> MarkedText {
    let undecided = merge(base, ours, theirs, |_| None);
    let of = |side| merge(base, ours, theirs, |_| Some(side)).scene;
    let (ours, theirs) = (of(Side::Ours), of(Side::Theirs));
    let mut writer = Writer {
        versions: [&ours, base, &theirs],
        text: String::new(),
    };
    writer.scene();
    MarkedText {
        text: writer.text,
        conflicts: undecided.conflicts.len(),
    }
}

/// Writes our version, with a block of markers where theirs differs.
struct Writer<'a> {
    /// Ours, the base, theirs.
    versions: [&'a SceneTree; 3],
    text: String,
}

const MARKERS: [&str; 3] = ["<<<<<<< ours", "||||||| base", "======="];
const END: &str = ">>>>>>> theirs";

impl Writer<'_> {
    fn scene(&mut self) {
        let _never_fails = write!(self.text, "(\n    version: {VERSION},\n");
        let [ours, _, theirs] = self.versions;
        let has_resources = |tree: &SceneTree| tree.get(None).is_some_and(|of| !of.is_empty());
        if has_resources(ours) || has_resources(theirs) {
            self.text.push_str("    resources: {\n");
            self.components(None, "        ");
            self.text.push_str("    },\n");
        }
        self.text.push_str("    entities: [\n");
        let ids: BTreeSet<EntityId> = [ours, theirs]
            .into_iter()
            .flat_map(|tree| tree.owners.keys().filter_map(|owner| *owner))
            .collect();
        for id in ids {
            self.entity(id);
        }
        self.text.push_str("    ],\n)\n");
    }

    fn entity(&mut self, id: EntityId) {
        let owner = Some(id);
        let [ours, _, theirs] = self.versions;
        if ours.get(owner).is_some() && theirs.get(owner).is_some() {
            let _never_fails = writeln!(self.text, "        (id: {}, components: {{", id.to_bits());
            self.components(owner, "            ");
            self.text.push_str("        }),\n");
            return;
        }
        let versions = self.versions.map(|tree| {
            let components = tree.get(owner);
            components.map(|components| entity_text(id, components))
        });
        self.block(&versions.map(Option::unwrap_or_default));
    }

    fn components(&mut self, owner: Option<EntityId>, indent: &str) {
        let none = ComponentTexts::new();
        let versions = self.versions.map(|tree| tree.get(owner).unwrap_or(&none));
        let [ours, _, theirs] = versions;
        let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
        for name in names {
            let line = |texts: &ComponentTexts| {
                let text = texts.get(name);
                text.map_or(String::new(), |text| {
                    format!("{indent}\"{name}\": {text},\n")
                })
            };
            if ours.get(name) == theirs.get(name) {
                self.text.push_str(&line(ours));
            } else {
                self.block(&versions.map(line));
            }
        }
    }

    fn block(&mut self, versions: &[String; 3]) {
        for (marker, version) in MARKERS.iter().zip(versions) {
            let _never_fails = write!(self.text, "{marker}\n{version}");
        }
        let _never_fails = writeln!(self.text, "{END}");
    }
}

fn entity_text(id: EntityId, components: &ComponentTexts) -> String {
    let mut text = format!("        (id: {}, components: {{\n", id.to_bits());
    for (name, value) in components {
        let _never_fails = writeln!(text, "            \"{name}\": {value},");
    }
    text.push_str("        }),\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::merge::Versions;

    fn scene(components: &str, others: &str) -> SceneTree {
        let text =
            format!("(version: 1, entities: [(id: 1, components: {{{components}}}),{others}])");
        SceneTree::parse(&text, "test").expect("it is a scene")
    }

    #[test]
    fn versions_between_the_markers_are_the_merged_ones() {
        let base = scene(r#""a::A": (x: 1, y: 2), "a::B": 1"#, "(id: 2)");
        let ours = scene(r#""a::A": (x: 5, y: 2), "a::B": 7"#, "(id: 2)");
        let theirs = scene(r#""a::A": (x: 6, y: 3), "a::B": 1"#, r#"(id: 3)"#);
        let marked = marked_text(&base, &ours, &theirs);
        assert_eq!(marked.conflicts, 1);
        let versions = Versions::split(&marked.text).expect("it has markers");
        let parse = |text: &str| SceneTree::parse(text, "test").expect("it is a scene");
        let others = "(id: 3)";
        assert_eq!(
            parse(&versions.ours),
            scene(r#""a::A": (x: 5, y: 3), "a::B": 7"#, others)
        );
        assert_eq!(
            parse(&versions.theirs),
            scene(r#""a::A": (x: 6, y: 3), "a::B": 7"#, others)
        );
        let old = versions.base.expect("it names the base");
        let a = parse(&old).owners[&Some(EntityId::from_bits(1))]["a::A"].clone();
        assert_eq!(a, "(x: 1, y: 2)");
        let merged = marked_text(&base, &ours, &base);
        assert_eq!((merged.conflicts, parse(&merged.text)), (0, ours));
    }
}
