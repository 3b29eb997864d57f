//! [`WindowApp`]: an app that runs in a window.

use super::{EguiPainter, GpuSource};
use playground_core_drawing::Pixels;
use playground_core_rendering::{GpuStart, RenderingError};
use playground_graphics::{egui, wgpu};
use std::time::Duration;

/// An app that runs in a window. A frame consists of [`ui`](Self::ui), [`draw`](Self::draw) and
/// painting.
pub trait WindowApp {
    /// The window's title; called in each frame.
    fn title(&self) -> String;

    /// Starts a device: at the beginning, after the device was lost, and after
    /// [`wants_other_gpu`](Self::wants_other_gpu). The app keeps a clone of the `Gpu` and drops the
    /// resources of the old device. It may try several rendering systems, each with a new request
    /// of `source`.
    ///
    /// An error ends the window.
    fn start_gpu(&mut self, source: &GpuSource) -> Result<GpuStart, RenderingError>;

    /// True once after the user chose another rendering system: `start_gpu` is called then.
    fn wants_other_gpu(&mut self) -> bool;

    /// The device was lost; `start_gpu` is called next.
    fn on_gpu_lost(&mut self, reason: &str);

    /// Lays out the GUI. Called twice in a frame when egui finds that a size was wrong the first
    /// time; input is seen in the first call only.
    fn ui(&mut self, ui: &mut egui::Ui);

    /// Draws the textures that the GUI shows, and registers them with the painter. When
    /// [`EguiPainter::generation`] changed, textures registered before are gone.
    fn draw(&mut self, painter: &mut EguiPainter);

    /// A frame was presented.
    fn on_shown(&mut self) {}

    /// Reads a texture of the device back, for pictures of the whole window.
    fn read_pixels(&self, texture: &wgpu::Texture) -> Result<Pixels, RenderingError>;

    /// The delay until the next frame without events: zero while playing, `None` at rest.
    fn repaint_after(&self) -> Option<Duration>;

    /// The user wants to close the window. Return false to keep it open and ask first.
    fn on_close(&mut self) -> bool;

    /// True when the window is to be closed.
    fn is_done(&self) -> bool;
}
