//! [`bar_ui`]: the filter of the log.

use crate::{Filter, LogRows};
use playground_core_ui::{EditorCommand, LogLine, icon, text_field, theme};
use playground_graphics::egui::{Button, Color32, ComboBox, RichText, Ui};
use std::collections::VecDeque;

/// Draws levels, search, source, copy and clear.
pub fn bar_ui(
    ui: &mut Ui,
    filter: &mut Filter,
    rows: &LogRows,
    log: &VecDeque<LogLine>,
    commands: &mut Vec<EditorCommand>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let field = text_field("search", &mut filter.search)
            .hint_text("Search")
            .desired_width(130.0);
        ui.add(field).accessible_name("Search the log");
        let error = icon::ICON_ERROR.codepoint;
        level_ui(ui, &mut filter.errors, error, "Errors", theme::ERROR);
        let warning = icon::ICON_WARNING.codepoint;
        level_ui(
            ui,
            &mut filter.warnings,
            warning,
            "Warnings",
            theme::WARNING,
        );
        level_ui(
            ui,
            &mut filter.info,
            icon::ICON_INFO.codepoint,
            "Information",
            theme::ACCENT,
        );
        let debug = icon::ICON_BUG_REPORT.codepoint;
        level_ui(ui, &mut filter.debug, debug, "Debugging", theme::TEXT);
        source_ui(ui, filter, rows);
        let hint = "Copies the lines that are shown";
        if icon_button(ui, icon::ICON_CONTENT_COPY.codepoint, "Copy the log", hint) {
            ui.ctx().copy_text(rows.to_text(log));
        }
        if icon_button(
            ui,
            icon::ICON_DELETE.codepoint,
            "Clear the log",
            "Empties the log",
        ) {
            commands.push(EditorCommand::ClearLog);
        }
    });
}

fn level_ui(ui: &mut Ui, on: &mut bool, glyph: &str, name: &str, color: Color32) {
    let color = if *on { color } else { theme::TEXT_WEAK };
    let button = Button::selectable(*on, RichText::new(glyph).size(15.0).color(color));
    let verb = if *on { "Hides" } else { "Shows" };
    let hint = format!("{verb} {}", name.to_lowercase());
    if ui
        .add(button)
        .on_hover_text(hint)
        .accessible_name(name)
        .clicked()
    {
        *on = !*on;
    }
}

fn source_ui(ui: &mut Ui, filter: &mut Filter, rows: &LogRows) {
    let title = |source: &str| match source {
        "" => "All sources".to_owned(),
        source => source.to_owned(),
    };
    let shown = ComboBox::from_id_salt("source")
        .width(110.0)
        .truncate()
        .selected_text(title(&filter.source))
        .show_ui(ui, |ui| {
            let all = [String::new()];
            let sources = all
                .iter()
                .chain(rows.sources().iter().filter(|s| !s.is_empty()));
            for source in sources {
                ui.selectable_value(&mut filter.source, source.clone(), title(source));
            }
        });
    shown
        .response
        .on_hover_text("Shows only what one source says")
        .accessible_name("Source");
}

fn icon_button(ui: &mut Ui, glyph: &str, name: &str, hint: &str) -> bool {
    let button = Button::new(RichText::new(glyph).size(15.0)).frame(false);
    ui.add(button)
        .on_hover_text(hint)
        .accessible_name(name)
        .clicked()
}
