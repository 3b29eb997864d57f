//! Text fields of panels: the same margins everywhere, and ids that do not move.

use crate::theme;
use playground_graphics::egui::text::{CCursor, CCursorRange};
use playground_graphics::egui::{Align2, Context, Id, Margin, TextEdit, vec2};

/// A field for one line of text, as high as a row.
///
/// Its id depends on `salt` and not on the widgets before it: those may come and go while the user
/// types, and the focus stays. `salt` is unique among the fields of the same `Ui`.
pub fn text_field<'t>(salt: &str, text: &'t mut String) -> TextEdit<'t> {
    TextEdit::singleline(text)
        .id_salt(salt)
        .margin(Margin::symmetric(6, 2))
        .min_size(vec2(0.0, theme::ROW_HEIGHT))
        .align(Align2::LEFT_CENTER)
}

/// Selects the whole text of the field with this id, so that what is typed next replaces it.
pub fn select_all_text(ctx: &Context, field: Id, text: &str) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    let all = CCursorRange::two(CCursor::new(0), end);
    state.cursor.set_char_range(Some(all));
    TextEdit::store_state(ctx, field, state);
}
