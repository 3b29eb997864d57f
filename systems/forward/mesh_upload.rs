//! Uploads meshes.

use super::{bend_upload, layouts::Layouts};
use playground_core_drawing::{Mesh, MeshId, MeshLevel, MeshVertex};
use playground_core_rendering::{Gpu, GpuMesh, GpuMeshLevel, RenderingError};
use playground_graphics::wgpu;

/// A mesh and the radius in the picture from which it is used, pixels.
pub struct Level {
    /// Its triangles.
    pub mesh: Mesh,
    /// See `GpuMeshLevel::min_radius_px`.
    pub min_radius_px: f32,
}

/// How many pixels a corner of a coarser level may be away from where it is.
const MOST_ERROR_PX: f32 = 1.0;

/// Checks and uploads a mesh, with its coarser levels.
pub fn upload(gpu: &Gpu, layouts: &Layouts, mesh: &Mesh) -> Result<(), RenderingError> {
    let radius_m = radius(mesh);
    let finest = level(gpu, layouts, mesh, 0.0)?;
    let coarser = mesh.coarser.iter().map(|coarser| GpuMeshLevel {
        indices: filled(
            gpu,
            bytemuck::cast_slice(&coarser.indices),
            wgpu::BufferUsages::INDEX,
        ),
        index_count: coarser.indices.len() as u32,
        ..finest.clone()
    });
    let mut levels: Vec<_> = std::iter::once(finest.clone()).chain(coarser).collect();
    // A level is used down to where the error of the next one cannot be seen.
    for (level, next) in levels.iter_mut().zip(&mesh.coarser) {
        level.min_radius_px = MOST_ERROR_PX * radius_m / next.error_m.max(1e-9);
    }
    let uploaded = GpuMesh {
        name: mesh.name.clone(),
        radius_m,
        levels,
    };
    gpu.meshes.write().insert(mesh.id, uploaded);
    Ok(())
}

/// Checks and uploads the levels of one mesh, finest first.
pub fn upload_levels(
    gpu: &Gpu,
    layouts: &Layouts,
    id: MeshId,
    levels: &[Level],
) -> Result<(), RenderingError> {
    let Some(finest) = levels.first() else {
        return Ok(());
    };
    let uploaded = levels
        .iter()
        .map(|at| level(gpu, layouts, &at.mesh, at.min_radius_px));
    let uploaded = GpuMesh {
        name: finest.mesh.name.clone(),
        radius_m: levels.iter().map(|at| radius(&at.mesh)).fold(0.0, f32::max),
        levels: uploaded.collect::<Result<_, _>>()?,
    };
    gpu.meshes.write().insert(id, uploaded);
    Ok(())
}

fn level(
    gpu: &Gpu,
    layouts: &Layouts,
    mesh: &Mesh,
    min_radius_px: f32,
) -> Result<GpuMeshLevel, RenderingError> {
    check(gpu, mesh).map_err(|reason| RenderingError::Upload {
        what: format!("mesh {}", mesh.name),
        reason,
    })?;
    Ok(GpuMeshLevel {
        vertices: filled(
            gpu,
            bytemuck::cast_slice(&mesh.vertices),
            wgpu::BufferUsages::VERTEX,
        ),
        details: (!mesh.details.is_empty()).then(|| {
            filled(
                gpu,
                bytemuck::cast_slice(&mesh.details),
                wgpu::BufferUsages::VERTEX,
            )
        }),
        bend: bend_upload::bend(gpu, layouts, mesh),
        indices: filled(
            gpu,
            bytemuck::cast_slice(&mesh.indices),
            wgpu::BufferUsages::INDEX,
        ),
        index_count: mesh.indices.len() as u32,
        min_radius_px,
    })
}

fn filled(gpu: &Gpu, bytes: &[u8], usage: wgpu::BufferUsages) -> wgpu::Buffer {
    let buffer = gpu.device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("mesh"),
        size: bytes.len() as u64,
        usage: usage | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    gpu.queue.write_buffer(&buffer, 0, bytes);
    buffer
}

/// Why a mesh cannot be uploaded.
fn check(gpu: &Gpu, mesh: &Mesh) -> Result<(), String> {
    let vertices = mesh.vertices.len();
    if vertices == 0 || mesh.indices.is_empty() {
        return Err("it has no triangles".into());
    }
    if !mesh.indices.len().is_multiple_of(3) {
        return Err(format!(
            "{} indices are not whole triangles",
            mesh.indices.len()
        ));
    }
    let of_levels = mesh.coarser.iter().flat_map(|level| &level.indices);
    let mut indices = mesh.indices.iter().chain(of_levels);
    if let Some(index) = indices.find(|index| **index as usize >= vertices) {
        return Err(format!(
            "index {index} is not below the {vertices} vertices"
        ));
    }
    if !mesh
        .vertices
        .iter()
        .all(|vertex| vertex.position.iter().all(|x| x.is_finite()))
    {
        return Err("a position is not a finite number".into());
    }
    let is_broken = |level: &MeshLevel| {
        level.indices.is_empty() || !level.indices.len().is_multiple_of(3) || level.error_m.is_nan()
    };
    if mesh.coarser.iter().any(is_broken) {
        return Err("a level of detail has no whole triangles".into());
    }
    let details = mesh.details.len();
    if details > 0 && details != vertices {
        return Err(format!(
            "it has details of {details} of {vertices} vertices"
        ));
    }
    let joints = mesh.joints.len();
    if joints > 0 && joints != vertices {
        return Err(format!("it has joints of {joints} of {vertices} vertices"));
    }
    let is_other = |len: usize| len > 0 && len != vertices;
    let morphs = mesh.morphs.iter();
    let mut lengths = morphs.flat_map(|of| [of.positions.len(), of.normals.len()]);
    if let Some(other) = lengths.find(|len| is_other(*len)) {
        return Err(format!(
            "a morph target moves {other} of {vertices} vertices"
        ));
    }
    if bend_upload::is_too_large(gpu, mesh) {
        return Err(format!(
            "{} morph targets of {vertices} vertices do not fit into a texture: split it",
            mesh.morphs.len()
        ));
    }
    let size = (vertices * size_of::<MeshVertex>()).max(mesh.indices.len() * 4) as u64;
    if size > gpu.limits.max_buffer_size {
        let largest = gpu.limits.max_buffer_size;
        return Err(format!(
            "its {size} bytes exceed the device's {largest}: split it"
        ));
    }
    Ok(())
}

fn radius(mesh: &Mesh) -> f32 {
    let squares = mesh.vertices.iter().map(|vertex| {
        let [x, y, z] = vertex.position;
        x * x + y * y + z * z
    });
    squares.fold(0.0, f32::max).sqrt()
}
