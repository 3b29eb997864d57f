//! The frame that all dialogs share.

use crate::shell::widget::{filled_button, plain_button};
use playground_core_ui::theme;
use playground_graphics::egui::{Align, Frame, Id, Key, Layout, Modal, Modifiers, RichText, Ui};

/// Draws a dialog with a title; true when `Esc` or a click beside it closed it.
pub fn dialog_ui(ui: &Ui, title: &str, width: f32, content: impl FnOnce(&mut Ui)) -> bool {
    let frame = Frame::window(ui.style()).inner_margin(24);
    let modal = Modal::new(Id::unique(("dialog", title)))
        .frame(frame)
        .backdrop_color(theme::BACKGROUND.gamma_multiply(0.7));
    let shown = modal.show(ui, |ui| {
        ui.set_width(width);
        ui.label(
            RichText::new(title)
                .size(17.0)
                .strong()
                .color(theme::TEXT_STRONG),
        );
        ui.add_space(12.0);
        content(ui);
    });
    shown.should_close()
}

/// Buttons at the lower right. They are laid out from right to left: add the main one first.
pub fn buttons_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.add_space(20.0);
    ui.with_layout(Layout::right_to_left(Align::Center), content);
}

/// A button for what cannot be undone: pressed by a click only, never by Enter.
pub fn danger_button(ui: &mut Ui, text: &str) -> bool {
    ui.add(filled_button(text, theme::ERROR)).clicked()
}

/// The main button: also pressed by Enter, unless it is disabled.
pub fn main_button(ui: &mut Ui, enabled: bool, text: &str) -> bool {
    let response = if enabled {
        ui.add(filled_button(text, theme::ACCENT))
    } else {
        ui.add_enabled(false, plain_button(text))
    };
    let enter = enabled && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    response.clicked() || enter
}
