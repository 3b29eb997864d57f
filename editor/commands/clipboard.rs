//! Entities as text: copy and paste. The text is a scene, read by the same parser as files.

use crate::answer::{CommandError, Outcome, ids_json};
use crate::app::{EditorApp, FrontTask};
use crate::history::EntityRow;
use playground_base::serde_json::json;
use playground_core_ecs::{EntityId, RowSource};
use playground_engine::EngineError;
use playground_engine::scene::{self, SceneError, UnknownComponents};

/// The longest text that can be pasted.
const LIMIT_BYTES: usize = 1 << 20;

impl EditorApp {
    pub(super) fn copy(&mut self) -> Outcome {
        let ids = self.entities_or_selected(&[])?;
        let rows = self.rows_with_descendants(&ids)?;
        let all: Vec<EntityId> = rows.iter().map(|(id, _)| *id).collect();
        let unknown = self
            .document
            .engine
            .open_project()
            .map(|open| open.unknown_components.clone());
        let unknown: UnknownComponents = unknown.unwrap_or_default();
        let text = scene::describe_entities(self.document.engine.world(), &all, &unknown);
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
        let is_scene = text.trim_start().starts_with('(');
        let parsed = parsed.map_err(|error| match error {
            SceneError::Syntax { .. } if !is_scene => CommandError::NoEntitiesInText,
            error => EngineError::from(error).into(),
        })?;
        let mut rows: Vec<EntityRow> = Vec::new();
        for spawn in parsed.spawns {
            let values = spawn
                .components
                .into_iter()
                .filter_map(|(id, source)| match source {
                    RowSource::Value(value) => Some((id, value)),
                    RowSource::Default | RowSource::Staged(_) => None,
                });
            rows.push((spawn.id.unwrap_or_default(), values.collect()));
        }
        let roots: Vec<EntityId> = rows.iter().map(|(id, _)| *id).collect();
        let copies = self.spawn_copies("Paste", &rows, &roots)?;
        self.add_unknown_components(parsed.unknown_components, &copies);
        Ok(ids_json(&copies))
    }
}
