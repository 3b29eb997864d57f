//! The chosen sound: what it is, and how loud it is over time.

use super::asset::header_ui;
use playground_core_assets::{Asset, Sound};
use playground_core_ui::theme;
use playground_graphics::egui::{
    Frame as Margins, Id, Margin, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// The height of the picture of a sound, in points.
const HEIGHT: f32 = 72.0;

/// Draws the sound.
pub fn sound_ui(ui: &mut Ui, asset: &Asset, sound: &Sound) {
    let margin = theme::MARGIN as i8;
    let margins = Margins::NONE.inner_margin(Margin::symmetric(margin, margin / 2));
    margins.show(ui, |ui| {
        header_ui(ui, asset);
        ui.label(sound.words());
        waveform_ui(ui, sound);
        if sound.is_damaged {
            let text =
                "A part of it cannot be decoded, or its end is missing: it is played without.";
            ui.label(RichText::new(text).color(theme::WARNING));
        }
        for (name, text) in &sound.tags {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(name).color(theme::TEXT_WEAK));
                ui.label(text);
            });
        }
    });
}

/// How loud it is, from left to right.
fn waveform_ui(ui: &mut Ui, sound: &Sound) {
    let size = vec2(ui.available_width(), HEIGHT);
    let (_, area) = ui.allocate_space(size);
    let plot = ui.interact(area, Id::unique("waveform"), Sense::hover());
    plot.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Waveform"));
    ui.painter()
        .rect_filled(area, theme::ROUNDING, theme::FIELD);
    let columns = area.width().max(1.0) as usize;
    let count = sound.waveform.len();
    for column in 0..columns {
        let first = column * count / columns;
        let last = ((column + 1) * count).div_ceil(columns).max(first + 1);
        let part = sound
            .waveform
            .get(first..last.min(count))
            .unwrap_or_default();
        let low = part.iter().fold(0.0_f32, |low, of| low.min(of.low));
        let high = part.iter().fold(0.0_f32, |high, of| high.max(of.high));
        let y = |level: f32| area.center().y - level * (HEIGHT * 0.5 - 4.0);
        let x = area.left() + column as f32 + 0.5;
        // Silence is a line.
        let ends = [pos2(x, y(high) - 0.5), pos2(x, y(low) + 0.5)];
        ui.painter()
            .line_segment(ends, Stroke::new(1.0, theme::ACCENT));
    }
}
