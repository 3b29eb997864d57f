//! [`Gpu`]: a started device with its resources.

use crate::{GpuMesh, GpuPanorama, GpuShader, GpuSurface, GpuTexture, RenderQuality};
use playground_base::Shared;
use playground_core_drawing::{MeshId, PanoramaId, ShaderId, SurfaceId, TextureId};
use playground_graphics::wgpu;
use std::collections::HashMap;

/// A started device. Cloning is cheap and aliases: all clones are the same device, the same
/// uploaded meshes, textures and surfaces, the same health.
///
/// The device lives until the last clone and the last target are dropped. A rendering system that
/// is reloaded or replaced by one of the same backend continues to use it.
#[derive(Clone, Debug)]
pub struct Gpu {
    /// The instance that made the adapter and surfaces.
    pub instance: wgpu::Instance,
    /// The physical or software device.
    pub adapter: wgpu::Adapter,
    /// The logical device.
    pub device: wgpu::Device,
    /// The queue that commands are submitted to.
    pub queue: wgpu::Queue,
    /// Name of the graphics interface: "vulkan" or "gl".
    pub backend: &'static str,
    /// Name, driver and kind of the adapter.
    pub adapter_info: wgpu::AdapterInfo,
    /// The limits that the device was started with.
    pub limits: wgpu::Limits,
    /// The quality that suits this adapter. Change it in a clone to draw with another one.
    pub quality: RenderQuality,
    /// Uploaded meshes.
    pub meshes: Shared<HashMap<MeshId, GpuMesh>>,
    /// Uploaded textures.
    pub textures: Shared<HashMap<TextureId, GpuTexture>>,
    /// Uploaded surfaces.
    pub surfaces: Shared<HashMap<SurfaceId, GpuSurface>>,
    /// Uploaded panoramas.
    pub panoramas: Shared<HashMap<PanoramaId, GpuPanorama>>,
    /// Uploaded shaders of the project.
    pub shaders: Shared<HashMap<ShaderId, GpuShader>>,
    /// Whether the device still works.
    pub health: Shared<GpuHealth>,
}

impl Gpu {
    /// Whether the device draws the edges of triangles, which `Shading::Wireframe` needs.
    pub fn draws_edges(&self) -> bool {
        let features = self.device.features();
        features.contains(wgpu::Features::POLYGON_MODE_LINE)
    }
}

/// Written by the device's callbacks, and read by each draw.
#[derive(Clone, Debug, Default)]
pub struct GpuHealth {
    /// Why the device was lost; `None` while it works.
    pub lost: Option<String>,
    /// The first error since the last draw that no error scope caught.
    pub error: Option<String>,
}
