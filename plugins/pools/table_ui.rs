//! The tables of pools.

use crate::order::{Field, Order};
use crate::snapshot::{ComponentRow, ModelRow, Snapshot};
use playground_base::egui::{
    Align, Button, Color32, Label, Layout, Rect, RichText, ScrollArea, TextEdit, Ui, vec2,
};
use playground_base::egui_extras::{Column, TableBuilder, TableRow};
use playground_core_ui::words::{count, size};
use playground_core_ui::{Command, icon, theme};
use std::path::PathBuf;

/// Heads of the columns, what they mean, and whether they hold numbers.
const HEADS: [(Field, &str, &str); 7] = [
    (Field::Name, "Component", "The component type"),
    (Field::Module, "Library", "The library that made the pool"),
    (Field::Rows, "Rows", "Rows in use"),
    (
        Field::RowBytes,
        "Row",
        "Bytes of one row; what a row owns elsewhere is not counted",
    ),
    (Field::Bytes, "Memory", "Bytes allocated"),
    (
        Field::Tables,
        "Tables",
        "Tables (sets of components) that have it",
    ),
    (
        Field::Holders,
        "Holders",
        "Typed keys and handles that hold the pool",
    ),
];

/// The totals, and the filter.
pub fn summary_ui(ui: &mut Ui, snapshot: &Snapshot, filter: &mut String) {
    let (rows, bytes, _) = snapshot.totals();
    ui.horizontal_wrapped(|ui| {
        let field = TextEdit::singleline(filter)
            .hint_text("Filter")
            .desired_width(140.0);
        ui.add(field).accessible_name("Filter pools");
        let pools = snapshot.components.len();
        let text = format!(
            "{pools} pools, {} rows, {}",
            count(rows),
            size(bytes as u64)
        );
        ui.add(Label::new(RichText::new(text).color(theme::TEXT_WEAK)).extend());
    });
}

/// The pools of components, sorted and filtered.
pub fn components_ui(
    ui: &mut Ui,
    snapshot: &Snapshot,
    filter: &str,
    order: &mut Order,
    commands: &mut Vec<Command>,
) {
    let filter = filter.trim().to_lowercase();
    let fits = |row: &&ComponentRow| row.report.name.to_lowercase().contains(&filter);
    let mut rows: Vec<ComponentRow> = snapshot.components.iter().filter(fits).cloned().collect();
    order.sort(&mut rows);
    if rows.is_empty() {
        let text = match snapshot.components.is_empty() {
            true => "No component is registered: open a project.",
            false => "No component has this in its name: change or clear the filter.",
        };
        ui.label(RichText::new(text).color(theme::TEXT_WEAK));
        return;
    }
    let (_, _, most) = snapshot.totals();
    ScrollArea::horizontal()
        .id_salt("components")
        .show(ui, |ui| {
            let number = || Column::exact(76.0);
            TableBuilder::new(ui)
                .id_salt("components")
                .striped(true)
                .auto_shrink(false)
                .cell_layout(Layout::left_to_right(Align::Center))
                .column(
                    Column::initial(200.0)
                        .at_least(110.0)
                        .clip(true)
                        .resizable(true),
                )
                .column(
                    Column::initial(180.0)
                        .at_least(90.0)
                        .clip(true)
                        .resizable(true),
                )
                .columns(number(), 5)
                .header(theme::ROW_HEIGHT, |mut header| {
                    for (field, name, meaning) in HEADS {
                        header.col(|ui| head_ui(ui, (field, name, meaning), order));
                    }
                })
                .body(|body| {
                    body.rows(theme::ROW_HEIGHT, rows.len(), |mut row| {
                        let pool = &rows[row.index()];
                        component_row(&mut row, pool, most, commands);
                    });
                });
        });
}

fn head_ui(ui: &mut Ui, (field, name, meaning): (Field, &str, &str), order: &mut Order) {
    let arrow = match (order.field == field, order.is_descending) {
        (true, true) => icon::ICON_ARROW_DOWNWARD.codepoint,
        (true, false) => icon::ICON_ARROW_UPWARD.codepoint,
        (false, _) => "",
    };
    let color = match order.field == field {
        true => theme::TEXT,
        false => theme::TEXT_WEAK,
    };
    let text = RichText::new(format!("{name} {arrow}").trim_end())
        .small()
        .color(color);
    let layout = match field {
        Field::Name | Field::Module => Layout::left_to_right(Align::Center),
        _ => Layout::right_to_left(Align::Center),
    };
    ui.with_layout(layout, |ui| {
        let head = ui.add(Button::new(text).frame(false));
        let head = head.on_hover_text(format!("{meaning}; click to sort"));
        if head.accessible_name(format!("Sort by {name}")).clicked() {
            *order = order.clicked(field);
        }
    });
}

fn component_row(
    row: &mut TableRow<'_, '_>,
    pool: &ComponentRow,
    most: usize,
    commands: &mut Vec<Command>,
) {
    let report = &pool.report;
    row.col(|ui| name_ui(ui, pool, commands));
    row.col(|ui| {
        let module = RichText::new(&report.module).color(theme::TEXT_WEAK);
        ui.add(Label::new(module).truncate())
            .on_hover_text(&report.module);
    });
    row.col(|ui| number(ui, &count(report.rows), theme::TEXT));
    row.col(|ui| number(ui, &size(report.row_bytes as u64), theme::TEXT_WEAK));
    row.col(|ui| {
        bar(ui, report.bytes as f32 / most.max(1) as f32);
        number(ui, &size(report.bytes as u64), theme::TEXT);
    });
    row.col(|ui| number(ui, &count(report.tables), theme::TEXT_WEAK));
    row.col(|ui| number(ui, &count(report.holders), theme::TEXT_WEAK));
}

/// The name; a click opens the source.
fn name_ui(ui: &mut Ui, pool: &ComponentRow, commands: &mut Vec<Command>) {
    let (package, name) = pool
        .report
        .name
        .rsplit_once("::")
        .unwrap_or(("", &pool.report.name));
    let Some(description) = pool.description else {
        ui.add(Label::new(name).truncate())
            .on_hover_text(&pool.report.name);
        return;
    };
    let glyph = RichText::new(icon::ICON_OPEN_IN_NEW.codepoint).color(theme::TEXT_WEAK);
    let (file, line) = (description.file, description.line);
    let open = ui.add(Button::new(glyph).frame(false));
    let open = open.on_hover_text(format!("Opens {file}:{line}"));
    if open
        .accessible_name(format!("Open the source of {name}"))
        .clicked()
    {
        commands.push(Command::OpenSource(PathBuf::from(file), line));
    }
    let hint = format!("{package}::{name}\n{}", description.doc);
    ui.add(Label::new(RichText::new(name).color(theme::TEXT)).truncate())
        .on_hover_text(hint);
}

/// How large a share is, behind the number.
fn bar(ui: &Ui, share: f32) {
    let area = ui.max_rect().shrink2(vec2(0.0, 3.0));
    let width = area.width() * share.clamp(0.0, 1.0);
    let bar = Rect::from_min_size(area.min, vec2(width, area.height()));
    ui.painter()
        .rect_filled(bar, 2.0, theme::SELECTION.gamma_multiply(0.7));
}

fn number(ui: &mut Ui, text: &str, color: Color32) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(4.0);
        ui.label(RichText::new(text).color(color));
    });
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
