//! [`drag_ui`]: a number as a box that is dragged.

use super::number::Number;
use super::number_field::{fitting_digits, is_cancelled};
use playground_core_ui::select_all_text;
use playground_graphics::egui::accesskit::{Action, ActionData};
use playground_graphics::egui::emath::{self, smart_aim};
use playground_graphics::egui::{
    Align2, CursorIcon, Id, InputState, Rect, Response, Sense, TextStyle, Ui, WidgetInfo,
};

/// With Shift, a drag changes the number by this share of its step.
const SLOW: f64 = 0.1;

/// The number as a box that can be dragged; a click edits its text.
pub fn drag_ui(ui: &Ui, (id, rect): (Id, Rect), number: &Number) -> (Response, Option<f64>) {
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
        let stepped = number.value + steps * number.key_step();
        let value = set.or((steps != 0.0).then_some(stepped))?;
        Some(number.clamped(value))
    })
}

/// The steps that a screen reader requests.
pub fn requested_steps(input: &InputState, id: Id) -> f64 {
    let count = |action| input.num_accesskit_action_requests(id, action) as f64;
    count(Action::Increment) - count(Action::Decrement)
}
