//! Editor of the path of a picture: a text, and a list of the project's pictures.

use super::text_editor::plain_text_ui;
use super::{Editing, Field};
use playground_base::Value;
use playground_core_ui::{EditorCommand, icon, theme};
use playground_graphics::egui::{
    Align, Button, Id, Layout, Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Ui, vec2,
};

/// The width of the button beside the text, in points.
const BUTTON_WIDTH: f32 = 26.0;

/// Edits the path of a picture.
pub fn picture_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    let text = vec2(
        ui.available_width() - BUTTON_WIDTH - 2.0,
        ui.available_height(),
    );
    ui.allocate_ui(text, |ui| {
        ui.set_width(text.x);
        plain_text_ui(ui, field, editing);
    });
    let button = button_ui(ui);
    if button.clicked() {
        // The list is of the files that are there now.
        editing.commands.push(EditorCommand::Pictures);
    }
    let mut picked = None;
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| picked = list_ui(ui, editing.pictures));
    if let Some(path) = picked {
        let id = Id::unique((&field.path, "picture"));
        editing.set(id, field, Value::Text(path));
    }
}

fn button_ui(ui: &mut Ui) -> Response {
    let glyph = RichText::new(icon::ICON_IMAGE.codepoint).color(theme::TEXT_WEAK);
    let size = vec2(BUTTON_WIDTH, ui.spacing().interact_size.y);
    let button = ui.add(Button::new(glyph).min_size(size));
    let button = button.on_hover_text("Chooses a picture of the project's assets");
    button.accessible_name("Choose a picture")
}

/// The pictures; returns the chosen path, which is empty for none.
fn list_ui(ui: &mut Ui, pictures: &[String]) -> Option<String> {
    ui.set_width(220.0);
    let mut picked = None;
    let mut item_ui = |ui: &mut Ui, title: &str, path: &str| {
        let item = Button::new(title).frame_when_inactive(false).truncate();
        let item = item.min_size(vec2(ui.available_width(), theme::ROW_HEIGHT));
        if ui.add(item).clicked() {
            picked = Some(path.to_owned());
        }
    };
    ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
        item_ui(ui, "None", "");
        for path in pictures {
            item_ui(ui, path, path);
        }
    });
    if pictures.is_empty() {
        let text = "The folder assets of the project has no pictures. Drop a PNG file onto the \
                    window to copy it there.";
        // The menu justifies its items.
        let layout = Layout::top_down(Align::Min);
        ui.with_layout(layout, |ui| {
            ui.label(RichText::new(text).color(theme::TEXT_WEAK));
        });
    }
    picked
}
