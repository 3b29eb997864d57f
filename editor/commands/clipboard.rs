//! Entities as text: copy and paste. The text is a scene, read by the same parser as files. Its first
//! line names the scene that it is from: numbers of entities mean something in that scene only.

use crate::answer::{CommandError, Outcome, ids_json};
use crate::app::{EditorApp, FrontTask};
use playground_base::MixSet;
use playground_base::serde_json::json;
use playground_core_ecs::{EntityId, OutsideReference};
use playground_engine::EngineError;
use playground_engine::scene::{self, SceneError};

/// Begins the line that names the scene of a copied text.
const FROM: &str = "// copied from ";

/// The longest text that can be pasted.
const LIMIT_BYTES: usize = 1 << 20;

impl EditorApp {
    pub(super) fn copy(&mut self) -> Outcome {
        let ids = self.entities_or_selected(&[])?;
        let all = self.with_descendants(&ids)?;
        let engine = &self.document.engine;
        let text = scene::describe_entities(engine.world(), &all, engine.unread());
        let text = format!("{FROM}{}\n{text}", self.document.scene_id());
        self.front.push(FrontTask::FillClipboard(text.clone()));
        Ok(json!({"copied": all.len(), "text": text}))
    }

    pub(super) fn cut(&mut self) -> Outcome {
        let copied = self.copy()?;
        self.despawn(&[])?;
        Ok(copied)
    }

    pub(super) fn paste(&mut self, text: &str) -> Outcome {
        if text.len() > LIMIT_BYTES {
            let kib = text.len() >> 10;
            return Err(CommandError::TooMuchText { kib });
        }
        let parsed = scene::parse(self.document.engine.world(), text, "pasted text");
        // Any text may be in the clipboard: where it is wrong matters only in a scene.
        let is_scene = text.trim_start().starts_with(['(', '/']);
        let parsed = parsed.map_err(|error| match error {
            SceneError::Syntax { .. } if !is_scene => CommandError::NoEntitiesInText,
            error => EngineError::from(error).into(),
        })?;
        let roots = parsed.spawns.iter().filter_map(|spawn| spawn.id);
        let roots: MixSet<EntityId> = roots.collect();
        let title = match roots.len() {
            1 => "Paste an Entity".to_owned(),
            many => format!("Paste {many} Entities"),
        };
        let copies = self.spawn_copies(
            &title,
            (parsed.spawns, parsed.unread),
            roots,
            self.outside_of(text),
        )?;
        Ok(ids_json(&copies))
    }

    /// A parent that was not copied stays the parent, unless the text is from another scene.
    fn outside_of(&self, text: &str) -> OutsideReference {
        let first = text.lines().next().and_then(|line| line.strip_prefix(FROM));
        if first.is_some_and(|scene| scene.trim() == self.document.scene_id()) {
            OutsideReference::Keep
        } else {
            OutsideReference::Clear
        }
    }
}
