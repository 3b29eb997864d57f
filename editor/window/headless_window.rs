//! [`HeadlessWindow`]: runs an app frame by frame, without a window.

use super::frame_output::deliver;
use super::{GpuSource, HeadlessPainter, WindowApp, WindowError};
use playground_core_drawing::Pixels;
use playground_graphics::egui::{
    self, Context, Event, FullOutput, RawInput, Rect, ScreenshotCallback, ViewportCommand,
    ViewportId,
};

/// Runs an app frame by frame, with given time and input. It needs no display and no event loop;
/// the frames are the same as in a window.
pub struct HeadlessWindow {
    ctx: Context,
    painter: HeadlessPainter,
    size_px: [u32; 2],
    time_s: f64,
    focused: bool,
}

impl HeadlessWindow {
    /// Starts the app's device. `ctx` must be the context that the app was made with.
    pub fn new<A: WindowApp>(
        ctx: Context,
        app: &mut A,
        size_px: [u32; 2],
    ) -> Result<Self, WindowError> {
        let start = app.start_gpu(&GpuSource::headless())?;
        Ok(Self {
            ctx,
            painter: HeadlessPainter::new(start.gpu),
            size_px,
            time_s: 0.0,
            focused: true,
        })
    }

    /// The size of the pictures, in pixels. A point is a pixel.
    pub const fn size_px(&self) -> [u32; 2] {
        self.size_px
    }

    /// Runs a frame, `dt_s` seconds after the last one, without painting it.
    pub fn frame<A: WindowApp>(
        &mut self,
        app: &mut A,
        dt_s: f64,
        events: Vec<Event>,
    ) -> Result<(), WindowError> {
        let mut output = self.run(app, dt_s, events)?;
        let callbacks = screenshots(&mut output);
        if callbacks.is_empty() {
            self.painter.skip(&mut output);
            return Ok(());
        }
        let pixels = self.paint(app, &mut output)?;
        deliver(&pixels, callbacks);
        Ok(())
    }

    /// Runs a frame and returns its picture.
    pub fn picture<A: WindowApp>(&mut self, app: &mut A, dt_s: f64) -> Result<Pixels, WindowError> {
        let mut output = self.run(app, dt_s, Vec::new())?;
        let callbacks = screenshots(&mut output);
        let pixels = self.paint(app, &mut output)?;
        deliver(&pixels, callbacks);
        Ok(pixels)
    }

    fn run<A: WindowApp>(
        &mut self,
        app: &mut A,
        dt_s: f64,
        events: Vec<Event>,
    ) -> Result<FullOutput, WindowError> {
        self.update_gpu(app)?;
        self.time_s += dt_s;
        let [width, height] = self.size_px.map(|side| side as f32);
        let limits = &self.painter.painter().gpu().limits;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(width, height),
            )),
            max_texture_side: Some(limits.max_texture_dimension_2d as usize),
            time: Some(self.time_s),
            focused: self.focused,
            events,
            ..RawInput::default()
        };
        let output = self.ctx.run_ui(input, |ui| app.ui(ui));
        app.draw(self.painter.painter());
        Ok(output)
    }

    fn paint<A: WindowApp>(
        &mut self,
        app: &A,
        output: &mut FullOutput,
    ) -> Result<Pixels, WindowError> {
        let read = |texture: &playground_graphics::wgpu::Texture| app.read_pixels(texture);
        Ok(self.painter.paint(&self.ctx, output, self.size_px, read)?)
    }

    /// Starts another device after a loss, or when the user chose another rendering system.
    fn update_gpu<A: WindowApp>(&mut self, app: &mut A) -> Result<(), WindowError> {
        let lost = self.painter.painter().gpu().health.read().lost.clone();
        if let Some(reason) = &lost {
            app.on_gpu_lost(reason);
        }
        if lost.is_some() || app.wants_other_gpu() {
            let start = app.start_gpu(&GpuSource::headless())?;
            self.painter.set_gpu(start.gpu);
        }
        Ok(())
    }
}

fn screenshots(output: &mut FullOutput) -> Vec<ScreenshotCallback> {
    let Some(viewport) = output.viewport_output.get_mut(&ViewportId::ROOT) else {
        return Vec::new();
    };
    let commands = std::mem::take(&mut viewport.commands);
    let asked = commands.into_iter().filter_map(|command| match command {
        ViewportCommand::Screenshot(callback) => Some(callback),
        _ => None,
    });
    asked.collect()
}
