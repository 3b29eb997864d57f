//! [`RecordedDraw`]: the buffers of the last draw into a target.

use crate::{GlowImages, LampImages, OcclusionImages};
use playground_base::glam::Mat4;
use playground_core_drawing::{Blend, Instance, MeshId, SurfaceId, TextureId};
use playground_graphics::wgpu;

/// The buffers of the last draw into a target. They are reused by the next draw, so a steady scene
/// allocates nothing, and read by `pick`. They are freed with the target.
#[derive(Clone, Debug, Default)]
pub struct RecordedDraw {
    /// Camera, lights and environment.
    pub frame: Option<wgpu::Buffer>,
    /// All instances of the three lists below.
    pub instances: Option<wgpu::Buffer>,
    /// The views of lights that cast shadows.
    pub lights: Option<wgpu::Buffer>,
    /// How joints move the meshes that bend, 512 of them in a row.
    pub joints: Option<wgpu::Texture>,
    /// Lines, then overlay lines, then overlay triangles.
    pub lines: Option<wgpu::Buffer>,
    /// Lamps, if the last draw had many.
    pub lamps: Option<LampImages>,
    /// Where light is drawn before it is shown in colours, if the last draw needed it.
    pub glow: Option<GlowImages>,
    /// How much light from all around arrives, if the last draw needed it.
    pub occlusion: Option<OcclusionImages>,
    /// The picture before its edges are smoothed, if the last draw needed it.
    pub sharp: Option<wgpu::Texture>,
    /// The content of the instance buffer.
    pub staging: Vec<Instance>,
    /// The sort key of each instance in the current batch: level of detail, then distance.
    pub keys: Vec<u16>,
    /// Instances that the camera sees.
    pub visible: Vec<RecordedBatch>,
    /// Instances that cast shadows into the picture: those of one light's view after those of another.
    pub casters: Vec<RecordedBatch>,
    /// Where the casters of each view end.
    pub caster_ends: Vec<usize>,
    /// Selected instances.
    pub selected: Vec<RecordedBatch>,
    /// The part of the picture that selected instances reach into, pixels: left, top, right,
    /// bottom.
    pub selected_px: [u32; 4],
    /// World space to clip space of the last draw.
    pub clip_from_world: Mat4,
}

/// A run of instances of one mesh in one level of detail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecordedBatch {
    /// The mesh.
    pub mesh: MeshId,
    /// Index into the mesh's levels.
    pub level: usize,
    /// Whether the instances are mirrored, which reverses the winding of their triangles.
    pub mirrored: bool,
    /// Whether the instances are so small in the picture that they are lit per vertex, not per
    /// pixel.
    pub small: bool,
    /// The texture.
    pub texture: Option<TextureId>,
    /// The surface, which replaces the texture.
    pub surface: Option<SurfaceId>,
    /// How it blends.
    pub blend: Blend,
    /// See `DrawBatch::reach_m`.
    pub reach_m: f32,
    /// The first instance in the buffer.
    pub first: u32,
    /// Number of instances.
    pub count: u32,
}
