//! Clicks on rows.

use crate::tree::Row;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, SelectMode};
use playground_graphics::egui::Modifiers;

/// The selection after a click on the row of `entity`. `anchor` is where a range starts; the result
/// is where the next one will.
pub fn click_command(
    rows: &[Row],
    anchor: Option<EntityId>,
    entity: EntityId,
    modifiers: Modifiers,
) -> (EditorCommand, Option<EntityId>) {
    let range = if modifiers.shift {
        anchor.and_then(|anchor| range(rows, anchor, entity))
    } else {
        None
    };
    match range {
        Some(range) => {
            let mode = if modifiers.command {
                SelectMode::Add
            } else {
                SelectMode::Replace
            };
            (select(range, mode), anchor)
        }
        None => {
            let mode = if modifiers.command {
                SelectMode::Toggle
            } else {
                SelectMode::Replace
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
