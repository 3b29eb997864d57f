//! [`presets_ui`]: curves to start with.

use super::curve_axes::paint_curve;
use super::curve_editor::WIDTH;
use playground_base::Curve;
use playground_core_ui::theme;
use playground_graphics::egui::{
    Align, Id, Layout, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

/// The height of a button, in points.
const HEIGHT: f32 = 26.0;
/// The space between buttons, in points.
const GAP: f32 = 4.0;

/// A button for each preset, which shows its curve; returns the clicked one.
pub fn presets_ui(ui: &mut Ui) -> Option<Curve> {
    let presets = [
        ("Constant", Curve::constant(1.0)),
        ("Rise", Curve::linear(0.0, 1.0)),
        ("Fall", Curve::linear(1.0, 0.0)),
        ("Ease in and out", Curve::ease(0.0, 1.0)),
        ("Fade out", Curve::ease(1.0, 0.0)),
        ("Bell", Curve::bell(1.0)),
    ];
    let count = presets.len() as f32;
    let width = (WIDTH - GAP * (count - 1.0)) / count;
    let mut clicked = None;
    let row = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(WIDTH, HEIGHT), row, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (name, curve) in presets {
            if preset_ui(ui, name, &curve, width) {
                clicked = Some(curve);
            }
        }
    });
    clicked
}

fn preset_ui(ui: &mut Ui, name: &str, curve: &Curve, width: f32) -> bool {
    let (_, rect) = ui.allocate_space(vec2(width, HEIGHT));
    let button = ui.interact(rect, Id::unique(("curve preset", name)), Sense::click());
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let is_hovered = button.hovered() || button.has_focus();
    let (fill, edge) = match is_hovered {
        true => (theme::BORDER, theme::ACCENT),
        false => (theme::RAISED, theme::BORDER),
    };
    let painter = ui.painter_at(rect);
    painter.rect(
        rect,
        theme::ROUNDING,
        fill,
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    paint_curve(&painter, curve, (rect.shrink(6.0), (0.0, 1.0)), 24);
    button.on_hover_text(name).clicked()
}
