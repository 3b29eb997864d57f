//! [`WindowApp`]: what a window shows.

use super::{EguiPainter, GpuSource};
use playground_base::{egui, wgpu};
use playground_core_rendering::{GpuStart, Pixels, RenderingError};
use std::time::Duration;

/// What a window shows. A frame is: [`ui`](Self::ui), [`draw`](Self::draw), painting.
pub trait WindowApp {
    /// What stands in the window's title; asked for in each frame.
    fn title(&self) -> String;

    /// Starts a device: at the beginning, after the device was lost, and after
    /// [`wants_other_gpu`](Self::wants_other_gpu). The app keeps a clone of the `Gpu` and drops
    /// what was on the one before. It may try several rendering systems, with a request of
    /// `source` each.
    ///
    /// An error ends the window.
    fn start_gpu(&mut self, source: &GpuSource) -> Result<GpuStart, RenderingError>;

    /// True once when the user chose another rendering system: `start_gpu` is called then.
    fn wants_other_gpu(&mut self) -> bool;

    /// The device is gone, and the app is about to be asked for another.
    fn on_gpu_lost(&mut self, reason: &str);

    /// Lays out the GUI. Called twice in a frame when egui finds that a size was wrong the first
    /// time; input is seen in the first call only.
    fn ui(&mut self, ui: &mut egui::Ui);

    /// Draws what the GUI shows textures of, and registers these with the painter. When
    /// [`EguiPainter::generation`] changed, textures registered before are gone.
    fn draw(&mut self, painter: &mut EguiPainter);

    /// A frame was handed to the screen.
    fn on_shown(&mut self) {}

    /// Reads a texture of the device back, for pictures of the whole window.
    fn read_pixels(&self, texture: &wgpu::Texture) -> Result<Pixels, RenderingError>;

    /// After how long to paint again though nothing happened: zero while playing, `None` at rest.
    fn repaint_after(&self) -> Option<Duration>;

    /// The user wants to close the window. False keeps it open, to ask something first.
    fn on_close(&mut self) -> bool;

    /// The window is to be closed.
    fn is_done(&self) -> bool;
}
