//! [`SceneTree`]: a scene as text, by owner and component.

use crate::scene::file::VERSION;
use crate::scene::{NamedTexts, SceneError, SceneFile, TextValue, parse_file};
use playground_base::ron::value::RawValue;
use playground_core_ecs::EntityId;
use std::collections::BTreeMap;

/// Components by name, each as text.
pub type ComponentTexts = BTreeMap<String, String>;

/// A scene as text, by owner and component. `None` is the world, whose components are the resources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SceneTree {
    /// The owners with their components.
    pub owners: BTreeMap<Option<EntityId>, ComponentTexts>,
}

impl SceneTree {
    /// Splits the text of a scene; `origin` names it in errors.
    pub fn parse(text: &str, origin: &str) -> Result<Self, SceneError> {
        parse_file(text, origin).map(|file| Self::of(&file))
    }

    fn of(file: &SceneFile) -> Self {
        let mut owners = BTreeMap::new();
        let resources: ComponentTexts = texts_of(&file.resources);
        if !resources.is_empty() {
            owners.insert(None, resources);
        }
        for entity in &file.entities {
            let id = Some(EntityId::from_bits(entity.id));
            owners.insert(id, texts_of(&entity.components));
        }
        Self { owners }
    }

    /// The components of an owner; `None` when the scene lacks the entity.
    pub fn get(&self, owner: Option<EntityId>) -> Option<&ComponentTexts> {
        self.owners.get(&owner)
    }

    /// What two versions have in common: the entities that are in both, with the components that are
    /// the same. It stands for the version that both come from where nobody knows that one.
    pub fn in_common(&self, other: &Self) -> Self {
        let owners = self.owners.iter().filter_map(|(owner, texts)| {
            let others = other.get(*owner)?;
            let is_same = |(name, text): &(&String, &String)| {
                TextValue::is_same_text(Some(text), others.get(*name))
            };
            let texts = texts.iter().filter(is_same);
            let texts = texts.map(|(name, text)| (name.clone(), text.clone()));
            Some((*owner, texts.collect()))
        });
        Self {
            owners: owners.collect(),
        }
    }

    /// The name of an entity.
    pub fn name_of(&self, owner: Option<EntityId>) -> Option<String> {
        let text = self.get(owner)?.get("playground-core-ecs::Name")?;
        let start = text.find('"')? + 1;
        let end = text.rfind('"')?;
        text.get(start..end).map(str::to_owned)
    }
}

fn texts_of(components: &NamedTexts) -> ComponentTexts {
    let trimmed = |text: &RawValue| text.get_ron().trim().to_owned();
    let components = components.iter();
    components
        .map(|(name, text)| (name.clone(), trimmed(text)))
        .collect()
}

impl std::fmt::Display for SceneTree {
    /// The text of the scene, as the editor saves it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "(\n    version: {VERSION},")?;
        if let Some(resources) = self.get(None).filter(|resources| !resources.is_empty()) {
            f.write_str("    resources: {\n")?;
            for (name, text) in resources {
                writeln!(f, "        \"{name}\": {text},")?;
            }
            f.write_str("    },\n")?;
        }
        f.write_str("    entities: [\n")?;
        for (owner, components) in &self.owners {
            let Some(id) = owner else { continue };
            writeln!(f, "        (id: {}, components: {{", id.to_bits())?;
            for (name, text) in components {
                writeln!(f, "            \"{name}\": {text},")?;
            }
            f.write_str("        }),\n")?;
        }
        f.write_str("    ],\n)\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_twice_is_refused_with_its_entity() {
        for (content, words) in [
            (
                r#"entities: [(id: 7, components: {"a::A": 1}), (id: 8), (id: 7)]"#,
                &["scene.ron", "entity 7"][..],
            ),
            (
                r#"entities: [(id: 7, components: {"a::A": 1, "a::B": 2, "a::A": 3})]"#,
                &["scene.ron", "entity 7", "a::A"],
            ),
            (
                r#"resources: {"a::R": 1, "a::R": 1}"#,
                &["scene.ron", "the World", "a::R"],
            ),
        ] {
            let text = format!("(version: 1, {content})");
            let error = SceneTree::parse(&text, "scene.ron").map_err(|error| error.to_string());
            let error = error.expect_err(content);
            let names_all = words.iter().all(|word| error.contains(word));
            assert!(names_all && error.contains("twice"), "{error}");
        }
        let text = r#"(version: 1, entities: [(id: 7, components: {"a::A": 1}), (id: 8)])"#;
        let tree = SceneTree::parse(text, "scene.ron").expect("nothing comes twice");
        assert_eq!(tree.owners.len(), 2);
    }
}
