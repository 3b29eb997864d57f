//! The renderer on the Vulkan backend of wgpu.
//!
//! The renderer itself is `systems/forward`, which explains why it is included and not a
//! dependency.
#![forbid(unsafe_code)]

#[path = "../forward/mod.rs"]
mod forward;
mod viewmodel;

pub use viewmodel::VulkanRendering;

// `rendering_view_model!` of the shared sources declares it.
playground_base::export!(view_models: [VulkanRendering]);
