//! [`table_ui`]: the table of modules.

use crate::listing::Line;
use playground_base::ModuleKind;
use playground_base::egui::{
    Align, Button, Color32, Label, Layout, RichText, ScrollArea, Sense, Ui,
};
use playground_base::egui_extras::{Column, TableBuilder, TableRow};
use playground_core_engine::ModuleStatus;
use playground_core_ui::{Command, icon, theme, words};

/// Heads of the columns, and what they mean.
const HEADS: [(&str, &str); 9] = [
    ("", ""),
    ("Module", "Its package"),
    ("Implementation", "The type that is bound to the contract"),
    ("API", "Version of the contract: a hash of its sources"),
    (
        "State",
        "Version of the state's format: a hash of the model's sources",
    ),
    ("Gen.", "Builds that were loaded since the editor started"),
    ("Size", "Size of the library"),
    ("Load", "Time it took to load"),
    ("File", "The loaded library"),
];

/// The table of modules; only visible rows cost anything.
pub fn table_ui(
    ui: &mut Ui,
    modules: &[ModuleStatus],
    lines: &[Line],
    commands: &mut Vec<Command>,
) {
    ScrollArea::horizontal().id_salt("modules").show(ui, |ui| {
        let number = || Column::exact(66.0);
        TableBuilder::new(ui)
            .id_salt("modules")
            .auto_shrink(false)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Column::exact(78.0))
            .column(
                Column::initial(200.0)
                    .at_least(90.0)
                    .clip(true)
                    .resizable(true),
            )
            .column(
                Column::initial(190.0)
                    .at_least(90.0)
                    .clip(true)
                    .resizable(true),
            )
            .column(Column::exact(72.0))
            .column(Column::exact(72.0))
            .column(Column::exact(40.0))
            .column(number())
            .column(number())
            .column(Column::remainder().at_least(120.0).clip(true))
            .header(theme::ROW_HEIGHT, |mut header| {
                for (head, meaning) in HEADS {
                    header.col(|ui| head_ui(ui, head, meaning));
                }
            })
            .body(|body| {
                body.rows(theme::ROW_HEIGHT, lines.len(), |mut row| {
                    match &lines[row.index()] {
                        Line::Contract(view, count) => contract_row(&mut row, view, *count),
                        Line::Module(at) => module_row(&mut row, &modules[*at], commands),
                    }
                });
            });
    });
}

fn head_ui(ui: &mut Ui, head: &str, meaning: &str) {
    let layout = match matches!(head, "Gen." | "Size" | "Load") {
        true => Layout::right_to_left(Align::Center),
        false => Layout::left_to_right(Align::Center),
    };
    ui.with_layout(layout, |ui| {
        let head = RichText::new(head).small().color(theme::TEXT_WEAK);
        ui.label(head).on_hover_text(meaning);
    });
}

fn contract_row(row: &mut TableRow<'_, '_>, view: &str, count: usize) {
    row.col(|_| {});
    let (package, name) = view.rsplit_once("::").unwrap_or(("", view));
    let name = if name.is_empty() { "No contract" } else { name };
    row.col(|ui| {
        let name = RichText::new(name).strong().color(theme::TEXT_STRONG);
        ui.add(Label::new(name).truncate()).on_hover_text(view);
    });
    row.col(|ui| weak(ui, package));
    for _ in 3..HEADS.len() - 1 {
        row.col(|_| {});
    }
    row.col(|ui| {
        weak(
            ui,
            &if count > 1 {
                format!("{count} implementations")
            } else {
                String::new()
            },
        )
    });
}

fn module_row(row: &mut TableRow<'_, '_>, module: &ModuleStatus, commands: &mut Vec<Command>) {
    row.col(|ui| state_ui(ui, module, commands));
    row.col(|ui| {
        let color = if module.of_project {
            theme::ACCENT
        } else {
            theme::TEXT
        };
        let hint = match module.of_project {
            true => format!("{}, of the project", module.package),
            false => format!("{}, of the editor", module.package),
        };
        cell(ui, &module.package, color, &hint);
    });
    row.col(|ui| implementation_ui(ui, module));
    row.col(|ui| hex(ui, module.api_version));
    row.col(|ui| hex(ui, module.state_version));
    row.col(|ui| number(ui, &module.generation.to_string()));
    row.col(|ui| number(ui, &words::size(module.size_bytes)));
    row.col(|ui| number(ui, &words::milliseconds(module.load_ms)));
    row.col(|ui| {
        let name = module
            .file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        cell(
            ui,
            &name,
            theme::TEXT_WEAK,
            &module.file.display().to_string(),
        );
    });
}

/// How it is, and what can be done with it.
fn state_ui(ui: &mut Ui, module: &ModuleStatus, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 3.0;
    let (glyph, color, text) = state(module);
    let label = Label::new(RichText::new(glyph).size(15.0).color(color)).sense(Sense::hover());
    ui.add(label).on_hover_text(text).accessible_name(text);
    let hint = match module.reloadable {
        true => "Builds this module and swaps it while the world runs",
        false => "A contract or a shared library: changing it needs a restart",
    };
    let glyph = RichText::new(icon::ICON_REFRESH.codepoint).size(15.0);
    let reload = ui.add_enabled(module.reloadable, Button::new(glyph).frame(false));
    let reload = reload.on_hover_text(hint).on_disabled_hover_text(hint);
    if reload
        .accessible_name(format!("Reload {}", module.package))
        .clicked()
    {
        commands.push(Command::Reload(Some(module.package.clone())));
    }
    if let Some((file, line)) = &module.source {
        let glyph = RichText::new(icon::ICON_OPEN_IN_NEW.codepoint).size(15.0);
        let open = ui.add(Button::new(glyph).frame(false));
        let open = open.on_hover_text(format!("Opens {}:{line}", file.display()));
        if open
            .accessible_name(format!("Open the source of {}", module.package))
            .clicked()
        {
            commands.push(Command::OpenSource(file.clone(), *line));
        }
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
        return cell(ui, &module.error, theme::ERROR, &module.error);
    }
    let name = module.view_model.rsplit("::").next().unwrap_or_default();
    cell(ui, name, theme::TEXT, &module.view_model);
}

fn cell(ui: &mut Ui, text: &str, color: Color32, hint: &str) {
    let label = Label::new(RichText::new(text).color(color)).truncate();
    ui.add(label).on_hover_text(hint);
}

fn weak(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).color(theme::TEXT_WEAK)).truncate());
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

fn number(ui: &mut Ui, text: &str) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.label(RichText::new(text).color(theme::TEXT_WEAK));
    });
}
