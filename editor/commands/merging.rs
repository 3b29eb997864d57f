//! Merges a scene into the open one.

use crate::answer::Outcome;
use crate::app::EditorApp;
use crate::history::value_of;
use playground_base::serde_json::json;
use playground_base::{ComponentId, Named, stable_id};
use playground_core_ecs::{EntityId, OutsideReference, Owner, Parent};
use playground_core_ui::Selection;
use std::path::Path;

impl EditorApp {
    /// Adds the entities of a scene file, as one step of undo, and selects those at its root. Its
    /// resources stay out: the open scene has its own.
    pub(super) fn merge_scene(&mut self, file: &Path) -> Outcome {
        let parsed = self.document.engine.read_scene(file);
        let parsed = parsed.map_err(|error| self.refuse(error, "scene"))?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let (spawns, unread) = (parsed.spawns, parsed.unread);
        let merged = self.edit(format!("Merge {name}"), 0, |edit| {
            edit.merge(spawns, &unread, OutsideReference::Clear)
        })?;
        self.document.problems.clear();
        let roots = self.roots_of(&merged);
        self.mirror.state.selection = Selection::Entities(roots.clone());
        Ok(json!({
            "entities": merged.len(),
            "roots": roots.iter().map(|id| id.to_bits()).collect::<Vec<_>>(),
            "resources_left_out": parsed.resources.len(),
        }))
    }

    /// The merged entities that have no parent.
    fn roots_of(&self, merged: &[(EntityId, EntityId)]) -> Vec<EntityId> {
        let parent = ComponentId(stable_id(Parent::NAME));
        let world = self.document.engine.world();
        let is_root =
            |id: &EntityId| !matches!(value_of(world, Owner::Entity(*id), parent), Ok(Some(_)));
        merged.iter().map(|(_, id)| *id).filter(is_root).collect()
    }
}
