//! [`OpenWindow`]: a window with its surface, its input and its painter.

use super::device_losses::DeviceLosses;
use super::frame_output::{deliver, earlier, repaint_delay};
use super::input_queue::InputQueue;
use super::run_window::{Wakeup, WindowOptions};
use super::surface::{NextTexture, WindowSurface};
use super::window_icon::window_icon;
use super::{EguiPainter, FrameShapes, GpuSource, WindowApp, WindowError, capture};
use playground_base::Handle;
use playground_core_rendering::GpuStart;
use playground_graphics::egui::{
    Context, Event, FullOutput, ScreenshotCallback, ViewportId, ViewportInfo,
};
use playground_graphics::egui_winit::{self, ActionRequested, accesskit_winit};
use playground_graphics::wgpu;
use playground_graphics::winit::dpi::LogicalSize;
use playground_graphics::winit::event::{ElementState, KeyEvent, WindowEvent};
use playground_graphics::winit::event_loop::{ActiveEventLoop, EventLoopProxy};
use playground_graphics::winit::keyboard::{Key, NamedKey};
use playground_graphics::winit::window::{Fullscreen, Window};
use std::time::{Duration, Instant};

/// When to paint.
#[derive(Clone, Copy, Debug)]
pub enum Wake {
    /// As soon as possible.
    Now,
    /// At this time, or earlier.
    At(Instant),
}

/// The delay between frames while the window is hidden.
const HIDDEN: Duration = Duration::from_millis(100);

/// A window with its surface, its input and its painter.
pub struct OpenWindow {
    /// Declared first, because it must be dropped before the window.
    surface: Option<WindowSurface>,
    window: Handle<Window>,
    ctx: Context,
    input: egui_winit::State,
    /// Input that a slow frame left for the next.
    queue: InputQueue,
    info: ViewportInfo,
    painter: EguiPainter,
    source: GpuSource,
    losses: DeviceLosses,
    wake_at: Option<Instant>,
    title: String,
    picture: Option<wgpu::Texture>,
}

impl OpenWindow {
    /// Opens a window and starts the app's device for it.
    pub fn open<A: WindowApp>(
        event_loop: &ActiveEventLoop,
        proxy: EventLoopProxy<Wakeup>,
        ctx: Context,
        options: &WindowOptions,
        app: &mut A,
    ) -> Result<Self, WindowError> {
        let title = app.title();
        let attributes = Window::default_attributes()
            .with_title(&title)
            .with_window_icon(window_icon())
            .with_inner_size(LogicalSize::new(options.size.x, options.size.y))
            .with_min_inner_size(LogicalSize::new(640.0, 400.0))
            .with_maximized(options.maximized)
            // Screen readers must know a window before it is visible.
            .with_visible(false);
        let window = Handle::new(event_loop.create_window(attributes)?);
        let source = GpuSource::of_window(window.clone(), event_loop.owned_display_handle());
        let (start, surface) = start(app, &source)?;
        let painter = EguiPainter::new(start.gpu, surface.format());
        let scale = Some(window.scale_factor() as f32);
        let theme = window.theme();
        let texture_side = Some(painter.gpu().limits.max_texture_dimension_2d as usize);
        let root = ViewportId::ROOT;
        let mut input =
            egui_winit::State::new(ctx.clone(), root, event_loop, scale, theme, texture_side);
        input.init_accesskit(event_loop, &window, proxy);
        let mut info = ViewportInfo::default();
        egui_winit::update_viewport_info(&mut info, &ctx, &window, true);
        window.set_visible(true);
        window.request_redraw();
        Ok(Self {
            surface: Some(surface),
            window,
            ctx,
            input,
            queue: InputQueue::default(),
            info,
            painter,
            source,
            losses: DeviceLosses::default(),
            wake_at: None,
            title,
            picture: None,
        })
    }

    /// Requests a frame.
    pub fn wake(&mut self, wake: Wake) {
        match wake {
            Wake::Now => self.window.request_redraw(),
            Wake::At(when) => self.wake_at = Some(self.wake_at.map_or(when, |at| at.min(when))),
        }
    }

    /// The time of the next frame; requests a frame that is due.
    pub fn next_wake(&mut self) -> Option<Instant> {
        let at = self.wake_at?;
        if at > Instant::now() {
            return Some(at);
        }
        self.wake_at = None;
        self.window.request_redraw();
        None
    }

    /// Handles an event of the window.
    pub fn on_event(&mut self, event: &WindowEvent) {
        if is_full_screen_key(event) {
            let full = self.window.fullscreen().is_some();
            let borderless = Fullscreen::Borderless(None);
            self.window.set_fullscreen((!full).then_some(borderless));
            return;
        }
        let resized = matches!(event, WindowEvent::Resized(_));
        if self.input.on_window_event(&self.window, event).repaint || resized {
            self.window.request_redraw();
        }
    }

    /// Handles raw mouse motion, while the game has captured the cursor.
    pub fn on_mouse_motion(&mut self, delta: (f64, f64)) {
        let seen = self.input.on_mouse_motion(delta);
        if seen && self.input.is_any_pointer_button_down() {
            self.window.request_redraw();
        }
    }

    /// Handles a request of a screen reader.
    pub fn on_accessibility(&mut self, event: accesskit_winit::Event) {
        match event.window_event {
            accesskit_winit::WindowEvent::InitialTreeRequested => self.ctx.enable_accesskit(),
            accesskit_winit::WindowEvent::ActionRequested(request) => {
                self.input.on_accesskit_action_request(request);
            }
            accesskit_winit::WindowEvent::AccessibilityDeactivated => self.ctx.disable_accesskit(),
        }
        self.window.request_redraw();
    }

    /// Runs a frame and shows it.
    pub fn paint<A: WindowApp>(
        &mut self,
        event_loop: &ActiveEventLoop,
        app: &mut A,
    ) -> Result<(), WindowError> {
        self.update_gpu(app)?;
        let size = self.window.inner_size();
        let size_px = [size.width, size.height];
        if size_px.contains(&0) {
            return Ok(());
        }
        self.wake_at = None;
        let mut output = self.run(app);
        let platform = std::mem::take(&mut output.platform_output);
        self.input
            .handle_platform_output_with_event_loop(&self.window, event_loop, platform);
        let callbacks = self.apply_viewport_commands(&mut output);
        app.draw(&mut self.painter);
        self.show_title(app.title());

        let unused = self.painter.upload(&mut output.textures_delta);
        let mut next = earlier(repaint_delay(&output), app.repaint_after());
        let shapes = FrameShapes::take(&self.ctx, &mut output, size_px);
        next = match self.show(&shapes) {
            Shown::Yes => {
                app.on_shown();
                next
            }
            Shown::Again => Some(Duration::ZERO),
            Shown::Hidden => next.map(|delay| delay.max(HIDDEN)),
        };
        if !callbacks.is_empty() {
            self.take_picture(app, &shapes, callbacks)?;
        }
        self.painter.free(unused);
        if let Some(when) = next.and_then(|delay| Instant::now().checked_add(delay)) {
            self.wake(if next == Some(Duration::ZERO) {
                Wake::Now
            } else {
                Wake::At(when)
            });
        }
        Ok(())
    }

    fn run<A: WindowApp>(&mut self, app: &mut A) -> FullOutput {
        egui_winit::update_viewport_info(&mut self.info, &self.ctx, &self.window, false);
        let mut input = self.input.take_egui_input(&self.window);
        input.events = self.queue.take(input.events);
        if self.queue.is_waiting() {
            self.window.request_redraw();
        }
        input.viewports.insert(ViewportId::ROOT, self.info.clone());
        self.info.events.clear();
        self.ctx.run_ui(input, |ui| app.ui(ui))
    }

    /// Applies egui's commands to the window. Returns the callbacks that want a screenshot.
    fn apply_viewport_commands(&mut self, output: &mut FullOutput) -> Vec<ScreenshotCallback> {
        let Some(viewport) = output.viewport_output.get_mut(&ViewportId::ROOT) else {
            return Vec::new();
        };
        let commands = std::mem::take(&mut viewport.commands);
        let mut requested = Vec::new();
        egui_winit::process_viewport_commands(
            &self.ctx,
            &mut self.info,
            commands,
            &self.window,
            &mut requested,
        );
        let mut callbacks = Vec::new();
        for action in requested {
            let event = match action {
                ActionRequested::Screenshot(callback) => {
                    callbacks.push(callback);
                    continue;
                }
                ActionRequested::Cut => Some(Event::Cut),
                ActionRequested::Copy => Some(Event::Copy),
                ActionRequested::Paste => self.input.clipboard_text().map(Event::Paste),
                ActionRequested::PaintWhileHidden => None,
            };
            self.input.egui_input_mut().events.extend(event);
            self.window.request_redraw();
        }
        callbacks
    }

    fn show(&mut self, shapes: &FrameShapes) -> Shown {
        let Some(surface) = &mut self.surface else {
            return Shown::Again;
        };
        match surface.next(self.painter.gpu(), shapes.size_px()) {
            NextTexture::Ready(texture) => {
                let view = texture.texture.create_view(&Default::default());
                self.painter.paint(shapes, &view);
                self.window.pre_present_notify();
                self.painter.gpu().queue.present(texture);
                Shown::Yes
            }
            NextTexture::Again => Shown::Again,
            NextTexture::Hidden => Shown::Hidden,
            NextTexture::Lost => {
                self.surface = None;
                Shown::Again
            }
        }
    }

    fn take_picture<A: WindowApp>(
        &mut self,
        app: &A,
        shapes: &FrameShapes,
        callbacks: Vec<ScreenshotCallback>,
    ) -> Result<(), WindowError> {
        let texture = capture::target(&self.painter, &mut self.picture, shapes.size_px());
        self.painter
            .paint(shapes, &texture.create_view(&Default::default()));
        deliver(&app.read_pixels(&texture)?, callbacks);
        self.window.request_redraw();
        Ok(())
    }

    /// Makes another surface after a loss; starts another device after a loss, or when the user
    /// chose another rendering system.
    fn update_gpu<A: WindowApp>(&mut self, app: &mut A) -> Result<(), WindowError> {
        let lost = self.painter.gpu().health.read().lost.clone();
        let other = app.wants_other_gpu();
        if let Some(reason) = &lost {
            self.losses.add(Instant::now());
            app.on_gpu_lost(reason);
        }
        if lost.is_none() && !other && self.surface.is_some() {
            return Ok(());
        }
        // A window has one surface at a time.
        self.surface = None;
        self.picture = None;
        let source = self
            .source
            .clone()
            .with_software(self.losses.wants_software());
        let (start, surface) = start(app, &source)?;
        self.painter.set_gpu(start.gpu, surface.format());
        self.surface = Some(surface);
        Ok(())
    }

    fn show_title(&mut self, title: String) {
        if title != self.title {
            self.window.set_title(&title);
            self.title = title;
        }
    }
}

/// Whether a frame was shown.
enum Shown {
    Yes,
    Again,
    Hidden,
}

fn start<A: WindowApp>(
    app: &mut A,
    source: &GpuSource,
) -> Result<(GpuStart, WindowSurface), WindowError> {
    let mut start = app.start_gpu(source)?;
    let made = start.surface.take();
    let surface = made.and_then(|surface| WindowSurface::new(&start.gpu, surface));
    let adapter = || start.gpu.adapter_info.name.clone();
    let surface = surface.ok_or_else(|| WindowError::Surface { adapter: adapter() })?;
    Ok((start, surface))
}

fn is_full_screen_key(event: &WindowEvent) -> bool {
    matches!(
        event,
        WindowEvent::KeyboardInput {
            event: KeyEvent {
                logical_key: Key::Named(NamedKey::F11),
                state: ElementState::Pressed,
                repeat: false,
                ..
            },
            ..
        }
    )
}
