//! [`ConsolePanel`].

use crate::bar_ui::bar_ui;
use crate::input_ui::{Input, Words};
use crate::log_ui::log_ui;
use crate::{Filter, History, LogRows};
use playground_base::egui::{Layout, Ui};
use playground_base::serde::{Deserialize, Serialize};
use playground_base::{Context, ModuleError, Stateful, egui, parking_lot::Mutex, view_model};
use playground_core_console::BoundConsoleView;
use playground_core_ui::{PanelContext, PanelInfo, PanelPlace, PanelView, icon};

/// The log, and a line for commands.
pub struct ConsolePanel {
    language: BoundConsoleView,
    state: Mutex<State>,
}

/// What the panel remembers from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// Which lines are shown.
    pub filter: Filter,
    /// The log as rows.
    pub rows: LogRows,
    /// The line for commands.
    pub input: Input,
    /// The log jumps to its end in the next frame.
    pub jumps: bool,
}

/// What survives a reload of the panel.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct SavedConsole {
    /// Which lines are shown.
    pub filter: Filter,
    /// Lines entered before.
    pub history: History,
    /// What is being written.
    pub line: String,
}

impl ConsolePanel {
    /// Asks for the command language.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            language: context.bind()?,
            state: Mutex::default(),
        })
    }
}

#[view_model(stateful)]
impl PanelView for ConsolePanel {
    fn info(&self) -> PanelInfo {
        PanelInfo {
            title: "Console",
            icon: icon::ICON_TERMINAL.codepoint,
            place: PanelPlace::Bottom,
            order: 0,
        }
    }

    fn ui(&self, ui: &mut egui::Ui, context: &mut PanelContext<'_>) {
        let State {
            filter,
            rows,
            input,
            jumps,
        } = &mut *self.state.lock();
        let log = &context.state.log;
        rows.update(log, filter);
        bar_ui(ui, filter, rows, log, context.commands);
        ui.add_space(2.0);
        let from_below = Layout::bottom_up(egui::Align::Min);
        ui.with_layout(from_below, |ui| {
            let words = Words {
                language: &self.language,
                vocabulary: &context.state.vocabulary,
            };
            *jumps |= input.show_ui(ui, &words, context.commands);
            ui.add_space(2.0);
            let from_above = Layout::top_down(egui::Align::Min);
            ui.with_layout(from_above, |ui: &mut Ui| {
                *jumps = log_ui(ui, rows, log, *jumps)
            });
        });
    }
}

impl Stateful for ConsolePanel {
    type State = SavedConsole;

    fn state(&self) -> SavedConsole {
        let state = self.state.lock();
        SavedConsole {
            filter: state.filter.clone(),
            history: state.input.history.clone(),
            line: state.input.line.clone(),
        }
    }

    fn set_state(&self, saved: SavedConsole) {
        let mut state = self.state.lock();
        state.filter = saved.filter;
        state.input.history = saved.history;
        state.input.line = saved.line;
    }
}
