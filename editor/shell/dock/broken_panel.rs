//! [`Failures`]: shows an error in place of a panel that panicked.

use crate::shell::widget::{filled_button, hint, icon_text, plain_button};
use playground_base::ModuleError;
use playground_core_ui::{EditorCommand, EditorState, icon, theme};
use playground_graphics::egui::{Frame, Margin, RichText, ScrollArea, Stroke, Ui};
use std::collections::HashMap;

/// The failure of a panel.
#[derive(Debug)]
struct Failure {
    text: String,
    /// The generation of the module that failed.
    generation: u32,
}

/// Panels that panicked, by type name. They are not called again until their module is reloaded or
/// the user retries: a panel that fails in every frame would only fill the log.
#[derive(Debug, Default)]
pub struct Failures {
    by_name: HashMap<&'static str, Failure>,
}

impl Failures {
    /// Stores the error of a panel, for the generation that is loaded now.
    pub fn put(&mut self, name: &'static str, error: &ModuleError, state: &EditorState) {
        let text = error.to_string();
        let generation = generation_of(name, state);
        self.by_name.insert(name, Failure { text, generation });
    }

    /// Draws the error of a panel, if it has one. False when the panel may be called.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        name: &'static str,
        state: &EditorState,
        commands: &mut Vec<EditorCommand>,
    ) -> bool {
        let Some(failure) = self.by_name.get(name) else {
            return false;
        };
        if failure.generation != generation_of(name, state) {
            self.by_name.remove(name);
            return false;
        }
        if card_ui(ui, name, &failure.text, state, commands) {
            self.by_name.remove(name);
        }
        true
    }
}

fn generation_of(name: &str, state: &EditorState) -> u32 {
    let module = state
        .modules
        .iter()
        .find(|module| module.view_model == name);
    module.map_or(0, |module| module.generation)
}

/// The package of `crate::Type`.
fn package_of(name: &str, state: &EditorState) -> String {
    let module = state
        .modules
        .iter()
        .find(|module| module.view_model == name);
    match module {
        Some(module) => module.package.clone(),
        None => name.split("::").next().unwrap_or(name).replace('_', "-"),
    }
}

/// True when the panel is to be tried again.
fn card_ui(
    ui: &mut Ui,
    name: &str,
    text: &str,
    state: &EditorState,
    commands: &mut Vec<EditorCommand>,
) -> bool {
    let frame = Frame::new()
        .fill(theme::ERROR.gamma_multiply(0.10))
        .stroke(Stroke::new(1.0, theme::ERROR.gamma_multiply(0.6)))
        .corner_radius(theme::ROUNDING + 2)
        .outer_margin(Margin::same(8))
        .inner_margin(Margin::same(16));
    let mut again = false;
    ScrollArea::vertical().show(ui, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(icon_text(icon::ICON_ERROR.codepoint, 18.0).color(theme::ERROR));
                ui.label(
                    RichText::new("This panel stopped")
                        .strong()
                        .color(theme::TEXT_STRONG),
                );
            });
            ui.add_space(4.0);
            ui.label(RichText::new(text).monospace().color(theme::TEXT));
            ui.add_space(4.0);
            hint(ui, "The editor and the scene are untouched.");
            ui.add_space(8.0);
            ui.horizontal_wrapped(|ui| {
                if ui
                    .add(filled_button("Reload module", theme::RELOAD))
                    .clicked()
                {
                    commands.push(EditorCommand::Reload(Some(package_of(name, state))));
                }
                again = ui.add(plain_button("Try again")).clicked();
            });
        });
    });
    again
}
