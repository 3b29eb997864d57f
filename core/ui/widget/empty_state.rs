//! [`EmptyState`]: a hint where there is no content.

use crate::theme;
use playground_graphics::egui::{Color32, Frame, Margin, RichText, Ui};

/// A hint where there is no content: what is missing, and what to do about it.
///
/// ```ignore
/// EmptyState::new(ICON_PETS.codepoint, "No fish", "Add a Flock, and press Play.").show(ui);
/// ```
pub struct EmptyState<'a> {
    icon: &'a str,
    icon_color: Color32,
    title: &'a str,
    hint: &'a str,
}

impl<'a> EmptyState<'a> {
    /// `title` says what is missing, `hint` what to do about it.
    pub const fn new(icon: &'a str, title: &'a str, hint: &'a str) -> Self {
        Self {
            icon,
            icon_color: theme::TEXT_WEAK,
            title,
            hint,
        }
    }

    /// The icon in another colour of the theme: something failed, or all is well.
    pub const fn icon_color(mut self, color: Color32) -> Self {
        self.icon_color = color;
        self
    }

    /// Draws it in the middle of what is left of the panel.
    pub fn show(self, ui: &mut Ui) {
        self.show_with(ui, |_| {});
    }

    /// The same, with buttons below it.
    pub fn show_with(self, ui: &mut Ui, actions_ui: impl FnOnce(&mut Ui)) {
        ui.add_space((ui.available_height() * 0.3).clamp(8.0, 120.0));
        let margin = Margin::symmetric(theme::MARGIN as i8, 0);
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.label(RichText::new(self.icon).size(28.0).color(self.icon_color));
                ui.label(RichText::new(self.title).color(theme::TEXT_STRONG));
                ui.label(RichText::new(self.hint).color(theme::TEXT_WEAK));
                ui.add_space(theme::MARGIN);
                actions_ui(ui);
            });
        });
    }
}
