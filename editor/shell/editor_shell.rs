//! [`EditorShell`]: the whole GUI around the panels.

use super::action::{PanelRow, actions};
use super::bar::{
    BarContext, MenuKeys, Toolbar, comparison_ui, menu_bar_ui, restart_banner_ui,
    safe_mode_banner_ui, status_bar_ui,
};
use super::dialog::{DialogOutput, Dialogs};
use super::dock::{Dock, LayoutError, PROBLEMS, PanelEntry, PanelSet};
use super::hub::Hub;
use super::palette::Palette;
use super::reload_watch::ReloadWatch;
use super::shortcuts;
use super::style::install_style;
use super::toasts::{ToastKind, Toasts};
use crate::app::TrustQuestion;
use playground_core_engine::Remedy;
use playground_core_ui::{BoundAllPanelView, EditorCommand, Invoke, PanelContext, theme};
use playground_engine::MissingModule;
use playground_graphics::egui::{self, Frame, Margin, Popup, Ui};
use std::path::PathBuf;

/// The GUI around the panels.
///
/// Each frame the app calls [`ui`](Self::ui), executes the commands that it pushed, and then those
/// of [`take_confirmed`](Self::take_confirmed). Commands that affect only the screen
/// ([`CommandRow::shows`](playground_core_ui::CommandRow::shows)) are passed to
/// [`execute`](Self::execute).
///
/// **Unsaved changes.** When a command would lose changes, the app does not execute it, but calls
/// [`open_unsaved_dialog`](Self::open_unsaved_dialog). The decision of the user is returned by
/// `take_confirmed` in a later frame: `Save` (or `SaveAs`) and the command, the command alone, or
/// nothing. These are executed in order without asking again; when one fails, the rest is dropped.
pub struct EditorShell {
    dock: Dock,
    dialogs: Dialogs,
    toasts: Toasts,
    palette: Palette,
    hub: Hub,
    toolbar: Toolbar,
    reload: ReloadWatch,
    menus: MenuKeys,
    confirmed: Vec<EditorCommand>,
}

impl EditorShell {
    /// A shell with the default layout. Installs fonts and style in the context.
    pub fn new(ctx: &egui::Context) -> Self {
        install_style(ctx);
        Self {
            dock: Dock::default(),
            dialogs: Dialogs::default(),
            toasts: Toasts::default(),
            palette: Palette::default(),
            hub: Hub::default(),
            toolbar: Toolbar::default(),
            reload: ReloadWatch::default(),
            menus: MenuKeys::default(),
            confirmed: Vec::new(),
        }
    }

    /// Draws everything. Pushes the commands of the user to `context.commands`.
    pub fn ui(&mut self, ui: &mut Ui, panels: &BoundAllPanelView, context: &mut PanelContext<'_>) {
        self.show(ui, panels, context);
    }

    /// Draws everything, with any set of panels.
    pub fn show<P: PanelSet>(&mut self, ui: &mut Ui, panels: &P, context: &mut PanelContext<'_>) {
        let state = context.state;
        if let Some(again_s) = self.reload.update(state, ui.input(|i| i.time)) {
            ui.request_repaint_after_secs(again_s as f32);
        }
        if self.reload.has_failed() {
            self.dock.show(PROBLEMS);
        }
        let entries = panels.entries();
        let actions = actions(state, &self.panel_rows(&entries));
        let keys_are_free = !self.dialogs.is_open() && !self.palette.is_open();
        self.menus.read(ui, keys_are_free && !state.play.captured);
        let mut sent = Vec::new();
        let mut bar = BarContext {
            state,
            actions: &actions,
            reload: &mut self.reload,
            menus: &mut self.menus,
            sent: &mut sent,
        };
        bars_ui(ui, &mut self.toolbar, &mut bar);
        let central = Frame::new().fill(theme::BACKGROUND);
        egui::CentralPanel::no_frame()
            .frame(central)
            .show(ui, |ui| {
                if state.project.is_some() {
                    self.dock.ui(ui, panels, &entries, context);
                } else {
                    self.hub.ui(ui, state, &actions, &mut sent);
                }
            });
        let mut output = DialogOutput {
            commands: context.commands,
            confirmed: &mut self.confirmed,
        };
        self.dialogs.ui(ui, state, &actions, &mut output);
        sent.extend(self.palette.ui(ui, &actions));
        let remedy = self.toasts.ui(ui, state);
        sent.extend(remedy.map(Invoke::Command));
        if keys_are_free && !Popup::is_any_open(ui) {
            sent.extend(shortcuts::pressed(ui, &actions, state));
        }
        if !sent.is_empty() {
            // The effect of the actions is visible in the next frame.
            ui.request_repaint();
        }
        for invoke in sent {
            match invoke {
                Invoke::Command(command) => context.commands.push(command),
                Invoke::OpenDialog(dialog) => {
                    if dialog.is_about_scenes() {
                        context.commands.push(EditorCommand::Scenes);
                    }
                    self.dialogs.open_argument_dialog(ui, dialog, context.state);
                }
            }
        }
    }

    /// Takes the commands that the user confirmed. They are to be executed in order, without asking
    /// about unsaved changes; when one fails, the rest is dropped.
    pub fn take_confirmed(&mut self) -> Vec<EditorCommand> {
        std::mem::take(&mut self.confirmed)
    }

    /// Executes a command that affects only the screen; ignores all others.
    pub fn execute(&mut self, command: &EditorCommand) {
        match command {
            EditorCommand::ShowPanel(title) => self.dock.show(title),
            EditorCommand::TogglePanel(title) if self.dock.is_shown(title) => {
                self.dock.close(title)
            }
            EditorCommand::TogglePanel(title) => self.dock.show(title),
            EditorCommand::ResetLayout => self.dock.reset(),
            EditorCommand::ShowPalette => self.palette.toggle(),
            EditorCommand::ShowShortcuts => self.dialogs.show_shortcuts(),
            EditorCommand::ShowPreferences => self.dialogs.show_preferences(),
            _ => {}
        }
    }

    /// Opens the dialog about unsaved changes before `then`: see [`EditorShell`].
    pub fn open_unsaved_dialog(&mut self, then: EditorCommand) {
        self.dialogs.open_unsaved_dialog(then);
    }

    /// Opens the dialog about trust in a project.
    pub fn open_trust_dialog(&mut self, question: TrustQuestion) {
        self.dialogs.open_trust_dialog(question);
    }

    /// Opens the dialog about a save to `file` while these modules are missing.
    pub fn open_missing_dialog(&mut self, missing: Vec<MissingModule>, file: Option<PathBuf>) {
        self.dialogs.open_missing_dialog(missing, file);
    }

    /// What the user confirmed to come after a command that opened a dialog instead: it comes when
    /// that dialog ends with the command after all.
    pub fn go_on_after_dialog(&mut self, commands: Vec<EditorCommand>) {
        self.dialogs.go_on_after(commands);
    }

    /// Opens the dialog about changes that were recovered.
    pub fn open_recovery_dialog(&mut self) {
        self.dialogs.open_recovery_dialog();
    }

    /// Opens the dialog about conflicts between the scene and its file.
    pub fn open_conflict_dialog(&mut self) {
        self.dialogs.open_conflict_dialog();
    }

    /// Opens the dialog about a reload that waits for a decision.
    pub fn open_plan_dialog(&mut self) {
        self.dialogs.open_plan_dialog();
    }

    /// Shows a notification.
    pub fn notify(&mut self, kind: ToastKind, text: impl Into<String>) {
        self.toasts.push(kind, text.into(), &[]);
    }

    /// Shows a notification with what the user can do about it.
    pub fn offer(&mut self, kind: ToastKind, text: impl Into<String>, remedies: &[Remedy]) {
        self.toasts.push(kind, text.into(), remedies);
    }

    /// The layout of the panels as text, to save it.
    pub fn layout(&self) -> String {
        self.dock.layout()
    }

    /// Restores a saved layout. Panels that are not loaded keep their position, missing ones are
    /// added. After an error the layout is unchanged.
    pub fn set_layout(&mut self, layout: &str) -> Result<(), LayoutError> {
        self.dock.set_layout(layout)
    }

    /// True while a dialog or the palette has the keyboard.
    pub fn has_keyboard(&self) -> bool {
        self.dialogs.is_open() || self.palette.is_open()
    }

    /// Uses the editor's own folder dialog even where the desktop has one: for headless runs.
    pub fn use_own_folder_dialog(&mut self) {
        self.dialogs.use_own_folder_dialog();
    }

    fn panel_rows(&self, entries: &[PanelEntry]) -> Vec<PanelRow> {
        let mut entries: Vec<&PanelEntry> = entries.iter().collect();
        entries.sort_by_key(|entry| (entry.info.side, entry.info.order, entry.info.title));
        let row = |entry: &PanelEntry| {
            let title = entry.info.title.to_owned();
            PanelRow {
                is_shown: self.dock.is_shown(&title),
                icon: entry.info.icon,
                title,
            }
        };
        entries.into_iter().map(row).collect()
    }
}

fn bars_ui(ui: &mut Ui, toolbar: &mut Toolbar, bar: &mut BarContext<'_>) {
    let frame = |fill| {
        Frame::new()
            .fill(fill)
            .inner_margin(Margin::symmetric(8, 0))
    };
    let fixed = |panel: egui::Panel, height: f32, fill| {
        panel
            .exact_size(height)
            .resizable(false)
            .show_separator_line(false)
            .frame(frame(fill))
    };
    fixed(egui::Panel::top("menu bar"), 32.0, theme::BACKGROUND).show(ui, |ui| {
        ui.add_space(4.0);
        menu_bar_ui(ui, bar);
    });
    if bar.state.project.is_some() {
        fixed(egui::Panel::top("toolbar"), 44.0, theme::PANEL).show(ui, |ui| toolbar.ui(ui, bar));
        restart_banner_ui(ui, bar);
        safe_mode_banner_ui(ui, bar);
    }
    fixed(egui::Panel::bottom("status bar"), 26.0, theme::BACKGROUND).show(ui, |ui| {
        status_bar_ui(ui, bar);
    });
    comparison_ui(ui, bar);
}
