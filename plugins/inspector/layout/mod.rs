//! Rows of labels and values: all values of the panel are left-aligned.

mod label;

use crate::field::{Editing, Field, title_of};
use label::label_ui;
pub use label::paint_label;
use playground_base::FieldDescription;
use playground_core_ui::{paint_fold, theme};
use playground_graphics::egui::{
    Align, Id, Layout, Rect, Role, Sense, TextStyle, TextWrapMode, Ui, UiBuilder, WidgetInfo,
    WidgetText, pos2, vec2,
};

/// The height of the boxes of values, in points. A row has the same, so that no layout moves a box.
pub const FIELD_HEIGHT: f32 = theme::ROW_HEIGHT;
/// The space between rows, in points.
pub const ROW_GAP: f32 = 4.0;
/// The least and the greatest share of the width that labels take.
const LABEL_SHARES: (f32, f32) = (0.3, 0.48);
/// The indent of the fields of a struct or component, in points.
const INDENT: f32 = 12.0;
/// The space between a label and its value, in points.
const LABEL_GAP: f32 = 8.0;
/// The least width of a label, in points.
const MIN_LABEL: f32 = 36.0;
/// The least width of a value, in points.
const MIN_VALUE: f32 = 70.0;

/// The left edge of values: right of the longest label, if there is room for it.
pub fn values_x<'f>(ui: &Ui, fields: impl Iterator<Item = &'f FieldDescription>) -> f32 {
    let fields = fields.filter(|field| !field.hidden);
    let width = |field: &FieldDescription| {
        let label = WidgetText::from(title_of(field.name, field.unit));
        let galley = label.into_galley(
            ui,
            Some(TextWrapMode::Extend),
            f32::INFINITY,
            TextStyle::Body,
        );
        galley.size().x
    };
    let longest = fields.map(width).fold(0.0, f32::max) + INDENT + LABEL_GAP;
    let (least, greatest) = LABEL_SHARES;
    let all = ui.available_width();
    ui.min_rect().left() + longest.clamp(all * least, all * greatest)
}

/// A row of a field: its label, and the widgets of `edit` beside it. Widgets without an accessible
/// name get the label's.
pub fn row_ui(
    ui: &mut Ui,
    field: &Field<'_>,
    editing: &mut Editing<'_>,
    edit: impl FnOnce(&mut Ui, &Field<'_>, &mut Editing<'_>),
) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), FIELD_HEIGHT));
    let (left, right) = split(rect, editing.values_x);
    let label = label_ui(ui, left, field, editing);
    let id = Id::unique((&field.path, "values"));
    let mut values = values_ui(ui, id, right);
    if field.is_read_only {
        values.disable();
    }
    values.label_inputs_by(label.id, |ui| edit(ui, field, editing));
}

/// A row without a field: a label, and the widgets of `edit` beside it. The name tells it from other
/// rows with this label.
pub fn plain_row_ui(
    ui: &mut Ui,
    (name, label): (&str, &str),
    values_x: f32,
    edit: impl FnOnce(&mut Ui),
) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), FIELD_HEIGHT));
    let (left, right) = split(rect, values_x);
    let response = ui.interact(left, Id::unique((name, "label")), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
    label::paint_label(ui, left, label, theme::TEXT_WEAK);
    let id = Id::unique((name, "values"));
    values_ui(ui, id, right).name_inputs(label, edit);
}

/// The area of a row's values. All widgets in it are as high as the row, which keeps their edges on
/// one line, and their ids do not move when rows before it come and go.
fn values_ui(ui: &mut Ui, id: Id, area: Rect) -> Ui {
    let builder = UiBuilder::new()
        .scope_id(id)
        .max_rect(area)
        .layout(Layout::left_to_right(Align::Center));
    let mut values = ui.new_child(builder);
    let spacing = values.spacing_mut();
    spacing.interact_size.y = FIELD_HEIGHT;
    spacing.button_padding.y = 1.0;
    values
}

/// A row that folds the rows below it; returns whether they are shown.
pub fn fold_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) -> bool {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), FIELD_HEIGHT));
    let id = Id::unique((&field.path, "fold"));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &field.label));
    let was_open = !editing.closed.contains(&field.path);
    let is_open = was_open != response.clicked();
    if is_open {
        editing.closed.remove(&field.path)
    } else {
        editing.closed.insert(field.path.clone())
    };
    let color = if response.hovered() {
        theme::TEXT_STRONG
    } else {
        theme::TEXT_WEAK
    };
    let mark = Rect::from_min_size(rect.min, vec2(14.0, rect.height()));
    paint_fold(ui, mark, is_open, color);
    let text = Rect::from_min_max(pos2(mark.right() + 2.0, rect.top()), rect.max);
    label::paint_label(ui, text, &field.label, theme::TEXT);
    is_open
}

/// Draws with an indent.
pub fn indented(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let mut area = ui.available_rect_before_wrap();
    area.min.x += INDENT;
    ui.scope_builder(UiBuilder::new().max_rect(area), add);
}

/// Splits a row into the areas of its label and its value.
fn split(row: Rect, values_x: f32) -> (Rect, Rect) {
    let max_x = (row.right() - MIN_VALUE).max(row.left());
    let value_x = values_x.max(row.left() + MIN_LABEL).min(max_x);
    let left = Rect::from_min_max(row.min, pos2(value_x - LABEL_GAP, row.bottom()));
    let right = Rect::from_min_max(pos2(value_x, row.top()), row.max);
    (left, right)
}
