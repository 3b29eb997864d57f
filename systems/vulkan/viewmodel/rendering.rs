//! [`VulkanRendering`]: the renderer on Vulkan.

use crate::forward::{Interface, rendering_view_model};

rendering_view_model! {
    /// Draws with wgpu on Vulkan.
    VulkanRendering,
    Interface {
        name: "Vulkan",
        backend: "vulkan",
        backends: wgpu::Backends::VULKAN,
        remedy: "install a Vulkan driver (on Debian: mesa-vulkan-drivers), or choose the WebGL renderer",
        limits: |adapter| wgpu::Limits::downlevel_defaults().using_resolution(adapter),
    }
}
