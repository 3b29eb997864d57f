//! Uploads shaders of a project.

use super::{device_state::DeviceState, surface_upload};
use playground_core_drawing::SurfaceShader;
use playground_core_rendering::{Gpu, GpuShader, RenderingError};

/// Compiles and uploads a shader, and gives its numbers to the surfaces that use it. When it does not
/// compile, the one before stays.
pub fn upload(
    gpu: &Gpu,
    state: &DeviceState,
    shader: &SurfaceShader,
) -> Result<(), RenderingError> {
    let count = shader.parameters.len();
    let ends = shader.offsets().into_iter().zip(&shader.parameters);
    let mut ends = ends.map(|(at, of)| at + 4 * usize::from(of.width));
    if count > SurfaceShader::MOST_PARAMETERS
        || ends.any(|end| end > SurfaceShader::PARAMETER_BYTES)
    {
        return Err(RenderingError::Upload {
            what: format!("shader {}", shader.name),
            reason: format!(
                "it has {count} parameters: {} with {} bytes are the most",
                SurfaceShader::MOST_PARAMETERS,
                SurfaceShader::PARAMETER_BYTES
            ),
        });
    }
    let before = gpu.shaders.read().get(&shader.id).map(|of| of.revision);
    let revision = before.unwrap_or_default() + 1;
    let compiled = state.compiled();
    compiled.add_code((&gpu.device, &state.layouts), shader, revision)?;
    let uploaded = GpuShader {
        shader: shader.clone(),
        revision,
    };
    gpu.shaders.write().insert(shader.id, uploaded);
    let users: Vec<_> = {
        let surfaces = gpu.surfaces.read();
        let users = surfaces.values().map(|of| &of.surface);
        let users = users.filter(|of| of.shader == Some(shader.id));
        users.cloned().collect()
    };
    users
        .iter()
        .try_for_each(|surface| surface_upload::upload(gpu, surface))
}
