//! [`PreferencesDialog`]: what the user prefers, in all projects.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::{plain_button, text_field};
use playground_core_ui::{EditorCommand, Preference, Preferences, theme};
use playground_graphics::egui::{Align, DragValue, Label, Layout, RichText, Ui, vec2};

const WIDTH: f32 = 520.0;
const LABEL_WIDTH: f32 = 160.0;

/// A dialog with the preferences. What is changed applies at once.
#[derive(Debug, Default)]
pub struct PreferencesDialog {
    /// The external editor while it is typed.
    editor: Option<String>,
    /// The size of the interface while it is dragged: it changes when the mouse is let go, because
    /// everything under the mouse moves with it.
    ui_scale: Option<f32>,
}

impl PreferencesDialog {
    /// Draws the dialog; true while it stays open.
    pub fn ui(
        &mut self,
        ui: &Ui,
        preferences: &Preferences,
        commands: &mut Vec<EditorCommand>,
    ) -> bool {
        let mut is_open = true;
        let closed = dialog_ui(ui, "Preferences", WIDTH, |ui| {
            title_ui(ui, "Sources");
            self.editor_ui(ui, preferences, commands);
            title_ui(ui, "Steps of the tools, with Snap or Ctrl");
            for of in [
                Preference::SnapM,
                Preference::SnapDegrees,
                Preference::SnapScale,
            ] {
                step_ui(ui, of, preferences, commands);
            }
            title_ui(ui, "Screen");
            self.scale_ui(ui, preferences, commands);
            buttons_ui(ui, |ui| {
                is_open = !main_button(ui, true, "Close");
                if ui.add(plain_button("Reset All")).clicked() {
                    let all = Preference::ALL.into_iter();
                    commands.extend(all.map(|of| EditorCommand::Prefer(of, None)));
                    *self = Self::default();
                }
            });
        });
        is_open && !closed
    }

    fn editor_ui(
        &mut self,
        ui: &mut Ui,
        preferences: &Preferences,
        commands: &mut Vec<EditorCommand>,
    ) {
        row_ui(ui, Preference::Editor, |ui| {
            let placeholder = "code --goto {file}:{line}";
            let width = ui.available_width() - 16.0;
            let known = || preferences.editor.clone();
            let editor = self.editor.get_or_insert_with(known);
            let field = text_field(ui, editor, "External editor", placeholder, width);
            if field.lost_focus() && editor.trim() != preferences.editor {
                let text = editor.trim().to_owned();
                let text = Some(text).filter(|text| !text.is_empty());
                commands.push(EditorCommand::Prefer(Preference::Editor, text));
            }
        });
        let hint = "The command that opens a source; {file} and {line} are replaced. Empty: \
                    $PLAYGROUND_EDITOR, $VISUAL, or the editor of the system.";
        ui.add(Label::new(RichText::new(hint).color(theme::TEXT_WEAK)).wrap());
    }

    fn scale_ui(
        &mut self,
        ui: &mut Ui,
        preferences: &Preferences,
        commands: &mut Vec<EditorCommand>,
    ) {
        row_ui(ui, Preference::UiScale, |ui| {
            let scale = self.ui_scale.get_or_insert(preferences.ui_scale);
            let mut percent = (*scale * 100.0).round();
            let value = DragValue::new(&mut percent)
                .speed(1.0)
                .range(50.0..=300.0)
                .max_decimals(0)
                .suffix(" %");
            let value = ui.add_sized(vec2(90.0, 26.0), value);
            *scale = percent / 100.0;
            let is_settled = !value.dragged() && !value.has_focus();
            if is_settled && (*scale - preferences.ui_scale).abs() > 1e-4 {
                let text = Some(scale.to_string());
                commands.push(EditorCommand::Prefer(Preference::UiScale, text));
            }
        });
    }
}

fn title_ui(ui: &mut Ui, title: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(title).strong().color(theme::TEXT_STRONG));
    ui.add_space(4.0);
}

fn row_ui(ui: &mut Ui, of: Preference, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let layout = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(LABEL_WIDTH, 28.0), layout, |ui| {
            ui.set_min_width(LABEL_WIDTH);
            ui.label(RichText::new(of.choice().title).color(theme::TEXT));
        });
        add(ui);
    });
}

fn step_ui(
    ui: &mut Ui,
    of: Preference,
    preferences: &Preferences,
    commands: &mut Vec<EditorCommand>,
) {
    let (suffix, speed) = match of {
        Preference::SnapM => (" m", 0.01),
        Preference::SnapDegrees => ("\u{b0}", 0.5),
        _ => ("", 0.01),
    };
    let mut preferences = preferences.clone();
    let (Some(number), Some((least, greatest))) = (preferences.number_mut(of), of.range()) else {
        return;
    };
    row_ui(ui, of, |ui| {
        let value = DragValue::new(number)
            .speed(speed)
            .range(least..=greatest)
            .max_decimals(3)
            .suffix(suffix);
        let value = ui.add_sized(vec2(90.0, 26.0), value);
        if value.accessible_name(of.choice().title).changed() {
            commands.push(EditorCommand::Prefer(of, Some(number.to_string())));
        }
    });
}
