//! [`number_ui`]: a field for a number, which is dragged or typed into.

use super::Editing;
use super::number::Number;
use super::refusal::refusal_ui;
use crate::layout::FIELD_HEIGHT;
use playground_base::egui::accesskit::{Action, ActionData};
use playground_base::egui::emath::{self, smart_aim};
use playground_base::egui::{
    Align2, CursorIcon, Id, Key, Modifiers, Rect, Response, Sense, TextStyle, Ui, WidgetInfo, vec2,
};
use playground_core_ui::{select_all_text, text_field};

/// The padding on both sides of a number, in points.
const PADDING: f32 = 3.0;
/// With Shift, a drag changes the number by this share of its step.
const SLOW: f64 = 0.1;

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
        let value = number.clamped(number.value + number.step().max(whole_step(number)) * steps);
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

fn is_cancelled(ui: &Ui) -> bool {
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

fn requested_steps(input: &playground_base::egui::InputState, id: Id) -> f64 {
    let count = |action| input.num_accesskit_action_requests(id, action) as f64;
    count(Action::Increment) - count(Action::Decrement)
}

fn whole_step(number: &Number) -> f64 {
    if number.is_whole { 1.0 } else { 0.0 }
}

/// The number as a box that can be dragged; a click edits its text.
fn drag_ui(ui: &Ui, (id, rect): (Id, Rect), number: &Number) -> (Response, Option<f64>) {
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    let suffix = number.suffix();
    let digits = fitting_digits(ui, rect.width()).saturating_sub(suffix.chars().count());
    let entered = dragged(ui, &response, number).or_else(|| set_by_reader(ui, id, number));
    let shown = Number {
        value: entered.unwrap_or(number.value),
        ..*number
    };
    let text = shown.text(digits);
    if response.clicked() {
        response.request_focus();
        select_all_text(ui, id, &text);
    }
    let text = format!("{text}{suffix}");
    paint(ui, &response, &text);
    response.widget_info(|| WidgetInfo::drag_value(ui.is_enabled(), number.value));
    ui.accesskit_node_builder(id, |node| {
        node.add_action(Action::SetValue);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
        node.set_value(text);
    });
    (response, entered)
}

fn paint(ui: &Ui, response: &Response, text: &str) {
    let visuals = ui.style().interact(response);
    let painter = ui.painter_at(response.rect);
    painter.rect_filled(response.rect, visuals.corner_radius, visuals.weak_bg_fill);
    painter.text(
        response.rect.center(),
        Align2::CENTER_CENTER,
        text,
        TextStyle::Body.resolve(ui.style()),
        visuals.text_color(),
    );
}

/// A drag of a number: the number at its start, and the number without rounding; none at rest. The
/// memory of egui outlives this module, so it gets no type of it.
type Dragged = Option<(f64, f64)>;

/// The number after the movement of the mouse in this frame; `None` when it is the same. It is rounded
/// to what the movement can aim at, so the exact number is stored during the drag. Escape ends the drag
/// and restores the number of its start.
fn dragged(ui: &Ui, response: &Response, number: &Number) -> Option<f64> {
    let id = response.id.with("drag");
    let stored: Dragged = ui.data(|data| data.get_temp(id)).flatten();
    if !response.dragged() {
        if stored.is_some() {
            ui.data_mut(|data| data.insert_temp(id, Dragged::None));
        }
        let (start, _) = stored.filter(|_| is_cancelled(ui))?;
        return (start != number.value).then_some(start);
    }
    let is_new = ui.input(|input| input.pointer.any_pressed());
    let stored = stored.filter(|_| !is_new);
    let (start, exact) = stored.unwrap_or((number.value, number.value));
    let (is_slow, aim) = ui.input(|input| (input.modifiers.shift, input.aim_radius()));
    let step = number.step() * if is_slow { SLOW } else { 1.0 };
    let by = response.drag_delta().x - response.drag_delta().y;
    let exact = exact + f64::from(by) * step;
    ui.data_mut(|data| data.insert_temp(id, Dragged::Some((start, exact))));
    if by == 0.0 {
        return None;
    }
    let value = number.clamped(rounded(exact, f64::from(aim) * step, is_slow));
    let value = if number.is_whole {
        value.round()
    } else {
        value
    };
    (value != number.value).then_some(value)
}

/// The roundest number within `aim` of a number.
fn rounded(exact: f64, aim: f64, is_slow: bool) -> f64 {
    let value = smart_aim::best_in_range_f64(exact - aim, exact + aim);
    let decimals = aim.log10().min(0.0).abs().ceil().clamp(0.0, 15.0) as usize;
    emath::round_to_decimals(value, decimals + usize::from(is_slow))
}

/// The number that a screen reader sets.
fn set_by_reader(ui: &Ui, id: Id, number: &Number) -> Option<f64> {
    ui.input(|input| {
        let steps = requested_steps(input, id);
        let mut requests = input.accesskit_action_requests(id, Action::SetValue);
        let set = requests.find_map(|request| match request.data {
            Some(ActionData::NumericValue(value)) => Some(value),
            _ => None,
        });
        let stepped = number.value + steps * number.step().max(whole_step(number));
        let value = set.or((steps != 0.0).then_some(stepped))?;
        Some(number.clamped(value))
    })
}

/// The number of digits that fit into a field.
fn fitting_digits(ui: &Ui, width: f32) -> usize {
    let font = TextStyle::Body.resolve(ui.style());
    let digit = ui.fonts_mut(|fonts| fonts.glyph_width(&font, '0')).max(1.0);
    ((width - 2.0 * PADDING) / digit).max(1.0) as usize
}
