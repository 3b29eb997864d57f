//! The difference to the world at the start of play, as JSON.

use crate::answer::Outcome;
use crate::answer::value_json;
use crate::app::EditorApp;
use playground_base::serde_json::{Value as Json, json};
use playground_core_ecs::{ComponentDifference, DifferenceKind, EntityId, WorldDifference};

/// The maximum number of rows listed for each kind; the count always covers all.
const MAX_ROWS: usize = 100;

impl EditorApp {
    pub(super) fn difference(&self) -> Outcome {
        let found = self.document.engine.difference(MAX_ROWS)?;
        Ok(difference_json(&found))
    }
}

fn difference_json(found: &WorldDifference) -> Json {
    let components = || {
        let entities = found.changed.iter();
        entities.flat_map(|of| of.components.iter().map(move |c| (Some(of.entity), c)))
    };
    let resources = || found.resources.iter().map(|c| (None, c));
    json!({
        "spawned": ids_json(&found.spawned),
        "despawned": ids_json(&found.despawned),
        "changed": {
            "entities": found.changed.len(),
            "components": components().count(),
            "first": components().take(MAX_ROWS).map(component_json).collect::<Json>(),
        },
        "resources": resources().take(MAX_ROWS).map(component_json).collect::<Json>(),
    })
}

fn ids_json(ids: &[EntityId]) -> Json {
    let first = ids.iter().take(MAX_ROWS).map(|id| json!(id.to_bits()));
    json!({"count": ids.len(), "first": first.collect::<Json>()})
}

fn component_json((entity, component): (Option<EntityId>, &ComponentDifference)) -> Json {
    let mut row = json!({
        "component": component.name,
        "kind": match component.kind {
            DifferenceKind::Added => "added",
            DifferenceKind::Removed => "removed",
            DifferenceKind::Changed => "changed",
        },
    });
    let values = [("before", &component.before), ("after", &component.after)];
    for (name, value) in values {
        if let Some(value) = value {
            row[name] = value_json(value);
        }
    }
    if let Some(entity) = entity {
        row["entity"] = json!(entity.to_bits());
    }
    row
}
