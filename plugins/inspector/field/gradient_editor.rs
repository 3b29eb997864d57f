//! Editor of gradients: a strip that shows the gradient, and opens its stops.

use super::color_picker::opaque_color_picker_ui;
use super::gradient_paint::paint_gradient;
use super::gradient_stops::{GradientStops, Stop};
use super::{Editing, Field, field::inner, number::MIXED};
use crate::layout::FIELD_HEIGHT;
use playground_base::{Color, Gradient, from_value, to_value};
use playground_core_ui::{icon, theme};
use playground_graphics::egui::{
    Align, Align2, Button, DragValue, FontId, Id, Layout, Popup, PopupCloseBehavior, Response,
    RichText, Role, Sense, StrokeKind, Ui, WidgetInfo, vec2,
};

/// The width of the popup, in points: that of the colour picker in it.
pub const WIDTH: f32 = 220.0;

/// Edits a gradient.
pub fn gradient_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let gradient = field
        .primary()
        .map(|value| from_value(inner(value).clone()));
    let Some(Ok(gradient)) = gradient else {
        return;
    };
    let strip = strip_ui(ui, field, &gradient);
    let shown = Popup::menu(&strip)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| editor_ui(ui, strip.id.with("stops"), &gradient));
    if shown.is_some() && ui.input(|input| input.pointer.any_down()) {
        editing.gestures.hold(strip.id);
    }
    let edited: Option<Gradient> = shown.and_then(|shown| shown.inner);
    if let Some(Ok(value)) = edited.map(|gradient| to_value(&gradient)) {
        editing.set(strip.id, field, value);
    }
}

fn strip_ui(ui: &mut Ui, field: &Field<'_>, gradient: &Gradient) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), FIELD_HEIGHT));
    let strip = ui.interact(rect, Id::unique((&field.path, "gradient")), Sense::click());
    strip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &field.label));
    let visuals = ui.style().interact(&strip);
    let painter = ui.painter_at(rect);
    if field.common().is_some() {
        paint_gradient(&painter, rect, gradient);
    } else {
        painter.rect_filled(rect, visuals.corner_radius, theme::FIELD);
        let (center, font) = (rect.center(), FontId::proportional(12.0));
        painter.text(center, Align2::CENTER_CENTER, MIXED, font, theme::TEXT_WEAK);
    }
    let (radius, stroke) = (visuals.corner_radius, visuals.bg_stroke);
    painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    strip.on_hover_text("Opens the gradient")
}

/// The stops, and what the chosen one has. Returns the gradient as edited.
fn editor_ui(ui: &mut Ui, id: Id, gradient: &Gradient) -> Option<Gradient> {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 6.0;
    let chosen_id = id.with("chosen");
    let chosen: Option<u64> = ui.data(|data| data.get_temp(chosen_id));
    let chosen = chosen.map_or(Some(Stop::Color(0)), Stop::from_number);
    let mut stops = GradientStops::new(gradient, chosen);
    stops.ui(ui, id);
    stop_ui(ui, &mut stops);
    if let Some(Stop::Color(at)) = stops.chosen
        && let Some(key) = stops.gradient.colors.get_mut(at)
    {
        let [r, g, b, _] = key.color.to_array();
        let picked = opaque_color_picker_ui(ui, id.with(("picker", at)), [r, g, b, 1.0]);
        if let Some([r, g, b, _]) = picked {
            key.color = Color {
                r,
                g,
                b,
                ..key.color
            };
        }
    }
    let number = Stop::to_number(stops.chosen);
    ui.data_mut(|data| data.insert_temp(chosen_id, number));
    (stops.gradient != *gradient).then_some(stops.gradient)
}

/// The numbers of the chosen stop; else a hint.
fn stop_ui(ui: &mut Ui, stops: &mut GradientStops) {
    let size = vec2(WIDTH, theme::ROW_HEIGHT);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.x = 84.0;
        let (bounds, chosen) = (stops.bounds_of_chosen(), stops.chosen);
        let Some(((from, to), time)) = bounds.zip(stops.chosen_time_mut()) else {
            let text = "Click above or below the bar to add a stop.";
            ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
            return;
        };
        let time = DragValue::new(time).speed(0.005).range(from..=to);
        ui.add(time.prefix("Time ").max_decimals(3))
            .on_hover_text("When, from 0 to 1");
        if let Some(Stop::Alpha(at)) = chosen
            && let Some(key) = stops.gradient.alphas.get_mut(at)
        {
            let alpha = DragValue::new(&mut key.alpha).speed(0.005).range(0.0..=1.0);
            ui.add(alpha.prefix("Opacity ").max_decimals(3))
                .on_hover_text("0 is clear, 1 covers");
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(icon::ICON_DELETE.codepoint).color(theme::TEXT_WEAK);
            let remove = ui.add(Button::new(text).frame_when_inactive(false));
            let remove = remove.on_hover_text("Removes the stop (Delete)");
            if remove.accessible_name("Remove stop").clicked() {
                stops.remove_chosen();
            }
        });
    });
}
