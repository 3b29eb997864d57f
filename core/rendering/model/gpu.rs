//! [`Gpu`]: a started device and what lies on it.

use crate::{GpuMesh, GpuTexture, MeshId, RenderQuality, TextureId};
use playground_base::Shared;
use playground_base::wgpu;
use std::collections::HashMap;

/// A started device. Cloning is cheap and aliases: all clones are the same device, the same
/// uploaded meshes and textures, the same health.
///
/// The device lives until the last clone and the last target are dropped. A rendering system that
/// is reloaded or replaced by one of the same backend goes on with it.
#[derive(Clone, Debug)]
pub struct Gpu {
    /// Where the adapter and any surface come from.
    pub instance: wgpu::Instance,
    /// The physical or software device.
    pub adapter: wgpu::Adapter,
    /// The logical device.
    pub device: wgpu::Device,
    /// Where commands go.
    pub queue: wgpu::Queue,
    /// Name of the graphics interface: "vulkan" or "gl".
    pub backend: &'static str,
    /// Name, driver and kind of the adapter.
    pub adapter_info: wgpu::AdapterInfo,
    /// What the device was started with; nothing may exceed it.
    pub limits: wgpu::Limits,
    /// What this adapter can afford. Change it in a clone to draw with more or less.
    pub quality: RenderQuality,
    /// Uploaded meshes.
    pub meshes: Shared<HashMap<MeshId, GpuMesh>>,
    /// Uploaded textures.
    pub textures: Shared<HashMap<TextureId, GpuTexture>>,
    /// Whether the device still works.
    pub health: Shared<GpuHealth>,
}

/// Written by the device's callbacks, read by whoever draws.
#[derive(Clone, Debug, Default)]
pub struct GpuHealth {
    /// Why the device was lost; `None` while it lives.
    pub lost: Option<String>,
    /// The first error since the last draw that no error scope caught.
    pub error: Option<String>,
}
