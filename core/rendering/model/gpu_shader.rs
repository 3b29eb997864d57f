//! [`GpuShader`]: an uploaded shader of a project.

use playground_core_drawing::SurfaceShader;

/// A shader of a project that compiles. A renderer compiles it again from here after a reload.
#[derive(Clone, Debug, PartialEq)]
pub struct GpuShader {
    /// What was uploaded.
    pub shader: SurfaceShader,
    /// Changes with each upload.
    pub revision: u64,
}
