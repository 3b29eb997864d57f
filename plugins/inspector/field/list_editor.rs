//! Editor of lists: add, remove, reorder.

use super::{Editing, Field, default_value, field::inner, field_ui, number::MIXED};
use crate::layout;
use playground_base::egui::{Align, Button, Id, Layout, RichText, Ui, UiBuilder, vec2};
use playground_base::{FieldKind, Value};
use playground_core_ui::{icon, theme};

/// Width of the buttons behind an element, in points.
const BUTTONS: f32 = 60.0;

/// What a button behind an element does.
#[derive(Clone, Copy)]
enum Change {
    Up(usize),
    Down(usize),
    Remove(usize),
}

/// Edits a list: how long it is in one row, its elements below.
pub fn list_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::List(kind) = field.kind else {
        return;
    };
    layout::row_ui(ui, field, editing, count_ui);
    let Some(count) = common_count(field) else {
        return;
    };
    let mut change = None;
    layout::indented(ui, |ui| {
        for at in 0..count {
            if let Some(element) = field.element(at, *kind) {
                change = element_ui(ui, &element, at, count, editing).or(change);
            }
        }
    });
    let items = field.primary().and_then(items_of);
    if let (Some(change), Some(items)) = (change, items) {
        let id = Id::unique((&field.path, "list"));
        editing.set(id, field, Value::List(changed(items.to_vec(), change)));
    }
}

fn changed(mut items: Vec<Value>, change: Change) -> Vec<Value> {
    match change {
        Change::Up(at) if at > 0 && at < items.len() => items.swap(at, at - 1),
        Change::Down(at) if at + 1 < items.len() => items.swap(at, at + 1),
        Change::Remove(at) if at < items.len() => {
            items.remove(at);
        }
        Change::Up(_) | Change::Down(_) | Change::Remove(_) => {}
    }
    items
}

fn count_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::List(kind) = field.kind else {
        return;
    };
    let text = match common_count(field) {
        Some(1) => "1 element".to_owned(),
        Some(count) => format!("{count} elements"),
        None => MIXED.to_owned(),
    };
    ui.label(RichText::new(text).color(theme::TEXT_WEAK));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let add = ui.add(Button::new(icon::ICON_ADD.codepoint).frame_when_inactive(false));
        let add = add
            .on_hover_text("Add an element")
            .accessible_name("Add an element");
        let items = field.primary().and_then(items_of);
        if let (true, Some(items)) = (add.clicked(), items) {
            let mut items = items.to_vec();
            items.push(
                items
                    .last()
                    .cloned()
                    .unwrap_or_else(|| default_value(*kind)),
            );
            editing.set(add.id, field, Value::List(items));
        }
    });
}

fn element_ui(
    ui: &mut Ui,
    element: &Field<'_>,
    at: usize,
    count: usize,
    editing: &mut Editing<'_>,
) -> Option<Change> {
    if element.is_read_only {
        field_ui(ui, element, editing);
        return None;
    }
    let area = ui.available_rect_before_wrap();
    let mut room = area;
    room.max.x -= BUTTONS;
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        field_ui(ui, element, editing)
    });
    let mut buttons = area;
    buttons.min.x = room.max.x;
    buttons.max.y = area.min.y + theme::ROW_HEIGHT;
    let layout = Layout::right_to_left(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(buttons).layout(layout));
    ui.spacing_mut().item_spacing.x = 0.0;
    ui.spacing_mut().button_padding = vec2(2.0, 0.0);
    let mut pressed = |icon: &str, name: &str, is_enabled: bool| {
        let text = RichText::new(icon).color(theme::TEXT_WEAK);
        let button = Button::new(text).frame_when_inactive(false);
        let button = ui.add_enabled(is_enabled, button).on_hover_text(name);
        button.accessible_name(format!("{name} {at}")).clicked()
    };
    let remove = pressed(icon::ICON_CLOSE.codepoint, "Remove element", true);
    let down = pressed(
        icon::ICON_ARROW_DOWNWARD.codepoint,
        "Move down",
        at + 1 < count,
    );
    let up = pressed(icon::ICON_ARROW_UPWARD.codepoint, "Move up", at > 0);
    match (remove, down, up) {
        (true, ..) => Some(Change::Remove(at)),
        (_, true, _) => Some(Change::Down(at)),
        (.., true) => Some(Change::Up(at)),
        _ => None,
    }
}

fn items_of(value: &Value) -> Option<&[Value]> {
    match inner(value) {
        Value::List(items) => Some(items),
        _ => None,
    }
}

fn common_count(field: &Field<'_>) -> Option<usize> {
    let count = |value: &&Value| items_of(value).map(<[Value]>::len);
    let first = field.values.first().and_then(count)?;
    let is_common = field.values.iter().all(|value| count(value) == Some(first));
    is_common.then_some(first)
}
