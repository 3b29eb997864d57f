//! Uploads what changes the shape of meshes.

use super::layouts::Layouts;
use playground_core_drawing::{JointMatrix, Mesh, MeshJoints};
use playground_core_rendering::{Gpu, GpuBend};
use playground_graphics::wgpu;

/// Texels in a row of the texture of morph targets.
const MORPH_WIDTH: usize = 2048;
/// Matrices in a row of the texture of joints, as `bend.wgsl` counts them.
const MATRICES: usize = 512;
/// Texels of a matrix.
const ROWS: usize = 3;
/// Bytes of a texel.
const TEXEL: usize = size_of::<[f32; 4]>();

/// The texture of morph targets is larger than the device's largest.
pub fn is_too_large(gpu: &Gpu, mesh: &Mesh) -> bool {
    let texels = 1 + 2 * mesh.morphs.len() * mesh.vertices.len();
    texels.div_ceil(MORPH_WIDTH) > gpu.limits.max_texture_dimension_2d as usize
}

/// Uploads joints and morph targets of a mesh that has some.
pub fn bend(gpu: &Gpu, layouts: &Layouts, mesh: &Mesh) -> Option<GpuBend> {
    if !mesh.bends() {
        return None;
    }
    let still = vec![MeshJoints::default(); mesh.vertices.len()];
    let joints = match mesh.joints.is_empty() {
        true => &still,
        false => &mesh.joints,
    };
    let bytes = bytemuck::cast_slice(joints);
    let buffer = gpu.device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("joints of a mesh"),
        size: bytes.len() as u64,
        usage: wgpu::BufferUsages::VERTEX | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    gpu.queue.write_buffer(&buffer, 0, bytes);
    let texels = morph_texels(mesh);
    let width = texels.len().min(MORPH_WIDTH);
    let texture = texture(gpu, "morph targets", [width, texels.len().div_ceil(width)]);
    write(gpu, &texture, &texels, width);
    let view = texture.create_view(&Default::default());
    Some(GpuBend {
        joints: buffer,
        morphs: gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("morph targets"),
            layout: &layouts.bend,
            entries: &[wgpu::BindGroupEntry {
                binding: 0,
                resource: wgpu::BindingResource::TextureView(&view),
            }],
        }),
    })
}

/// As `bend.wgsl` reads them.
fn morph_texels(mesh: &Mesh) -> Vec<[f32; 4]> {
    let (targets, vertices) = (mesh.morphs.len(), mesh.vertices.len());
    let mut texels = vec![[targets as f32, vertices as f32, 0.0, 0.0]];
    for morph in &mesh.morphs {
        for at in 0..vertices {
            for of in [&morph.positions, &morph.normals] {
                let [x, y, z] = of.get(at).copied().unwrap_or_default();
                texels.push([x, y, z, 0.0]);
            }
        }
    }
    texels
}

/// Writes the joints of a list. `None` when there are none; those beyond the device's largest texture are left out.
pub fn joints(
    gpu: &Gpu,
    known: &mut Option<wgpu::Texture>,
    joints: &[JointMatrix],
) -> Option<wgpu::TextureView> {
    let most = gpu.limits.max_texture_dimension_2d as usize;
    let joints = joints.get(..most * MATRICES).unwrap_or(joints);
    if joints.is_empty() {
        return None;
    }
    let height = joints.len().div_ceil(MATRICES);
    let fits = |texture: &&wgpu::Texture| texture.height() as usize >= height;
    let texture = match known.as_ref().filter(fits) {
        Some(texture) => texture.clone(),
        None => {
            // A growing scene does not make another one each frame.
            let height = height.next_power_of_two().min(most);
            let made = texture(gpu, "joints", [MATRICES * ROWS, height]);
            known.insert(made).clone()
        }
    };
    write(gpu, &texture, bytemuck::cast_slice(joints), MATRICES * ROWS);
    Some(texture.create_view(&Default::default()))
}

/// What stands for joints where there are none.
pub fn no_joints(gpu: &Gpu) -> wgpu::TextureView {
    texture(gpu, "no joints", [1, 1]).create_view(&Default::default())
}

fn texture(gpu: &Gpu, label: &str, [width, height]: [usize; 2]) -> wgpu::Texture {
    gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: Some(label),
        size: wgpu::Extent3d {
            width: width as u32,
            height: height as u32,
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: wgpu::TextureFormat::Rgba32Float,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    })
}

/// Writes whole rows, and the begin of another one.
fn write(gpu: &Gpu, texture: &wgpu::Texture, texels: &[[f32; 4]], width: usize) {
    let rows = texels.len() / width;
    let (whole, rest) = texels.split_at(rows * width);
    for (texels, y, size) in [(whole, 0, [width, rows]), (rest, rows, [rest.len(), 1])] {
        if texels.is_empty() {
            continue;
        }
        gpu.queue.write_texture(
            wgpu::TexelCopyTextureInfo {
                origin: wgpu::Origin3d {
                    x: 0,
                    y: y as u32,
                    z: 0,
                },
                ..texture.as_image_copy()
            },
            bytemuck::cast_slice(texels),
            wgpu::TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some((width * TEXEL) as u32),
                rows_per_image: None,
            },
            wgpu::Extent3d {
                width: size[0] as u32,
                height: size[1] as u32,
                depth_or_array_layers: 1,
            },
        );
    }
}
