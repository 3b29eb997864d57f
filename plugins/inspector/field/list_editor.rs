//! Editor of lists: add, remove, reorder.

use super::{Editing, Field, default_value, field::inner, field_ui, number::MIXED};
use crate::layout;
use playground_base::{FieldKind, Value};
use playground_core_ui::{icon, theme};
use playground_graphics::egui::{Align, Button, Id, Layout, RichText, Ui, UiBuilder, vec2};

/// The width of the buttons behind an element, in points.
const BUTTONS: f32 = 60.0;

/// The effect of a button behind an element, with the index of the element.
#[derive(Clone, Copy)]
enum Change {
    Up(usize),
    Down(usize),
    Remove(usize),
}

/// Edits a list: its length in one row, its elements below.
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
        for index in 0..count {
            if let Some(element) = field.element(index, *kind) {
                change = element_ui(ui, &element, (index, count), editing).or(change);
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
        Change::Up(index) if index > 0 && index < items.len() => items.swap(index, index - 1),
        Change::Down(index) if index + 1 < items.len() => items.swap(index, index + 1),
        Change::Remove(index) if index < items.len() => {
            items.remove(index);
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
        if add.clicked()
            && let Some(items) = items
        {
            let mut items = items.to_vec();
            let new = items.last().cloned();
            items.push(new.unwrap_or_else(|| default_value(*kind)));
            editing.set(add.id, field, Value::List(items));
        }
    });
}

/// An element with its buttons; `index` of `count`.
fn element_ui(
    ui: &mut Ui,
    element: &Field<'_>,
    (index, count): (usize, usize),
    editing: &mut Editing<'_>,
) -> Option<Change> {
    if element.is_read_only {
        field_ui(ui, element, editing);
        return None;
    }
    let area = ui.available_rect_before_wrap();
    let mut field = area;
    field.max.x -= BUTTONS;
    ui.scope_builder(UiBuilder::new().max_rect(field), |ui| {
        field_ui(ui, element, editing)
    });
    let mut buttons = area;
    buttons.min.x = field.max.x;
    buttons.max.y = area.min.y + theme::ROW_HEIGHT;
    let layout = Layout::right_to_left(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(buttons).layout(layout));
    buttons_ui(&mut ui, index, count)
}

fn buttons_ui(ui: &mut Ui, index: usize, count: usize) -> Option<Change> {
    ui.spacing_mut().item_spacing.x = 0.0;
    ui.spacing_mut().button_padding = vec2(2.0, 0.0);
    let is_last = index + 1 >= count;
    let buttons = [
        (
            icon::ICON_CLOSE,
            "Remove element",
            true,
            Change::Remove(index),
        ),
        (
            icon::ICON_ARROW_DOWNWARD,
            "Move down",
            !is_last,
            Change::Down(index),
        ),
        (
            icon::ICON_ARROW_UPWARD,
            "Move up",
            index > 0,
            Change::Up(index),
        ),
    ];
    let mut clicked = None;
    for (icon, name, is_enabled, change) in buttons {
        let text = RichText::new(icon.codepoint).color(theme::TEXT_WEAK);
        let button = Button::new(text).frame_when_inactive(false);
        let button = ui.add_enabled(is_enabled, button).on_hover_text(name);
        if button.accessible_name(format!("{name} {index}")).clicked() {
            clicked = Some(change);
        }
    }
    clicked
}

fn items_of(value: &Value) -> Option<&[Value]> {
    match inner(value) {
        Value::List(items) => Some(items),
        _ => None,
    }
}

/// The length, if all lists have the same.
fn common_count(field: &Field<'_>) -> Option<usize> {
    let count = |value: &&Value| items_of(value).map(<[Value]>::len);
    let first = field.values.first().and_then(count)?;
    let is_common = field.values.iter().all(|value| count(value) == Some(first));
    is_common.then_some(first)
}
