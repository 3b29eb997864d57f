//! The window: takes winit's events and paints egui's shapes. Also runs without a window.
//!
//! - [`run_window`] shows a [`WindowApp`] in a window until it is done.
//! - [`HeadlessWindow`] runs the same app frame by frame without a window; no event loop, no
//!   display. What it paints is what the window shows, to the pixel.
//! - Both paint with an [`EguiPainter`] on the device of the active rendering system.
//!
//! A window at rest does nothing: it paints when there is input, when egui requests it (an
//! animation, a blinking cursor), and when the app requests it ([`WindowApp::repaint_after`]).

mod capture;
mod device_losses;
mod draw_runs;
mod egui_painter;
mod frame_output;
mod gpu_source;
mod headless_painter;
mod headless_window;
mod input_queue;
mod inspection;
mod inspection_token;
mod open_window;
mod painter_renderer;
mod plain_gpu;
mod run_window;
mod software_pipelines;
mod software_renderer;
mod surface;
mod system_fonts;
mod texture_copies;
mod window_app;
mod window_error;
mod window_icon;

pub use egui_painter::{EguiPainter, FrameShapes};
pub use gpu_source::GpuSource;
pub use headless_painter::HeadlessPainter;
pub use headless_window::HeadlessWindow;
pub use inspection::inspect;
pub use plain_gpu::start_plain_gpu;
pub use run_window::{WindowOptions, run_window};
pub use system_fonts::install_system_fonts;
pub use window_app::WindowApp;
pub use window_error::WindowError;
