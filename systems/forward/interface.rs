//! [`Interface`]: the differences between the systems that share this renderer.

use playground_graphics::wgpu;

/// A graphics interface.
pub struct Interface {
    /// Name for users.
    pub name: &'static str,
    /// Name for programs.
    pub backend: &'static str,
    /// The backend in wgpu.
    pub backends: wgpu::Backends,
    /// What to do when no adapter is found.
    pub remedy: &'static str,
    /// The limits of the device, computed from those of the adapter.
    pub limits: fn(wgpu::Limits) -> wgpu::Limits,
}
