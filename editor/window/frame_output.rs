//! Handles what egui requests from the window besides painting.

use playground_base::Handle;
use playground_core_drawing::Pixels;
use playground_graphics::egui::{ColorImage, FullOutput, ScreenshotCallback, ViewportId};
use std::time::Duration;

/// The delay until egui wants the next frame: zero for at once, `None` for not until an event.
pub fn repaint_delay(output: &FullOutput) -> Option<Duration> {
    let delay = output.viewport_output.get(&ViewportId::ROOT)?.repaint_delay;
    // egui says "never" with the longest duration there is.
    (delay < Duration::from_secs(24 * 60 * 60)).then_some(delay)
}

/// The shorter of two delays.
pub fn earlier(one: Option<Duration>, other: Option<Duration>) -> Option<Duration> {
    [one, other].into_iter().flatten().min()
}

/// Delivers a picture to the callbacks that requested one.
pub fn deliver(pixels: &Pixels, callbacks: Vec<ScreenshotCallback>) {
    let size = [pixels.width_px as usize, pixels.height_px as usize];
    if pixels.rgba.len() != 4 * size[0] * size[1] {
        return;
    }
    let image = Handle::new(ColorImage::from_rgba_unmultiplied(size, &pixels.rgba));
    for callback in callbacks {
        callback.complete(image.clone());
    }
}
