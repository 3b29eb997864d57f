//! Names modules of the project that are switched off.

use super::BarContext;
use crate::shell::widget::{filled_button, icon_text, plain_button};
use playground_core_engine::ModuleOff;
use playground_core_ui::{EditorCommand, icon, theme};
use playground_graphics::egui::{self, Align, Frame, Layout, Margin, RichText, Ui, vec2};

/// Draws a line for each module that is off, with what can be done about it.
pub fn safe_mode_banner_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    let state = bar.state;
    if state.modules_off.is_empty() {
        return;
    }
    let frame = Frame::new()
        .fill(theme::WARNING.gamma_multiply(0.14))
        .inner_margin(Margin::symmetric(16, 8));
    egui::Panel::top("safe mode")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            for module in &state.modules_off {
                line_ui(ui, module, bar);
            }
        });
}

fn line_ui(ui: &mut Ui, module: &ModuleOff, bar: &mut BarContext<'_>) {
    let size = vec2(ui.available_width(), 28.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let source = module.source.as_ref();
        if let Some((file, line)) = source
            && ui.add(plain_button("Open source")).clicked()
        {
            bar.send(EditorCommand::OpenSource(file.clone(), *line));
        }
        let hint = "Loads the module again. A reload after a change of its sources does it too";
        let on = ui.add(filled_button("Turn on", theme::WARNING));
        if on.on_hover_text(hint).clicked() {
            bar.send(EditorCommand::SwitchModule(module.package.clone(), true));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let symbol = icon::ICON_SHIELD.codepoint;
            ui.label(icon_text(symbol, 20.0).color(theme::WARNING));
            let text = text_of(module);
            let label = RichText::new(&text).color(theme::TEXT_STRONG);
            ui.add(egui::Label::new(label).truncate()).on_hover_text(format!(
                "{text}. Its systems and panels are not loaded; rows of its components stay as text, and \
                 are saved unchanged"
            ));
        });
    });
}

/// `Safe mode: game-plugin is off, because it ended the editor twice (game::walk, rules.rs:12)`.
fn text_of(module: &ModuleOff) -> String {
    match module.reason.as_str() {
        "" => format!("{} is switched off", module.package),
        reason => format!("Safe mode: {} is off, because {reason}", module.package),
    }
}
