//! Editor of text: Enter or leaving the field commits, Escape cancels.

use super::{Editing, Field, TextEditing, field::inner, number::MIXED};
use playground_base::Value;
use playground_base::egui::{Key, Response, TextEdit, Ui, vec2};
use playground_core_ui::theme;

/// Edits a text.
pub fn text_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let text = field.common().and_then(|value| inner(value).as_text());
    let (response, entered) = committed_text_ui(ui, text, editing.texts);
    if let Some(text) = entered {
        editing.set(response.id, field, Value::Text(text));
    }
}

/// A field for a text; pass `None` for texts that differ. Returns the text when it is committed and
/// changed.
pub fn committed_text_ui(
    ui: &mut Ui,
    text: Option<&str>,
    texts: &mut TextEditing,
) -> (Response, Option<String>) {
    let id = ui.next_auto_id();
    let open = texts.open.take_if(|(open, _)| *open == id);
    let mut buffer = open.map_or_else(|| text.unwrap_or_default().to_owned(), |(_, text)| text);
    let mut field = TextEdit::singleline(&mut buffer)
        .id(id)
        .desired_width(f32::INFINITY)
        .margin(vec2(4.0, 2.0));
    if text.is_none() {
        field = field.hint_text(MIXED);
    }
    let size = vec2(ui.available_width(), theme::ROW_HEIGHT - 2.0);
    let response = ui.add_sized(size, field);
    if response.has_focus() {
        texts.open = Some((response.id, buffer));
        return (response, None);
    }
    let is_cancelled = ui.input(|input| input.key_pressed(Key::Escape));
    let is_unchanged = text == Some(buffer.as_str()) || (text.is_none() && buffer.is_empty());
    let is_entered = response.lost_focus() && !is_cancelled && !is_unchanged;
    (response, is_entered.then_some(buffer))
}
