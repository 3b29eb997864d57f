//! [`Prepared`]: a draw, ready to be encoded.

use super::{
    device_state::{DeviceState, ShadowTexture},
    pipelines::Pipelines,
    upload_draw::Buffers,
};
use playground_base::{parking_lot::RwLockReadGuard, wgpu};
use playground_core_rendering::{
    DrawList, Gpu, GpuMesh, GpuTexture, MeshId, RecordedDraw, TargetImages, TargetSamples,
    TextureId,
};
use std::collections::HashMap;

/// All that a draw needs, on the device.
pub struct Prepared<'a> {
    /// The device.
    pub gpu: &'a Gpu,
    /// What was made for it.
    pub state: &'a DeviceState,
    /// Where to draw.
    pub images: &'a TargetImages,
    /// With how many samples.
    pub samples: &'a TargetSamples,
    /// What to draw.
    pub list: &'a DrawList,
    /// What of it is in view.
    pub recorded: &'a RecordedDraw,
    /// With what.
    pub pipelines: &'a Pipelines,
    /// With what the visible runs, one each.
    pub lit: &'a [wgpu::RenderPipeline],
    /// The shadow map, if something casts shadows.
    pub shadow: Option<&'a ShadowTexture>,
    /// Group 1 of lit meshes, shadows or not.
    pub shadow_group: &'a wgpu::BindGroup,
    /// Group 0.
    pub frame_group: wgpu::BindGroup,
    /// Vertices and uniforms.
    pub buffers: &'a Buffers,
    /// Uploaded meshes.
    pub meshes: RwLockReadGuard<'a, HashMap<MeshId, GpuMesh>>,
    /// Uploaded textures.
    pub textures: RwLockReadGuard<'a, HashMap<TextureId, GpuTexture>>,
}
