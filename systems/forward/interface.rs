//! [`Interface`]: what differs between the systems that share this renderer.

use playground_base::wgpu;

/// One graphics interface.
pub struct Interface {
    /// For people.
    pub name: &'static str,
    /// For programs.
    pub backend: &'static str,
    /// wgpu's name of it.
    pub backends: wgpu::Backends,
    /// What to do when no adapter is found.
    pub remedy: &'static str,
    /// What the device is held to, given what the adapter can.
    pub limits: fn(wgpu::Limits) -> wgpu::Limits,
}
