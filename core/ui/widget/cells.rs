//! Cells of a table.

use crate::{EditorCommand, icon, theme};
use playground_graphics::egui::{Align, Button, Color32, Label, Layout, Rect, RichText, Ui, vec2};
use std::path::Path;

/// A text, cut where it is too long; `hint` shows under the mouse, unless it is empty.
pub fn text_cell(ui: &mut Ui, text: &str, color: Color32, hint: &str) {
    let label = Label::new(RichText::new(text).color(color)).truncate();
    let label = ui.add(label.selectable(false));
    if !hint.is_empty() {
        label.on_hover_text(hint);
    }
}

/// A number, aligned to the right.
pub fn number_cell(ui: &mut Ui, text: &str, color: Color32) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(4.0);
        ui.add(Label::new(RichText::new(text).color(color)).selectable(false));
    });
}

/// A bar for a share from 0 to 1, behind the next content of the cell.
pub fn share_bar(ui: &Ui, share: f32) {
    let area = ui.max_rect().shrink2(vec2(0.0, 3.0));
    let width = area.width() * share.clamp(0.0, 1.0);
    let bar = Rect::from_min_size(area.min, vec2(width, area.height()));
    let color = theme::SELECTION.gamma_multiply(0.7);
    ui.painter().rect_filled(bar, 2.0, color);
}

/// A button that opens the source of `what`.
pub fn source_button(
    ui: &mut Ui,
    (file, line): (&Path, u32),
    what: &str,
    commands: &mut Vec<EditorCommand>,
) {
    let glyph = RichText::new(icon::ICON_OPEN_IN_NEW.codepoint).color(theme::TEXT_WEAK);
    let open = ui.add(Button::new(glyph).frame(false));
    let open = open.on_hover_text(format!("Opens {}:{line}", file.display()));
    let name = format!("Open the source of {what}");
    if open.accessible_name(name).clicked() {
        commands.push(EditorCommand::OpenSource(file.to_owned(), line));
    }
}
