//! [`GpuSource`]: makes requests for a device.

use playground_base::Handle;
use playground_core_rendering::{GpuRequest, PowerPreference};
use playground_graphics::winit::event_loop::OwnedDisplayHandle;
use playground_graphics::winit::window::Window;

/// Makes requests for a device, with or without a window. Each attempt needs a new request.
#[derive(Clone, Default)]
pub struct GpuSource {
    window: Option<(Handle<Window>, OwnedDisplayHandle)>,
    software: bool,
}

impl GpuSource {
    /// A source without a window.
    pub fn headless() -> Self {
        Self::default()
    }

    /// A source for a window.
    pub(super) fn of_window(window: Handle<Window>, display: OwnedDisplayHandle) -> Self {
        Self {
            window: Some((window, display)),
            software: false,
        }
    }

    /// Requests a software adapter if `software`.
    pub(super) fn with_software(mut self, software: bool) -> Self {
        self.software = software;
        self
    }

    /// A new request.
    pub fn request(&self) -> GpuRequest {
        GpuRequest {
            window: self
                .window
                .as_ref()
                .map(|(window, _)| window.clone().into()),
            display: self.window.as_ref().map(|(_, display)| display.clone()),
            power: PowerPreference::HighPerformance,
            software: self.software,
        }
    }
}
