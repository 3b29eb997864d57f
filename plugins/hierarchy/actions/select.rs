//! Clicks on rows.

use crate::tree::Row;
use playground_base::egui::Modifiers;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, SelectMode};

/// What a click on the row of `entity` selects. `anchor` is where a range starts; the result says
/// where the next one will.
pub fn click_command(
    rows: &[Row],
    anchor: Option<EntityId>,
    entity: EntityId,
    modifiers: Modifiers,
) -> (EditorCommand, Option<EntityId>) {
    let range = match modifiers.shift {
        true => anchor.and_then(|anchor| range(rows, anchor, entity)),
        false => None,
    };
    match range {
        Some(range) => {
            let mode = match modifiers.command {
                true => SelectMode::Add,
                false => SelectMode::Replace,
            };
            (select(range, mode), anchor)
        }
        None => {
            let mode = match modifiers.command {
                true => SelectMode::Toggle,
                false => SelectMode::Replace,
            };
            (select(vec![entity], mode), Some(entity))
        }
    }
}

/// Selects one entity and no other.
pub fn select_one(entity: EntityId) -> EditorCommand {
    select(vec![entity], SelectMode::Replace)
}

/// Selects the world, and no entity.
pub fn select_world() -> EditorCommand {
    EditorCommand::Select(vec![EntityRef::World], SelectMode::Replace)
}

/// The entities of the rows from one to another, the other last; `None` when one has no row.
pub fn range(rows: &[Row], from: EntityId, to: EntityId) -> Option<Vec<EntityId>> {
    let at = |entity| rows.iter().position(|row| row.entity == entity);
    let (first, last) = (at(from)?, at(to)?);
    let part = rows.get(first.min(last)..=first.max(last))?;
    let mut entities: Vec<EntityId> = part.iter().map(|row| row.entity).collect();
    if last < first {
        entities.reverse();
    }
    Some(entities)
}

fn select(entities: Vec<EntityId>, mode: SelectMode) -> EditorCommand {
    EditorCommand::Select(entities.into_iter().map(EntityRef::Id).collect(), mode)
}
