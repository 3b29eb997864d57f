//! The offer to restart the editor.

use super::BarContext;
use crate::shell::widget::{filled_button, icon_text, plain_button};
use playground_core_ui::{EditorCommand, icon, theme};
use playground_graphics::egui::{self, Align, Frame, Layout, Margin, RichText, Ui};

/// Draws the offer when the last reload needs a restart.
pub fn restart_banner_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    let Some(reason) = bar.reload.restart_reason(bar.state).map(str::to_owned) else {
        return;
    };
    let frame = Frame::new()
        .fill(theme::RELOAD.gamma_multiply(0.14))
        .inner_margin(Margin::symmetric(16, 8));
    egui::Panel::top("restart")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(plain_button("Later")).clicked() {
                    bar.reload.dismiss_restart(bar.state);
                }
                if ui.add(filled_button("Restart", theme::RELOAD)).clicked() {
                    bar.send(EditorCommand::Restart);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let symbol = icon::ICON_RESTART_ALT.codepoint;
                    ui.label(icon_text(symbol, 20.0).color(theme::RELOAD));
                    let text = "A contract changed. Restart keeps the project, scene and camera.";
                    let text = RichText::new(text).color(theme::TEXT_STRONG);
                    ui.add(egui::Label::new(text).truncate())
                        .on_hover_text(reason);
                });
            });
        });
}
