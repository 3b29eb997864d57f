//! [`Prepared`]: a draw that is ready to be encoded.

use super::{
    device_state::{DeviceState, ShadowTexture},
    glow::GlowPipelines,
    occlusion::OcclusionPipelines,
    pipelines::Pipelines,
    shadow::Shadows,
    smoothing::SmoothingPipeline,
    surface_groups::BoundSurface,
    upload_draw::Buffers,
};
use playground_base::parking_lot::RwLockReadGuard;
use playground_core_drawing::{DrawList, MeshId, Shading, SurfaceId, TextureId};
use playground_core_rendering::{
    Gpu, GpuMesh, GpuSurface, GpuTexture, RecordedBatch, RecordedDraw, TargetImages, TargetSamples,
};
use playground_graphics::wgpu;
use std::collections::HashMap;

/// Everything that encoding a draw needs.
pub struct Prepared<'a> {
    /// The device.
    pub gpu: &'a Gpu,
    /// The renderer's resources on the device.
    pub state: &'a DeviceState,
    /// The textures of the target.
    pub images: &'a TargetImages,
    /// The attachments with the samples of this draw.
    pub samples: &'a TargetSamples,
    /// The draw list.
    pub list: &'a DrawList,
    /// The visible instances.
    pub recorded: &'a RecordedDraw,
    /// The pipelines that do not depend on the lights.
    pub pipelines: &'a Pipelines,
    /// Those of glowing light, if light is shown later.
    pub glow: Option<&'a GlowPipelines>,
    /// Those that find how much light from all around arrives, if that is needed.
    pub occlusion: Option<&'a OcclusionPipelines>,
    /// What smooths the edges of the finished picture, if that is wanted.
    pub smoothing: Option<&'a SmoothingPipeline>,
    /// What is shown of surfaces.
    pub shading: Shading,
    /// How each visible run is drawn; `None` when its picture or surface was never uploaded.
    pub lit: &'a [Option<DrawnRun>],
    /// What casts shadows.
    pub shadows: &'a Shadows,
    /// The shadow map, even without shadows.
    pub shadow_map: &'a ShadowTexture,
    /// Bind group 1 of what casts shadows, if something does.
    pub light_group: Option<wgpu::BindGroup>,
    /// Bind group 1 of lit meshes and of the sky, even without shadows.
    pub around: wgpu::BindGroup,
    /// Whether the panorama is the sky.
    pub panorama_is_sky: bool,
    /// Bind group 0: the frame uniforms.
    pub frame_group: wgpu::BindGroup,
    /// Vertices and uniforms.
    pub buffers: &'a Buffers,
    /// Uploaded meshes.
    pub meshes: RwLockReadGuard<'a, HashMap<MeshId, GpuMesh>>,
    /// Uploaded textures.
    pub textures: RwLockReadGuard<'a, HashMap<TextureId, GpuTexture>>,
    /// Uploaded surfaces.
    pub uploaded: RwLockReadGuard<'a, HashMap<SurfaceId, GpuSurface>>,
}

/// How a run of instances is drawn.
pub struct DrawnRun {
    /// The pipeline.
    pub pipeline: wgpu::RenderPipeline,
    /// Group 2, if the pipeline has it.
    pub surface: Option<wgpu::BindGroup>,
}

impl Prepared<'_> {
    /// What a run shows; `None` for a plain colour, or when it was never uploaded.
    pub fn surface(&self, run: &RecordedBatch) -> Option<BoundSurface> {
        let device = (self.gpu, &self.state.layouts);
        let groups = &self.state.surfaces;
        let of = groups.of(run, device, &self.uploaded, &self.textures);
        of.ok().flatten()
    }
}
