//! Uploads panoramas.

use super::shader::Scope;
use playground_core_drawing::Panorama;
use playground_core_rendering::{Gpu, GpuPanorama, RenderingError};
use playground_graphics::wgpu;

/// What `pack_light` packs.
pub const FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgb9e5Ufloat;
/// Bytes of a pixel.
const PIXEL: u32 = 4;

/// Checks and uploads a panorama.
pub fn upload(gpu: &Gpu, panorama: &Panorama) -> Result<(), RenderingError> {
    check(gpu, panorama).map_err(|reason| RenderingError::Upload {
        what: format!("panorama {}", panorama.name),
        reason,
    })?;
    let scope = Scope::open(&gpu.device);
    let uploaded = GpuPanorama {
        sky: sky(gpu, panorama),
        mirrored: mirrored(gpu, panorama),
        scattered: panorama.scattered,
    };
    scope.close()?;
    gpu.panoramas.write().insert(panorama.id, uploaded);
    Ok(())
}

fn sky(gpu: &Gpu, panorama: &Panorama) -> wgpu::TextureView {
    let size = wgpu::Extent3d {
        width: panorama.width_px,
        height: panorama.height_px,
        depth_or_array_layers: 1,
    };
    let texture = texture(gpu, &panorama.name, size, 1);
    let bytes = bytemuck::cast_slice(&panorama.sky);
    write(gpu, texture.as_image_copy(), bytes, size);
    texture.create_view(&Default::default())
}

fn mirrored(gpu: &Gpu, panorama: &Panorama) -> wgpu::TextureView {
    let size = |side: u32| wgpu::Extent3d {
        width: side,
        height: side,
        depth_or_array_layers: 6,
    };
    let first = size(Panorama::MIRROR_PX);
    let texture = texture(gpu, &panorama.name, first, Panorama::STEPS);
    for (sides, level) in panorama.mirrored.iter().zip(0..) {
        let to = wgpu::TexelCopyTextureInfo {
            mip_level: level,
            ..texture.as_image_copy()
        };
        let size = size(Panorama::MIRROR_PX >> level);
        write(gpu, to, bytemuck::cast_slice(sides), size);
    }
    texture.create_view(&wgpu::TextureViewDescriptor {
        dimension: Some(wgpu::TextureViewDimension::Cube),
        ..Default::default()
    })
}

fn texture(gpu: &Gpu, name: &str, size: wgpu::Extent3d, levels: u32) -> wgpu::Texture {
    gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: Some(name),
        size,
        mip_level_count: levels,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: FORMAT,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    })
}

fn write(gpu: &Gpu, to: wgpu::TexelCopyTextureInfo<'_>, bytes: &[u8], size: wgpu::Extent3d) {
    let layout = wgpu::TexelCopyBufferLayout {
        offset: 0,
        bytes_per_row: Some(PIXEL * size.width),
        rows_per_image: Some(size.height),
    };
    gpu.queue.write_texture(to, bytes, layout, size);
}

/// Why a panorama cannot be uploaded.
fn check(gpu: &Gpu, panorama: &Panorama) -> Result<(), String> {
    let (width, height) = (panorama.width_px, panorama.height_px);
    let largest = gpu.limits.max_texture_dimension_2d;
    let fits = |side: u32| side > 0 && side <= largest;
    if !fits(width) || !fits(height) {
        return Err(format!(
            "{width} x {height} pixels are not within the device's {largest} a side"
        ));
    }
    if panorama.sky.len() as u64 != u64::from(width) * u64::from(height) {
        let given = panorama.sky.len();
        return Err(format!("{given} pixels instead of {width} x {height}"));
    }
    let steps = (0..Panorama::STEPS).map(|level| 6 * (Panorama::MIRROR_PX >> level).pow(2));
    let given = panorama.mirrored.iter().map(|sides| sides.len() as u32);
    if !steps.eq(given) {
        return Err("what it mirrors has not the size it should have".to_owned());
    }
    let mut numbers = panorama.scattered.iter().flatten();
    if !numbers.all(|number| number.is_finite()) {
        return Err("one of its numbers is not finite".to_owned());
    }
    Ok(())
}
