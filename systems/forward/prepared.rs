//! [`Prepared`]: a draw that is ready to be encoded.

use super::{
    device_state::{DeviceState, ShadowTexture},
    pipelines::Pipelines,
    upload_draw::Buffers,
};
use playground_base::parking_lot::RwLockReadGuard;
use playground_core_drawing::{DrawList, MeshId, TextureId};
use playground_core_rendering::{
    Gpu, GpuMesh, GpuTexture, RecordedDraw, TargetImages, TargetSamples,
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
    /// The pipeline of each visible run.
    pub lit: &'a [wgpu::RenderPipeline],
    /// The shadow map, if something casts shadows.
    pub shadow: Option<&'a ShadowTexture>,
    /// Bind group 1 of lit meshes, even without shadows.
    pub shadow_group: &'a wgpu::BindGroup,
    /// Bind group 0: the frame uniforms.
    pub frame_group: wgpu::BindGroup,
    /// Vertices and uniforms.
    pub buffers: &'a Buffers,
    /// Uploaded meshes.
    pub meshes: RwLockReadGuard<'a, HashMap<MeshId, GpuMesh>>,
    /// Uploaded textures.
    pub textures: RwLockReadGuard<'a, HashMap<TextureId, GpuTexture>>,
}
