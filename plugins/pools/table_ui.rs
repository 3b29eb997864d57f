//! The tables of pools.

use crate::field::{COLUMNS, Field};
use crate::snapshot::{ComponentRow, ModelRow, Snapshot};
use playground_core_ui::words::{count, size};
use playground_core_ui::{
    EditorCommand, SortOrder, Table, Words, filter_field, number_cell, share_bar, source_button,
    text_cell, theme,
};
use playground_graphics::egui::{Label, RichText, Ui};
use playground_graphics::egui_extras::TableRow;
use std::path::Path;

/// The totals, and the filter.
pub fn summary_ui(ui: &mut Ui, snapshot: &Snapshot, filter: &mut String) {
    let (rows, bytes, _) = snapshot.totals();
    ui.horizontal_wrapped(|ui| {
        filter_field(ui, filter, "Filter pools");
        let pools = snapshot.components.len();
        let text = format!(
            "{pools} pools, {} rows, {}",
            count(rows),
            size(bytes as u64)
        );
        ui.add(Label::new(RichText::new(text).color(theme::TEXT_WEAK)).extend());
    });
}

/// The pools whose names have all words of the filter, sorted; equal ones in order of their names.
pub fn shown<'a>(
    snapshot: &'a Snapshot,
    filter: &str,
    order: SortOrder<Field>,
) -> Vec<&'a ComponentRow> {
    let words = Words::of(filter);
    let fits = |row: &&ComponentRow| words.are_in([row.report.name.as_str()]);
    let mut rows: Vec<&ComponentRow> = snapshot.components.iter().filter(fits).collect();
    rows.sort_by(|one, other| one.report.name.cmp(&other.report.name));
    order.sort(&COLUMNS, &mut rows, |field, one, other| {
        field.compare(one, other)
    });
    rows
}

/// The pools of components, sorted and filtered.
pub fn components_ui(
    ui: &mut Ui,
    snapshot: &Snapshot,
    filter: &str,
    order: &mut SortOrder<Field>,
    commands: &mut Vec<EditorCommand>,
) {
    let rows = shown(snapshot, filter, *order);
    if rows.is_empty() {
        let text = if snapshot.components.is_empty() {
            "No component is registered: open a project."
        } else {
            "No component has this in its name: change or clear the filter."
        };
        ui.label(RichText::new(text).color(theme::TEXT_WEAK));
        return;
    }
    let (_, _, most) = snapshot.totals();
    let table = Table::new("components", &COLUMNS).striped();
    table.show(ui, order, rows.len(), |row, at| {
        component_row(row, rows[at], most, commands);
    });
}

fn component_row(
    row: &mut TableRow<'_, '_>,
    pool: &ComponentRow,
    most: usize,
    commands: &mut Vec<EditorCommand>,
) {
    let report = &pool.report;
    row.col(|ui| name_ui(ui, pool, commands));
    row.col(|ui| text_cell(ui, &report.module, theme::TEXT_WEAK, &report.module));
    row.col(|ui| number_cell(ui, &count(report.rows), theme::TEXT));
    row.col(|ui| number_cell(ui, &size(report.row_bytes as u64), theme::TEXT_WEAK));
    row.col(|ui| {
        share_bar(ui, report.bytes as f32 / most.max(1) as f32);
        number_cell(ui, &size(report.bytes as u64), theme::TEXT);
    });
    row.col(|ui| number_cell(ui, &count(report.archetypes), theme::TEXT_WEAK));
    row.col(|ui| number_cell(ui, &count(report.holders), theme::TEXT_WEAK));
}

/// The name, behind a button that opens the source.
fn name_ui(ui: &mut Ui, pool: &ComponentRow, commands: &mut Vec<EditorCommand>) {
    let full = &pool.report.name;
    let name = full.rsplit("::").next().unwrap_or(full);
    let Some(description) = pool.description else {
        return text_cell(ui, name, theme::TEXT, full);
    };
    let source = (Path::new(description.file), description.line);
    source_button(ui, source, name, commands);
    let hint = format!("{full}\n{}", description.doc);
    text_cell(ui, name, theme::TEXT, &hint);
}

/// The pools of models.
pub fn models_ui(ui: &mut Ui, models: &[ModelRow]) {
    for row in models {
        let model = row.model.rsplit("::").next().unwrap_or(&row.model);
        let text = format!(
            "{model}: {} in use, {} kept for reuse",
            count(row.active),
            count(row.recycled)
        );
        let hint = format!("{} of {}", row.model, row.view);
        ui.label(RichText::new(text).color(theme::TEXT))
            .on_hover_text(hint);
    }
}
