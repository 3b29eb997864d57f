//! [`Record`]: an entry of the journal.

use crate::history::{Step, StoredHistory};
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::{ComponentId, EntityId};
use playground_engine::scene::merge::SceneTree;
use playground_engine::scene::{SceneError, StoredScene};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The format of the records. Another version cannot be read.
pub const VERSION: u32 = 4;

/// The stable names of components.
pub type ComponentNames = BTreeMap<ComponentId, String>;

/// The first entry of a journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Begin {
    /// [`VERSION`] of the editor that wrote it.
    pub version: u32,
    /// The scene file in the project's folder, which may be moved; `None` for a scene that was never
    /// saved.
    pub scene: Option<PathBuf>,
    /// Hash of the file's text.
    pub text_hash: u64,
    /// The scene in the file, as it was opened or saved last.
    pub base: StoredScene,
    /// Time in seconds since 1970.
    pub unix_s: u64,
}

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum Record {
    /// An edit. One of the same gesture as the last is a part of that.
    Step(Step),
    /// The last step was undone.
    Undo,
    /// The last undone step was done again.
    Redo,
    /// The scene was saved.
    Saved {
        /// The scene file in the project's folder.
        file: PathBuf,
        /// Hash of the file's text.
        text_hash: u64,
    },
    /// What of the scene differs from its file, and its history, in place of all records before: the
    /// journal had become long.
    Keyframe(Box<DocumentKeyframe>),
    /// The stable names of the components that the next keyframe is about: they tell what steps are about
    /// of which no module declares the component any more.
    Names(ComponentNames),
}

/// What of a scene differs from its file, and its history.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct DocumentKeyframe {
    /// The entities that differ, with all that they have, and all resources, as the text of a scene.
    pub scene: String,
    /// The entities that only the file has.
    pub gone: Vec<EntityId>,
    /// Whether resources differ.
    pub has_resources: bool,
    /// The steps of undo and redo.
    pub history: StoredHistory,
}

impl DocumentKeyframe {
    /// The scene, where that of its file is `base`.
    ///
    /// # Errors
    /// When the text is no scene.
    pub fn scene(&self, base: &SceneTree) -> Result<SceneTree, SceneError> {
        let mut changed = SceneTree::parse(&self.scene, "the journal")?;
        let mut scene = base.clone();
        for id in &self.gone {
            scene.owners.remove(&Some(*id));
        }
        let resources = changed.owners.remove(&None);
        if self.has_resources {
            scene.owners.remove(&None);
            scene.owners.extend(resources.map(|texts| (None, texts)));
        }
        scene.owners.append(&mut changed.owners);
        Ok(scene)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> SceneTree {
        SceneTree::parse(&format!("(version: 1, {text})"), "a test").expect("it is a scene")
    }

    #[test]
    fn keyframe_is_the_file_with_what_differs() {
        let base = tree(
            "resources: {\"a::R\": (n: 1)}, entities: [(id: 1, components: {\"a::A\": (x: 1)}), \
             (id: 2, components: {\"a::A\": (x: 2)}), (id: 3, components: {})]",
        );
        let changed = "(version: 1, resources: {\"a::S\": (n: 2)}, \
                       entities: [(id: 2, components: {\"a::B\": (y: 2)}), (id: 9, components: {})])";
        let mut keyframe = DocumentKeyframe {
            scene: changed.to_owned(),
            gone: vec![EntityId::from_bits(3), EntityId::from_bits(7)],
            ..DocumentKeyframe::default()
        };
        let entities = "entities: [(id: 1, components: {\"a::A\": (x: 1)}), \
                        (id: 2, components: {\"a::B\": (y: 2)}), (id: 9, components: {})]";
        let scene = keyframe.scene(&base).expect("it is a scene");
        assert_eq!(
            scene,
            tree(&format!("resources: {{\"a::R\": (n: 1)}}, {entities}"))
        );
        keyframe.has_resources = true;
        let scene = keyframe.scene(&base).expect("it is a scene");
        assert_eq!(
            scene,
            tree(&format!("resources: {{\"a::S\": (n: 2)}}, {entities}"))
        );
        // All of them have their defaults.
        keyframe.scene = "(version: 1, entities: [])".to_owned();
        let scene = keyframe.scene(&base).expect("it is a scene");
        assert_eq!(scene.get(None), None);
        keyframe.scene = "(version: 1".to_owned();
        assert!(keyframe.scene(&base).is_err());
    }
}
