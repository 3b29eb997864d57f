//! Editor of tuples and arrays.

use super::number::Number;
use super::number_field::number_ui;
use super::{Editing, Field, field_ui};
use crate::layout;
use playground_base::{FieldKind, Value};
use playground_core_ui::theme;
use playground_graphics::egui::{Align, Id, Layout, Ui, vec2};

/// Edits a tuple or an array. Numbers are shown in rows of four; sixteen of them are a matrix, which
/// is stored by columns.
pub fn tuple_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Tuple(kinds) = field.kind else {
        return;
    };
    if kinds.is_empty() || !layout::fold_ui(ui, field, editing) {
        return;
    }
    layout::indented(ui, |ui| {
        if kinds.len() > 2 && kinds.iter().all(|kind| *kind == FieldKind::F32) {
            return grid_ui(ui, field, kinds.len(), editing);
        }
        for (index, kind) in kinds.iter().enumerate() {
            if let Some(child) = field.element(index, *kind) {
                field_ui(ui, &child, editing);
            }
        }
    });
}

fn grid_ui(ui: &mut Ui, field: &Field<'_>, count: usize, editing: &mut Editing<'_>) {
    let columns = 4.min(count);
    for row in 0..count.div_ceil(columns) {
        let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let gaps = 4.0 * (columns - 1) as f32;
            let width = (size.x - gaps) / columns as f32;
            for column in 0..columns {
                let index = match count {
                    16 => column * 4 + row,
                    _ => row * columns + column,
                };
                cell_ui(ui, field, index, width, editing);
            }
        });
    }
}

fn cell_ui(ui: &mut Ui, field: &Field<'_>, index: usize, width: f32, editing: &mut Editing<'_>) {
    let Some(cell) = field.element(index, FieldKind::F32) else {
        return;
    };
    let number = Number {
        value: cell.primary().and_then(Value::as_f64).unwrap_or_default(),
        is_mixed: cell.common().is_none(),
        is_whole: false,
        largest: f64::from(f32::MAX),
        attributes: cell.attributes,
    };
    let id = Id::unique((&cell.path, "number"));
    let cell_ui = |ui: &mut Ui| number_ui(ui, id, number, width, editing);
    let (response, entered) = ui.add_enabled_ui(!field.is_read_only, cell_ui).inner;
    response.accessible_name(format!("{} {index}", field.label));
    if let Some(value) = entered {
        editing.set(id, &cell, Value::F32(value as f32));
    }
}
