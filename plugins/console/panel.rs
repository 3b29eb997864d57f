//! [`ConsolePanel`].

use crate::bar_ui::bar_ui;
use crate::input_ui::{Input, Words};
use crate::log_ui::log_ui;
use crate::{Filter, LogRows};
use playground_base::{panel, state};
use playground_core_console::BoundConsoleView;
use playground_core_ui::PanelContext;
use playground_graphics::egui::{Align, Layout, Ui};

/// The log, and a line for commands.
#[state]
#[derive(Debug)]
pub struct ConsolePanel {
    /// Which lines are shown.
    pub filter: Filter,
    /// The log as rows.
    #[serde(skip)]
    pub rows: LogRows,
    /// The line for commands.
    pub input: Input,
    /// The log jumps to its end in the next frame.
    #[serde(skip)]
    pub jumps: bool,
}

#[panel(title = "Console", icon = ICON_TERMINAL, side = Bottom, order = 0)]
impl ConsolePanel {
    fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, language: &BoundConsoleView) {
        let log = &context.state.log;
        self.rows.update(log, &self.filter);
        bar_ui(ui, &mut self.filter, &self.rows, log, context.commands);
        ui.add_space(2.0);
        let words = Words {
            language,
            vocabulary: &context.state.vocabulary,
        };
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            self.jumps |= self.input.show_ui(ui, &words, context.commands);
            ui.add_space(2.0);
            ui.with_layout(Layout::top_down(Align::Min), |ui: &mut Ui| {
                self.jumps = log_ui(ui, &self.rows, log, self.jumps);
            });
        });
    }
}
