//! [`GpuSource`]: requests for a device.

use playground_base::Handle;
use playground_base::winit::event_loop::OwnedDisplayHandle;
use playground_base::winit::window::Window;
use playground_core_rendering::{GpuRequest, PowerPreference};

/// Makes requests for a device: for a window's, or for none. Each attempt takes a new one.
#[derive(Clone, Default)]
pub struct GpuSource {
    window: Option<(Handle<Window>, OwnedDisplayHandle)>,
    software: bool,
}

impl GpuSource {
    /// Without a window.
    pub fn headless() -> Self {
        Self::default()
    }

    /// For a window.
    pub(super) fn of_window(window: Handle<Window>, display: OwnedDisplayHandle) -> Self {
        Self {
            window: Some((window, display)),
            software: false,
        }
    }

    /// The same, of a software adapter if `software`.
    pub(super) fn with_software(mut self, software: bool) -> Self {
        self.software = software;
        self
    }

    /// A request.
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
