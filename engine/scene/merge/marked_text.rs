//! [`marked_text`]: a merged scene as text, with conflict markers where nobody has decided.

use super::clash::Clash;
use super::references::References;
use super::separated::{Separated, redirected};
use super::three_way::{ids_of_gone, merge_separated};
use super::{ComponentTexts, Conflict, SceneTree, Side};
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
    /// Components that may name an entity whose id has another one too: `Turret, Aim`. Without the
    /// modules that declare them nobody knows, so they and the entities are conflicts.
    pub unclear: Vec<String>,
}

/// Merges two versions of a scene that come from `base`, and writes the result as text. No module is
/// asked for the kinds of components.
pub fn marked_text(base: &SceneTree, ours: &SceneTree, theirs: &SceneTree) -> MarkedText {
    let references = References::new(|_: &str| None);
    let separated = Separated::new(base, ours, theirs, &references);
    let undecided = merge_separated(&separated, |_| None);
    let of = |side| {
        let scene = merge_separated(&separated, |_| Some(side)).scene;
        let back = ids_of_gone(&separated.new_of, &scene);
        redirected(scene, &references, &back)
    };
    let (ours, theirs) = (of(Side::Ours), of(Side::Theirs));
    let mut writer = Writer {
        versions: [&ours, &separated.base, &theirs],
        clashes: &separated.clashes,
        text: String::new(),
    };
    writer.scene();
    let is_unclear = |conflict: &&Conflict| {
        let of_owner = separated.unclear.get(&conflict.entity);
        of_owner.is_some_and(|names| names.contains(&conflict.component))
    };
    let unclear = undecided.conflicts.iter().filter(is_unclear);
    MarkedText {
        text: writer.text,
        conflicts: undecided.conflicts.len(),
        unclear: unclear.map(Conflict::path).collect(),
    }
}

/// Writes our version, with a block of markers where theirs differs.
struct Writer<'a> {
    /// Ours, the base, theirs.
    versions: [&'a SceneTree; 3],
    /// Different entities, which are not mixed.
    clashes: &'a [Clash],
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
        let is_one = !self.clashes.iter().any(|clash| clash.has(owner));
        if is_one && ours.get(owner).is_some() && theirs.get(owner).is_some() {
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
    use crate::scene::merge::{Versions, merge};
    use playground_base::{FieldDescription, FieldKind};

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

    #[test]
    fn entities_with_one_id_are_told_apart_at_the_latest_where_modules_are_known() {
        const GUN: FieldKind = FieldKind::Struct(&[FieldDescription {
            name: "target",
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
        let base = scene("", "");
        let ours = scene("", r#"(id: 5, components: {"a::Lamp": 1})"#);
        let child = r#"(id: 6, components: {"playground-core-ecs::Parent": (entity: 5)})"#;
        let shark = r#"(id: 5, components: {"a::Shark": 1})"#;

        let theirs = scene("", &format!("{shark}, {child}"));
        let marked = marked_text(&base, &ours, &theirs);
        assert_eq!((marked.conflicts, marked.unclear.len()), (0, 0));
        let parse = |text: &str| SceneTree::parse(text, "test").expect("it is a scene");
        let both = r#"(id: 5, components: {"a::Lamp": 1}), (id: 7, components: {"a::Shark": 1}),"#;
        let expected = scene(
            "",
            &format!("{both} {}", child.replace("entity: 5", "entity: 7")),
        );
        assert_eq!(parse(&marked.text), expected);

        let gun = r#"(id: 8, components: {"b::Gun": (target: 5), "b::Size": 5})"#;
        let theirs = scene("", &format!("{shark}, {child}, {gun}"));
        let marked = marked_text(&base, &ours, &theirs);
        assert_eq!(
            marked.unclear,
            ["entity 6, Parent", "entity 8, Gun", "entity 8, Size"]
        );
        let versions = Versions::split(&marked.text).expect("it has markers");
        let base = parse(&versions.base.expect("it names the base"));
        let (ours, theirs) = (parse(&versions.ours), parse(&versions.theirs));
        let kind_of = |name: &str| match name {
            "b::Gun" => Some(GUN),
            "b::Size" => Some(FieldKind::F32),
            _ => None,
        };
        let merged = merge(&base, &ours, &theirs, kind_of, |_| None);
        assert_eq!(merged.conflicts, []);
        let both = both.replace("7", "9");
        let child = child.replace("entity: 5", "entity: 9");
        let gun = gun.replace("target: 5", "target: 9");
        assert_eq!(merged.scene, scene("", &format!("{both} {child}, {gun}")));
    }
}
