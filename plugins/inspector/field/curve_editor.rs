//! Editor of curves: a strip that shows the curve, and opens a plot of it.

use super::curve_axes::paint_curve;
use super::curve_plot::CurvePlot;
use super::curve_presets::presets_ui;
use super::{Editing, Field, field::inner, number::MIXED};
use crate::layout::FIELD_HEIGHT;
use playground_base::{Curve, CurveKey, from_value, to_value};
use playground_core_ui::{icon, theme};
use playground_graphics::egui::{
    Align, Align2, Button, DragValue, FontId, Id, Layout, Popup, PopupCloseBehavior, Response,
    RichText, Role, Sense, StrokeKind, Ui, WidgetInfo, vec2,
};

/// The width of the plot, in points.
pub const WIDTH: f32 = 264.0;
/// Samples of a curve along the strip.
const STEPS: u32 = 64;

/// Edits a curve.
pub fn curve_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let curve = field
        .primary()
        .map(|value| from_value(inner(value).clone()));
    let Some(Ok(curve)) = curve else {
        return;
    };
    let strip = strip_ui(ui, field, &curve);
    let shown = Popup::menu(&strip)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| editor_ui(ui, strip.id.with("plot"), &curve));
    if shown.is_some() && ui.input(|input| input.pointer.any_down()) {
        editing.gestures.hold(strip.id);
    }
    let edited: Option<Curve> = shown.and_then(|shown| shown.inner);
    if let Some(Ok(value)) = edited.map(|curve| to_value(&curve)) {
        editing.set(strip.id, field, value);
    }
}

fn strip_ui(ui: &mut Ui, field: &Field<'_>, curve: &Curve) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), FIELD_HEIGHT));
    let strip = ui.interact(rect, Id::unique((&field.path, "curve")), Sense::click());
    strip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &field.label));
    let visuals = ui.style().interact(&strip);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, visuals.corner_radius, theme::FIELD);
    if field.common().is_some() {
        let inside = rect.shrink2(vec2(3.0, 4.0));
        paint_curve(&painter, curve, (inside, curve_range(curve)), STEPS);
    } else {
        let font = FontId::proportional(12.0);
        let center = rect.center();
        painter.text(center, Align2::CENTER_CENTER, MIXED, font, theme::TEXT_WEAK);
    }
    let (radius, stroke) = (visuals.corner_radius, visuals.bg_stroke);
    painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    strip.on_hover_text("Opens the curve")
}

/// The values at the bottom and the top of a plot: those of the curve, and 0 and 1 where they are
/// near.
pub fn curve_range(curve: &Curve) -> (f32, f32) {
    let (least, greatest) = curve.range(STEPS);
    let (bottom, top) = (least.min(0.0), greatest.max(0.0));
    match top - bottom {
        height if height < 1.0 && bottom > -0.5 => (bottom, bottom + 1.0),
        height if height < 1e-6 => (bottom, bottom + 1.0),
        _ => (bottom, top),
    }
}

/// Presets, the plot, and the numbers of the chosen key. Returns the curve as edited.
fn editor_ui(ui: &mut Ui, id: Id, curve: &Curve) -> Option<Curve> {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 6.0;
    let chosen_id = id.with("chosen");
    let chosen: Option<usize> = ui.data(|data| data.get_temp(chosen_id));
    let mut plot = CurvePlot {
        curve: sorted(curve),
        chosen: chosen.filter(|at| *at < curve.keys.len()),
    };
    if let Some(preset) = presets_ui(ui) {
        plot = CurvePlot {
            curve: preset,
            chosen: None,
        };
    }
    plot.ui(ui, id);
    key_ui(ui, &mut plot);
    // One behind the last is none.
    let chosen = plot.chosen.unwrap_or(usize::MAX);
    ui.data_mut(|data| data.insert_temp(chosen_id, chosen));
    (plot.curve != *curve).then_some(plot.curve)
}

/// The curve with its keys in order.
fn sorted(curve: &Curve) -> Curve {
    let mut keys = curve.keys.clone();
    keys.sort_by(|a, b| a.time.total_cmp(&b.time));
    Curve { keys }
}

/// The numbers of the chosen key, and what can be done with it; else a hint.
fn key_ui(ui: &mut Ui, plot: &mut CurvePlot) {
    let size = vec2(WIDTH, theme::ROW_HEIGHT);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let bounds = plot.bounds_of_chosen();
        let Some((key, (from, to))) = plot.chosen_key_mut().zip(bounds) else {
            let text = "Drag keys. Double click to add one.";
            ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
            return;
        };
        ui.spacing_mut().interact_size.x = 70.0;
        let time = DragValue::new(&mut key.time).speed(0.005).range(from..=to);
        ui.add(time.prefix("Time ").max_decimals(3))
            .on_hover_text("When, from 0 to 1");
        let value = DragValue::new(&mut key.value).speed(0.01);
        ui.add(value.prefix("Value ").max_decimals(3))
            .on_hover_text("The value then");
        slope_buttons_ui(ui, plot);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(icon::ICON_DELETE.codepoint).color(theme::TEXT_WEAK);
            let remove = ui.add(Button::new(text).frame_when_inactive(false));
            let remove = remove.on_hover_text("Removes the key (Delete)");
            if remove.accessible_name("Remove key").clicked() {
                plot.remove_chosen();
            }
        });
    });
}

fn slope_buttons_ui(ui: &mut Ui, plot: &mut CurvePlot) {
    ui.spacing_mut().item_spacing.x = 0.0;
    ui.spacing_mut().button_padding.x = 3.0;
    let flat = (icon::ICON_HORIZONTAL_RULE, "Flat", "Flat at this key");
    let straight = (
        icon::ICON_POLYLINE,
        "Straight",
        "Straight to its neighbours",
    );
    for (glyph, name, hint) in [flat, straight] {
        let text = RichText::new(glyph.codepoint).color(theme::TEXT_WEAK);
        let button = ui.add(Button::new(text).frame_when_inactive(false));
        if !button.on_hover_text(hint).accessible_name(name).clicked() {
            continue;
        }
        let (into, out) = match name {
            "Straight" => plot.straight_slopes(),
            _ => (0.0, 0.0),
        };
        if let Some(key) = plot.chosen_key_mut() {
            *key = CurveKey {
                slope_in: into,
                slope_out: out,
                ..*key
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plot_shows_zero_and_the_whole_curve() {
        assert_eq!(curve_range(&Curve::constant(1.0)), (0.0, 1.0));
        assert_eq!(curve_range(&Curve::constant(0.2)), (0.0, 1.0));
        assert_eq!(curve_range(&Curve::constant(0.0)), (0.0, 1.0));
        assert_eq!(curve_range(&Curve::linear(-3.0, 5.0)), (-3.0, 5.0));
        assert_eq!(curve_range(&Curve::constant(-8.0)), (-8.0, 0.0));
    }
}
