//! [`run_window`]: shows an app in a window.

use super::open_window::{OpenWindow, Wake};
use super::{WindowApp, WindowError};
use playground_graphics::egui::{Context, Vec2};
use playground_graphics::egui_winit::accesskit_winit;
use playground_graphics::winit::application::ApplicationHandler;
use playground_graphics::winit::event::{DeviceEvent, DeviceId, StartCause, WindowEvent};
use playground_graphics::winit::event_loop::{
    ActiveEventLoop, ControlFlow, EventLoop, EventLoopProxy,
};
use playground_graphics::winit::window::WindowId;
use std::time::Instant;

/// The initial state of the window.
#[derive(Clone, Copy, Debug)]
pub struct WindowOptions {
    /// Width and height, in points.
    pub size: Vec2,
    /// True when it fills the screen.
    pub maximized: bool,
}

/// An event that wakes the event loop, besides input.
#[derive(Debug)]
pub enum Wakeup {
    /// egui wants a frame at that time.
    Repaint(Instant),
    /// A request of a screen reader.
    Accessibility(accesskit_winit::Event),
}

impl From<accesskit_winit::Event> for Wakeup {
    fn from(event: accesskit_winit::Event) -> Self {
        Self::Accessibility(event)
    }
}

/// Shows an app in a window until it is done, and returns it. `make` is called once a display is
/// available; the app installs fonts and style in the context.
pub fn run_window<A, E, F>(options: WindowOptions, make: F) -> Result<A, E>
where
    A: WindowApp,
    E: From<WindowError>,
    F: FnOnce(&Context) -> Result<A, E>,
{
    let event_loop = EventLoop::with_user_event()
        .build()
        .map_err(WindowError::from)?;
    let ctx = Context::default();
    let mut runner = Runner {
        app: make(&ctx)?,
        proxy: event_loop.create_proxy(),
        window: None,
        options,
        error: None,
        ctx,
    };
    wake_on_repaint(&runner.ctx, event_loop.create_proxy());
    event_loop.run_app(&mut runner).map_err(WindowError::from)?;
    // The surface must be dropped before the device that the app holds.
    runner.window = None;
    match runner.error {
        Some(error) => Err(error.into()),
        None => Ok(runner.app),
    }
}

/// Lets other threads request frames.
fn wake_on_repaint(ctx: &Context, proxy: EventLoopProxy<Wakeup>) {
    ctx.set_request_repaint_callback(move |info| {
        if let Some(when) = Instant::now().checked_add(info.delay) {
            // The loop is gone when the window is closed: nothing is to be painted then.
            let _closed = proxy.send_event(Wakeup::Repaint(when));
        }
    });
}

struct Runner<A> {
    ctx: Context,
    app: A,
    proxy: EventLoopProxy<Wakeup>,
    options: WindowOptions,
    window: Option<OpenWindow>,
    error: Option<WindowError>,
}

impl<A: WindowApp> Runner<A> {
    fn fail(&mut self, event_loop: &ActiveEventLoop, error: WindowError) {
        self.error.get_or_insert(error);
        event_loop.exit();
    }

    fn paint(&mut self, event_loop: &ActiveEventLoop) {
        let Some(window) = &mut self.window else {
            return;
        };
        if let Err(error) = window.paint(event_loop, &mut self.app) {
            self.fail(event_loop, error);
        } else if self.app.is_done() {
            event_loop.exit();
        }
    }
}

impl<A: WindowApp> ApplicationHandler<Wakeup> for Runner<A> {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        if self.window.is_some() {
            return;
        }
        let (ctx, proxy) = (self.ctx.clone(), self.proxy.clone());
        match OpenWindow::open(event_loop, proxy, ctx, &self.options, &mut self.app) {
            Ok(window) => self.window = Some(window),
            Err(error) => self.fail(event_loop, error),
        }
    }

    fn new_events(&mut self, _event_loop: &ActiveEventLoop, cause: StartCause) {
        if let (StartCause::ResumeTimeReached { .. }, Some(window)) = (cause, &mut self.window) {
            window.wake(Wake::Now);
        }
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: Wakeup) {
        // A window that is hidden is not painted, and ends all the same.
        if self.app.is_done() {
            event_loop.exit();
        }
        let Some(window) = &mut self.window else {
            return;
        };
        match event {
            Wakeup::Repaint(when) => window.wake(Wake::At(when)),
            Wakeup::Accessibility(event) => window.on_accessibility(event),
        }
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, _id: WindowId, event: WindowEvent) {
        match event {
            WindowEvent::RedrawRequested => self.paint(event_loop),
            WindowEvent::CloseRequested => {
                if self.app.on_close() {
                    event_loop.exit();
                } else if let Some(window) = &mut self.window {
                    window.wake(Wake::Now);
                }
            }
            event => {
                if let Some(window) = &mut self.window {
                    window.on_event(&event);
                }
            }
        }
    }

    fn device_event(&mut self, _event_loop: &ActiveEventLoop, _id: DeviceId, event: DeviceEvent) {
        if let (DeviceEvent::MouseMotion { delta }, Some(window)) = (event, &mut self.window) {
            window.on_mouse_motion(delta);
        }
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        let next = self.window.as_mut().and_then(OpenWindow::next_wake);
        event_loop.set_control_flow(next.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
    }
}
