//! Editor of text: Enter or leaving the field commits, Escape cancels.

use super::asset_editor::asset_ui;
use super::{Editing, Field, TextEditing, field::inner, number::MIXED};
use playground_base::Value;
use playground_core_ui::text_field;
use playground_graphics::egui::{Id, Key, Response, Ui};

/// Edits a text.
pub fn text_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    if let Some(kind) = field.attributes.asset {
        return asset_ui(ui, kind, field, editing);
    }
    let text = field.common().and_then(|value| inner(value).as_text());
    let id = Id::unique((&field.path, "text"));
    let hint = if text.is_none() { MIXED } else { "" };
    let (response, entered) = committed_text_ui(ui, (id, hint), text, editing.texts);
    if let Some(text) = entered {
        editing.set(response.id, field, Value::Text(text));
    }
}

/// A field for a text, with what it shows while it is empty; pass `None` for texts that differ. Its
/// `id` is the same whatever is drawn before it. Returns the text when it is committed and changed.
pub fn committed_text_ui(
    ui: &mut Ui,
    (id, hint): (Id, &str),
    text: Option<&str>,
    texts: &mut TextEditing,
) -> (Response, Option<String>) {
    let open = texts.take(id);
    let mut buffer = open.unwrap_or_else(|| text.unwrap_or_default().to_owned());
    let field = text_field("text", &mut buffer)
        .id(id)
        .hint_text(hint)
        .desired_width(ui.available_width());
    let response = ui.add(field);
    if response.has_focus() {
        texts.store(id, buffer);
        return (response, None);
    }
    let is_cancelled = ui.input(|input| input.key_pressed(Key::Escape));
    let is_unchanged = text == Some(buffer.as_str()) || (text.is_none() && buffer.is_empty());
    let is_entered = response.lost_focus() && !is_cancelled && !is_unchanged;
    (response, is_entered.then_some(buffer))
}
