//! [`ModulesPanel`].

use crate::listing::{Line, lines};
use crate::report_ui::report_ui;
use crate::table_ui::table_ui;
use playground_base::{panel, state};
use playground_core_engine::ModuleStatus;
use playground_core_ui::{EditorCommand, EmptyState, PanelContext, filter_field, icon, theme};
use playground_graphics::egui::{RichText, Ui};

/// Which contract is implemented by which module, and how the last reload went.
#[state]
pub struct ModulesPanel {
    filter: String,
}

#[panel(title = "Modules", icon = ICON_HUB, side = Bottom, order = 30)]
impl ModulesPanel {
    fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let modules = &context.state.modules;
        bar_ui(ui, &mut self.filter, modules, context.commands);
        if let Some(report) = context.state.reloads.first() {
            report_ui(ui, report, context.commands);
        }
        ui.add_space(4.0);
        let lines = lines(modules, &self.filter);
        let hub = icon::ICON_HUB.codepoint;
        match (modules.is_empty(), lines.is_empty()) {
            (true, _) => EmptyState::new(
                hub,
                "No modules",
                "Open a project: its modules are listed here.",
            )
            .show(ui),
            (_, true) => EmptyState::new(
                hub,
                "No module has these words",
                "Change or clear the filter.",
            )
            .show(ui),
            _ => table_ui(ui, modules, &lines, context.commands),
        }
    }
}

fn bar_ui(
    ui: &mut Ui,
    filter: &mut String,
    modules: &[ModuleStatus],
    commands: &mut Vec<EditorCommand>,
) {
    ui.horizontal_wrapped(|ui| {
        filter_field(ui, filter, "Filter modules");
        let text = format!("{} Reload", icon::ICON_REFRESH.codepoint);
        let reload = ui.button(RichText::new(text).color(theme::RELOAD));
        if reload
            .on_hover_text("Builds and reloads all modules whose sources changed")
            .clicked()
        {
            commands.push(EditorCommand::Reload(None));
        }
        let faulty = modules
            .iter()
            .filter(|module| !module.error.is_empty())
            .count();
        let rows = lines(modules, "");
        let contracts = rows
            .iter()
            .filter(|line| matches!(line, Line::Contract(..)))
            .count();
        let summary = format!("{contracts} contracts, {} implementations", modules.len());
        ui.label(RichText::new(summary).color(theme::TEXT_WEAK));
        if faulty > 0 {
            ui.label(RichText::new(format!("{faulty} failed")).color(theme::ERROR));
        }
    });
}
