//! [`GpuBend`]: what changes the shape of an uploaded mesh.

use playground_graphics::wgpu;

/// What changes the shape of an uploaded mesh.
#[derive(Clone, Debug)]
pub struct GpuBend {
    /// An array of `MeshJoints`.
    pub joints: wgpu::Buffer,
    /// The bind group of its morph targets, even without any.
    pub morphs: wgpu::BindGroup,
}
