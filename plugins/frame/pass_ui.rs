//! [`pass_ui`]: what a pass reads, writes and leaves behind.

use playground_core_drawing::{CapturedPass, FrameCapture, Pixels};
use playground_core_ui::{icon, theme};
use playground_graphics::egui::{
    ColorImage, Image, Label, RichText, TextureHandle, TextureOptions, Ui, vec2,
};

/// A pass. Returns the pass that the user chose instead: one that makes what this one reads.
pub fn pass_ui(
    ui: &mut Ui,
    capture: &FrameCapture,
    at: usize,
    picture: Option<&TextureHandle>,
) -> Option<usize> {
    let pass = capture.passes.get(at)?;
    ui.add(Label::new(RichText::new(pass.purpose).color(theme::TEXT)).truncate());
    let chosen = edges_ui(ui, capture, (at, pass));
    if let Some(picture) = picture {
        let (room, size) = (ui.available_size(), picture.size_vec2());
        let scale = (room.x / size.x).min(room.y / size.y).max(0.01);
        let shown = ui.add(Image::new((picture.id(), size * scale)).alt_text(pass.writes));
        // Larger while the mouse is over it, because a panel is small.
        shown.on_hover_ui(|ui| {
            ui.add(Image::new((picture.id(), size)));
        });
    }
    chosen
}

/// What it reads, each with the way to the pass that made it, and what it writes.
fn edges_ui(
    ui: &mut Ui,
    capture: &FrameCapture,
    (at, pass): (usize, &CapturedPass),
) -> Option<usize> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
        for what in pass.reads {
            let before = &capture.passes[..at];
            let Some(maker) = before.iter().rposition(|of| of.writes == *what) else {
                // What this picture does not need.
                continue;
            };
            let text = format!("{} {what}", icon::ICON_LOGIN.codepoint);
            let hint = format!("Shows “{}”, which made it", capture.passes[maker].name);
            if ui.small_button(text).on_hover_text(hint).clicked() {
                chosen = Some(maker);
            }
        }
        let [width, height] = pass.size_px;
        let written = format!(
            "{} {}, {width} × {height}, {}",
            icon::ICON_LOGOUT.codepoint,
            pass.writes,
            pass.format
        );
        ui.label(RichText::new(written).color(theme::TEXT_WEAK));
    });
    chosen
}

/// A picture on the device.
pub fn upload(ui: &Ui, pixels: &Pixels) -> TextureHandle {
    let size = [pixels.width_px, pixels.height_px].map(|side| side as usize);
    let image = ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
    let options = TextureOptions::LINEAR;
    ui.ctx().load_texture("captured pass", image, options)
}
