//! Editor of bools.

use super::{Editing, Field, field::inner};
use playground_base::Value;
use playground_graphics::egui::{Checkbox, Ui};

/// Edits a bool.
pub fn bool_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let is_mixed = field.common().is_none();
    let mut value = field.primary().map(inner) == Some(&Value::Bool(true));
    ui.spacing_mut().button_padding.x = 0.0;
    let response = ui.add(Checkbox::without_text(&mut value).indeterminate(is_mixed));
    if response.changed() {
        editing.set(response.id, field, Value::Bool(value));
    }
}
