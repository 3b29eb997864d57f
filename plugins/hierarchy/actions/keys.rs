//! Keys, while the list has the focus.

use super::{range, select_one, select_world};
use crate::panel::HierarchyPanel;
use crate::tree::Row;
use playground_core_ecs::EntityRef;
use playground_core_ui::{EditorCommand, SelectMode, theme};
use playground_graphics::egui::{Event, InputState, Key, Modifiers, Ui};

/// Turns the keys of this frame into commands. Keys that mean something here are consumed, so that
/// they do not act twice.
pub fn handle_keys(ui: &Ui, state: &mut HierarchyPanel, commands: &mut Vec<EditorCommand>) {
    ui.input_mut(|input| {
        edit_keys(input, state, commands);
        clipboard(input, state, commands);
        move_keys(input, state, commands);
    });
}

fn edit_keys(input: &mut InputState, state: &HierarchyPanel, commands: &mut Vec<EditorCommand>) {
    if state.selected.primary().is_none() {
        return;
    }
    if input.consume_key(Modifiers::NONE, Key::Delete) {
        commands.push(EditorCommand::Despawn(Vec::new()));
    }
    if input.consume_key(Modifiers::COMMAND, Key::D) {
        commands.push(EditorCommand::Duplicate);
    }
}

fn clipboard(input: &mut InputState, state: &HierarchyPanel, commands: &mut Vec<EditorCommand>) {
    let can_copy = state.selected.primary().is_some();
    input.events.retain(|event| match event {
        Event::Copy if can_copy => {
            commands.push(EditorCommand::Copy);
            false
        }
        Event::Cut if can_copy => {
            commands.push(EditorCommand::Cut);
            false
        }
        Event::Paste(text) => {
            commands.push(EditorCommand::Paste(Some(text.clone())));
            false
        }
        _ => true,
    });
}

fn move_keys(
    input: &mut InputState,
    state: &mut HierarchyPanel,
    commands: &mut Vec<EditorCommand>,
) {
    if input.consume_key(Modifiers::COMMAND, Key::A) {
        let all = state.tree.rows.iter().map(|row| EntityRef::Id(row.entity));
        commands.push(EditorCommand::Select(all.collect(), SelectMode::Replace));
    }
    let here = cursor(state);
    if let Some(Cursor::Row(at)) = here
        && let Some(row) = state.tree.rows.get(at).copied()
    {
        sideways(input, state, row, commands);
    }
    let page = (state.scroll.height / theme::ROW_HEIGHT).floor().max(1.0) as isize;
    let end = state.tree.rows.len() as isize;
    let steps = [
        (Key::ArrowUp, -1),
        (Key::ArrowDown, 1),
        (Key::PageUp, -page),
        (Key::PageDown, page),
        (Key::Home, -end),
        (Key::End, end),
    ];
    for (key, step) in steps {
        if input.consume_key(Modifiers::SHIFT, key) {
            go(state, here, step, true, commands);
        } else if input.consume_key(Modifiers::NONE, key) {
            go(state, here, step, false, commands);
        }
    }
}

/// Left closes or goes up to the parent; right opens or goes down to the first child.
fn sideways(
    input: &mut InputState,
    state: &mut HierarchyPanel,
    row: Row,
    commands: &mut Vec<EditorCommand>,
) {
    let entity = row.entity;
    if input.consume_key(Modifiers::NONE, Key::ArrowLeft) {
        if row.is_open && state.filter.is_empty() {
            state.folds.set_open(entity, false)
        } else {
            let parent = state.tree.links.parent(entity.index);
            let is_parent = |row: &&Row| Some(row.entity.index) == parent;
            let parent = state.tree.rows.iter().find(is_parent);
            commands.extend(parent.map(|row| select_one(row.entity)));
        }
    }
    if input.consume_key(Modifiers::NONE, Key::ArrowRight) && row.has_children {
        if row.is_open {
            let at = state.tree.position(entity);
            let child = at.and_then(|at| state.tree.rows.get(at + 1));
            commands.extend(child.map(|row| select_one(row.entity)));
        } else {
            state.folds.set_open(entity, true)
        }
    }
}

/// Where the keys start: at the row of the world, which is the first, or at one of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    World,
    Row(usize),
}

fn cursor(state: &HierarchyPanel) -> Option<Cursor> {
    if state.selected.is_world() {
        return Some(Cursor::World);
    }
    let primary = state.selected.primary();
    let at = primary.and_then(|entity| state.tree.position(entity));
    at.map(Cursor::Row)
}

/// Where a step leads. A range has entities only, so that it ends at the first of them.
fn target(rows: usize, here: Option<Cursor>, step: isize, extends: bool) -> Cursor {
    let last = rows.saturating_sub(1);
    let to = match here {
        Some(Cursor::Row(at)) => at.checked_add_signed(step),
        Some(Cursor::World) => usize::try_from(step - 1).ok(),
        None if step < 0 => Some(last),
        None => Some(0),
    };
    match to {
        Some(at) if rows > 0 => Cursor::Row(at.min(last)),
        None if extends && rows > 0 => Cursor::Row(0),
        _ => Cursor::World,
    }
}

fn go(
    state: &mut HierarchyPanel,
    here: Option<Cursor>,
    step: isize,
    extends: bool,
    commands: &mut Vec<EditorCommand>,
) {
    let to = match target(state.tree.rows.len(), here, step, extends) {
        Cursor::World => return commands.push(select_world()),
        Cursor::Row(at) => at,
    };
    let Some(target) = state.tree.rows.get(to).map(|row| row.entity) else {
        return;
    };
    let anchor = state.anchor.filter(|_| extends);
    match anchor.and_then(|anchor| range(&state.tree.rows, anchor, target)) {
        Some(entities) => {
            let entities = entities.into_iter().map(EntityRef::Id).collect();
            commands.push(EditorCommand::Select(entities, SelectMode::Replace));
        }
        None => {
            state.anchor = Some(target);
            commands.push(select_one(target));
        }
    }
}
