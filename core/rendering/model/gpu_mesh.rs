//! [`GpuMesh`]: an uploaded mesh.

use crate::GpuBend;
use playground_graphics::wgpu;

/// A mesh on the device, with coarser levels for instances that are small in the picture.
#[derive(Clone, Debug)]
pub struct GpuMesh {
    /// The mesh's name.
    pub name: String,
    /// Radius of the smallest sphere around the local origin that holds all vertices, metres.
    pub radius_m: f32,
    /// Levels of detail, finest first; at least one.
    pub levels: Vec<GpuMeshLevel>,
}

/// One level of detail.
#[derive(Clone, Debug)]
pub struct GpuMeshLevel {
    /// An array of `MeshVertex`.
    pub vertices: wgpu::Buffer,
    /// An array of `MeshDetail`, if the mesh has them.
    pub details: Option<wgpu::Buffer>,
    /// What changes its shape, if something does.
    pub bend: Option<GpuBend>,
    /// Three u32 for each triangle.
    pub indices: wgpu::Buffer,
    /// Number of indices.
    pub index_count: u32,
    /// The level is meant for instances whose radius in the picture is at least this; 0 for the
    /// coarsest.
    pub min_radius_px: f32,
}
