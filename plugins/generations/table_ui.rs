//! [`table_ui`]: the generations, the latest on top.

use crate::words::{ago, changes_text, dry_run_text, fields_text, memory_text, modules_text};
use playground_core_engine::{ProjectGeneration, ProjectGenerations};
use playground_core_ui::{
    Column, EditorCommand, SortOrder, Table, icon, number_cell, text_cell, theme,
    words::milliseconds,
};
use playground_graphics::egui::{Color32, Label, RichText, Sense, Ui};
use playground_graphics::egui_extras::TableRow;

/// The columns, and what they mean. No column sorts: time is the order of generations.
const COLUMNS: [Column<()>; 8] = [
    column("", "Which one runs", 22.0).exact(22.0),
    number("No.", "Counts the generations of the project", 34.0),
    column("Time", "When it ran first", 78.0).exact(78.0),
    column(
        "Changed",
        "Modules whose library is new, and lines of source",
        150.0,
    ),
    column("Fields", "Fields of components that came and went", 74.0),
    number("Reload", "How long the reload took", 58.0),
    number(
        "Memory",
        "What the reload added to the memory of the editor",
        72.0,
    ),
    column("Dry run", "What was played in another process before", 80.0).rest(80.0),
];

const fn column(title: &'static str, meaning: &'static str, width: f32) -> Column<()> {
    Column::text((), title, meaning, width).unsorted()
}

const fn number(title: &'static str, meaning: &'static str, width: f32) -> Column<()> {
    Column::number((), title, meaning, width).unsorted()
}

/// The table; a click selects a row, a double click goes to that generation.
pub fn table_ui(
    ui: &mut Ui,
    generations: &ProjectGenerations,
    now_s: u64,
    selected: &mut Option<u32>,
    commands: &mut Vec<EditorCommand>,
) {
    let table = Table::new("generations", &COLUMNS).clickable();
    let mut order = SortOrder::default();
    table.show(ui, &mut order, generations.all.len(), |row, at| {
        let generation = &generations.all[at];
        let is_running = generations.running == Some(generation.number);
        row.set_selected(*selected == Some(generation.number));
        row_ui(row, generation, is_running, now_s);
        let response = row.response();
        if response.clicked() {
            *selected = Some(generation.number);
        }
        let can_run = generation.obstacle.is_empty() && !is_running;
        if response.double_clicked() && can_run {
            let number = generation.number.to_string();
            commands.push(EditorCommand::GoToGeneration(Some(number)));
        }
    });
}

fn row_ui(row: &mut TableRow<'_, '_>, of: &ProjectGeneration, is_running: bool, now_s: u64) {
    let is_gone = !of.obstacle.is_empty();
    let ink = |color: Color32| {
        if is_gone {
            theme::TEXT_WEAK.gamma_multiply(0.7)
        } else {
            color
        }
    };
    row.col(|ui| mark_ui(ui, of, is_running));
    let strong = if is_running {
        theme::PLAY
    } else {
        theme::TEXT_STRONG
    };
    row.col(|ui| number_cell(ui, &of.number.to_string(), ink(strong)));
    row.col(|ui| text_cell(ui, &ago(of.unix_s, now_s), ink(theme::TEXT), ""));
    row.col(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let modules = modules_text(of);
        let lines = changes_text(of);
        let hint = of.changed_modules().map(|module| module.package.as_str());
        let hint: Vec<&str> = hint.collect();
        text_cell(ui, &modules, ink(theme::TEXT), &hint.join("\n"));
        if !lines.is_empty() {
            text_cell(ui, &lines, ink(theme::TEXT_WEAK), "Lines of the sources");
        }
    });
    row.col(|ui| {
        let fields = fields_text(of);
        text_cell(ui, &fields, ink(theme::TEXT), &fields);
    });
    row.col(|ui| number_cell(ui, &milliseconds(of.time_ms), ink(theme::TEXT_WEAK)));
    row.col(|ui| number_cell(ui, &memory_text(of), ink(theme::TEXT_WEAK)));
    row.col(|ui| dry_run_ui(ui, of, ink));
}

fn mark_ui(ui: &mut Ui, of: &ProjectGeneration, is_running: bool) {
    let (glyph, color, text) = match (is_running, of.obstacle.as_str()) {
        (true, _) => (icon::ICON_PLAY_ARROW.codepoint, theme::PLAY, "It runs"),
        (false, "") => return,
        (false, why) => (icon::ICON_BLOCK.codepoint, theme::TEXT_WEAK, why),
    };
    let label = Label::new(RichText::new(glyph).size(15.0).color(color)).sense(Sense::hover());
    ui.add(label).on_hover_text(text).accessible_name(text);
}

fn dry_run_ui(ui: &mut Ui, of: &ProjectGeneration, ink: impl Fn(Color32) -> Color32) {
    let (glyph, color) = if of.dry_run_warnings.is_empty() {
        (icon::ICON_CHECK_CIRCLE.codepoint, theme::PLAY)
    } else {
        (icon::ICON_WARNING.codepoint, theme::WARNING)
    };
    ui.spacing_mut().item_spacing.x = 4.0;
    ui.add(Label::new(RichText::new(glyph).size(14.0).color(ink(color))).selectable(false));
    let hint = of.dry_run_warnings.join("\n");
    text_cell(ui, &dry_run_text(of), ink(theme::TEXT), &hint);
}
