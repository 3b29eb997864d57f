//! [`table_ui`]: the table of modules.

use crate::listing::Line;
use playground_base::ModuleKind;
use playground_core_engine::ModuleStatus;
use playground_core_ui::{
    Column, EditorCommand, SortOrder, Table, icon, number_cell, source_button, text_cell, theme,
    words,
};
use playground_graphics::egui::{Button, Color32, Label, RichText, Sense, Ui};
use playground_graphics::egui_extras::TableRow;

/// Width of a number, in points.
const NUMBER: f32 = 66.0;

/// The columns, and what they mean. No column sorts: modules are listed below their contracts.
const COLUMNS: [Column<()>; 9] = [
    column("", "", 78.0).exact(78.0),
    column("Module", "Its package", 200.0),
    column(
        "Implementation",
        "The type that is bound to the contract",
        190.0,
    ),
    column(
        "API",
        "Version of the contract: a hash of its sources",
        72.0,
    )
    .exact(72.0),
    column(
        "State",
        "Version of the state's format: a hash of the model's sources",
        72.0,
    )
    .exact(72.0),
    number(
        "Gen.",
        "Builds that were loaded since the editor started",
        40.0,
    ),
    number("Size", "Size of the library", NUMBER),
    number("Load", "Time it took to load", NUMBER),
    column("File", "The loaded library", 120.0).rest(120.0),
];

const fn column(title: &'static str, meaning: &'static str, width: f32) -> Column<()> {
    Column::text((), title, meaning, width).unsorted()
}

const fn number(title: &'static str, meaning: &'static str, width: f32) -> Column<()> {
    Column::number((), title, meaning, width).unsorted()
}

/// The table of modules; only visible rows cost anything.
pub fn table_ui(
    ui: &mut Ui,
    modules: &[ModuleStatus],
    lines: &[Line],
    commands: &mut Vec<EditorCommand>,
) {
    let table = Table::new("modules", &COLUMNS);
    table.show(
        ui,
        &mut SortOrder::default(),
        lines.len(),
        |row, at| match &lines[at] {
            Line::Contract(view, count) => contract_row(row, view, *count),
            Line::Module(at) => module_row(row, &modules[*at], commands),
        },
    );
}

fn contract_row(row: &mut TableRow<'_, '_>, view: &str, count: usize) {
    row.col(|_| {});
    let (package, name) = view.rsplit_once("::").unwrap_or(("", view));
    let name = if name.is_empty() { "No contract" } else { name };
    row.col(|ui| {
        let name = RichText::new(name).strong().color(theme::TEXT_STRONG);
        ui.add(Label::new(name).truncate()).on_hover_text(view);
    });
    row.col(|ui| text_cell(ui, package, theme::TEXT_WEAK, ""));
    for _ in 3..COLUMNS.len() - 1 {
        row.col(|_| {});
    }
    let implementations = if count > 1 {
        format!("{count} implementations")
    } else {
        String::new()
    };
    row.col(|ui| text_cell(ui, &implementations, theme::TEXT_WEAK, ""));
}

fn module_row(
    row: &mut TableRow<'_, '_>,
    module: &ModuleStatus,
    commands: &mut Vec<EditorCommand>,
) {
    row.col(|ui| state_ui(ui, module, commands));
    row.col(|ui| {
        let color = if module.of_project {
            theme::ACCENT
        } else {
            theme::TEXT
        };
        let hint = if module.of_project {
            format!("{}, of the project", module.package)
        } else {
            format!("{}, of the editor", module.package)
        };
        text_cell(ui, &module.package, color, &hint);
    });
    row.col(|ui| implementation_ui(ui, module));
    row.col(|ui| hex(ui, module.api_version));
    row.col(|ui| hex(ui, module.state_version));
    row.col(|ui| number_cell(ui, &module.generation.to_string(), theme::TEXT_WEAK));
    row.col(|ui| number_cell(ui, &words::size(module.size_bytes), theme::TEXT_WEAK));
    row.col(|ui| number_cell(ui, &words::milliseconds(module.load_ms), theme::TEXT_WEAK));
    row.col(|ui| {
        let name = module
            .file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        text_cell(
            ui,
            &name,
            theme::TEXT_WEAK,
            &module.file.display().to_string(),
        );
    });
}

/// The state of a module, with its buttons.
fn state_ui(ui: &mut Ui, module: &ModuleStatus, commands: &mut Vec<EditorCommand>) {
    ui.spacing_mut().item_spacing.x = 3.0;
    let (glyph, color, text) = state(module);
    let label = Label::new(RichText::new(glyph).size(15.0).color(color)).sense(Sense::hover());
    ui.add(label).on_hover_text(text).accessible_name(text);
    let hint = if module.reloadable {
        "Builds this module and swaps it while the world runs"
    } else {
        "A contract or a shared library: changing it needs a restart"
    };
    let glyph = RichText::new(icon::ICON_REFRESH.codepoint).size(15.0);
    let reload = ui.add_enabled(module.reloadable, Button::new(glyph).frame(false));
    let reload = reload.on_hover_text(hint).on_disabled_hover_text(hint);
    if reload
        .accessible_name(format!("Reload {}", module.package))
        .clicked()
    {
        commands.push(EditorCommand::Reload(Some(module.package.clone())));
    }
    if let Some((file, line)) = &module.source {
        source_button(ui, (file, *line), &module.package, commands);
    }
}

fn state(module: &ModuleStatus) -> (&'static str, Color32, &str) {
    match (
        module.error.as_str(),
        module.view_model.is_empty(),
        module.kind,
    ) {
        ("", false, _) => (
            icon::ICON_CHECK_CIRCLE.codepoint,
            theme::PLAY,
            "Loaded and bound",
        ),
        ("", true, ModuleKind::Core) => (
            icon::ICON_CHECK_CIRCLE.codepoint,
            theme::TEXT_WEAK,
            "Loaded: models and contracts",
        ),
        ("", true, _) => (
            icon::ICON_WARNING.codepoint,
            theme::WARNING,
            "Nothing implements this contract",
        ),
        (error, ..) => (icon::ICON_ERROR.codepoint, theme::ERROR, error),
    }
}

fn implementation_ui(ui: &mut Ui, module: &ModuleStatus) {
    if !module.error.is_empty() {
        return text_cell(ui, &module.error, theme::ERROR, &module.error);
    }
    let name = module.view_model.rsplit("::").next().unwrap_or_default();
    text_cell(ui, name, theme::TEXT, &module.view_model);
}

fn hex(ui: &mut Ui, version: u32) {
    let text = format!("{version:08x}");
    ui.label(
        RichText::new(text)
            .monospace()
            .small()
            .color(theme::TEXT_WEAK),
    );
}
