//! [`number_ui`]: a field for a number, which is typed into or dragged.

use super::Editing;
use super::number::Number;
use super::number_drag::{drag_ui, requested_steps};
use super::refusal::refusal_ui;
use crate::layout::FIELD_HEIGHT;
use playground_core_ui::{select_all_text, text_field};
use playground_graphics::egui::{Align2, Id, Key, Modifiers, Rect, Response, TextStyle, Ui, vec2};

/// The padding on both sides of a number, in points.
const PADDING: f32 = 3.0;

/// A field for a number. Returns the number that the user entered.
///
/// A text that is no number of the range is not taken: the field says why, and Enter leaves it to be
/// mended. Its `id` is the same whatever is drawn before it.
pub fn number_ui(
    ui: &mut Ui,
    id: Id,
    number: Number,
    width: f32,
    editing: &mut Editing<'_>,
) -> (Response, Option<f64>) {
    let (_, rect) = ui.allocate_space(vec2(width, FIELD_HEIGHT));
    let has_focus = ui.is_enabled() && ui.memory(|memory| memory.has_focus(id));
    let typed = editing.texts.take(id);
    let (response, entered) = match (has_focus, typed) {
        (true, typed) => typing_ui(ui, (id, rect), &number, typed, editing),
        // Escape or a click elsewhere took the focus before this was drawn.
        (false, Some(typed)) => {
            let response = drag_ui(ui, (id, rect), &number).0;
            let entered = if is_cancelled(ui) {
                editing.texts.refusal = None;
                None
            } else {
                commit(ui, &response, &number, &typed, editing)
            };
            (response, entered)
        }
        (false, None) => drag_ui(ui, (id, rect), &number),
    };
    editing.hold(&response);
    refusal_ui(ui, &response, editing.texts);
    (response, entered)
}

/// The number as a text that is being edited. `typed` is `None` until the user changed it: leaving the
/// field then changes nothing, although the text is rounded.
fn typing_ui(
    ui: &mut Ui,
    (id, rect): (Id, Rect),
    number: &Number,
    typed: Option<String>,
    editing: &mut Editing<'_>,
) -> (Response, Option<f64>) {
    if let Some(steps) = take_steps(ui, id) {
        let value = number.clamped(number.value + number.key_step() * steps);
        editing.texts.refusal = None;
        return (
            field_ui(ui, id, rect, &mut number.text(usize::MAX)),
            Some(value),
        );
    }
    let was_typed = typed.is_some();
    let mut text = typed.unwrap_or_else(|| number.text(fitting_digits(ui, rect.width())));
    let response = field_ui(ui, id, rect, &mut text);
    if !was_typed && response.gained_focus() {
        select_all_text(ui, id, &text);
    }
    let is_changed = response.changed();
    if is_changed {
        editing.texts.refusal = None;
    }
    let is_typed = was_typed || is_changed;
    if response.has_focus() {
        if is_typed {
            editing.texts.store(id, text);
        }
        return (response, None);
    }
    if !is_typed || is_cancelled(ui) {
        editing.texts.refusal = None;
        return (response, None);
    }
    let entered = commit(ui, &response, number, &text, editing);
    (response, entered)
}

fn field_ui(ui: &mut Ui, id: Id, rect: Rect, text: &mut String) -> Response {
    let field = text_field("number", text)
        .id(id)
        .align(Align2::CENTER_CENTER)
        .margin(vec2(PADDING, 1.0))
        .min_size(rect.size())
        .desired_width(rect.width());
    ui.place(rect, field)
}

/// The number that a text means. A text that is refused stays in the field after Enter.
fn commit(
    ui: &Ui,
    response: &Response,
    number: &Number,
    text: &str,
    editing: &mut Editing<'_>,
) -> Option<f64> {
    match number.parse(text) {
        Ok(value) => {
            editing.texts.refusal = None;
            (value != number.value || number.is_mixed).then_some(value)
        }
        Err(reason) => {
            editing.texts.refuse(response.id, reason);
            if ui.input(|input| input.key_pressed(Key::Enter)) {
                editing.texts.store(response.id, text.to_owned());
                response.request_focus();
            }
            None
        }
    }
}

/// Whether Escape was pressed, which restores what was before.
pub fn is_cancelled(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Escape))
}

/// The steps of the arrow keys and of a screen reader; `None` without any.
fn take_steps(ui: &Ui, id: Id) -> Option<f64> {
    let steps = ui.input_mut(|input| {
        let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
        let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        up as f64 - down as f64 + requested_steps(input, id)
    });
    (steps != 0.0).then_some(steps)
}

/// The number of digits that fit into a field.
pub fn fitting_digits(ui: &Ui, width: f32) -> usize {
    let font = TextStyle::Body.resolve(ui.style());
    let digit = ui.fonts_mut(|fonts| fonts.glyph_width(&font, '0')).max(1.0);
    ((width - 2.0 * PADDING) / digit).max(1.0) as usize
}
