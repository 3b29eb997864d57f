//! [`GpuRequest`] and [`GpuStart`]: a request for a device, and its result.

use crate::Gpu;
use playground_graphics::{wgpu, winit::event_loop::OwnedDisplayHandle};

/// Which adapter to prefer if there are several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PowerPreference {
    /// The fastest.
    #[default]
    HighPerformance,
    /// The one that draws the least power.
    LowPower,
}

/// A request for a device. The default is a device without a window, for tests and headless runs.
#[derive(Default)]
pub struct GpuRequest {
    /// The window to make a surface for. It comes from the same instance as the device, which is
    /// why the renderer makes it: `Some(window_handle.into())`.
    pub window: Option<wgpu::SurfaceTarget<'static>>,
    /// The display that the window is on; the GL backend needs it to present.
    pub display: Option<OwnedDisplayHandle>,
    /// Which adapter to prefer.
    pub power: PowerPreference,
    /// Use a software adapter even if there is a GPU (after repeated device losses).
    pub software: bool,
}

/// A started device.
pub struct GpuStart {
    /// The device.
    pub gpu: Gpu,
    /// The window's surface, not yet configured; `None` when no window was requested.
    pub surface: Option<wgpu::Surface<'static>>,
}
