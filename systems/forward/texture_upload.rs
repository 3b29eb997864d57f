//! Uploads textures.

use playground_core_drawing::{Texture, TextureFilter};
use playground_core_rendering::{Gpu, GpuTexture, RenderingError};
use playground_graphics::wgpu;

/// Checks and uploads a texture. The format decodes sRGB when it is sampled.
pub fn upload(gpu: &Gpu, texture: &Texture) -> Result<(), RenderingError> {
    check(gpu, texture).map_err(|reason| RenderingError::Upload {
        what: format!("texture {}", texture.name),
        reason,
    })?;
    let size = wgpu::Extent3d {
        width: texture.pixels.width_px,
        height: texture.pixels.height_px,
        depth_or_array_layers: 1,
    };
    let scope = super::shader::Scope::open(&gpu.device);
    let on_device = gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: Some(&texture.name),
        size,
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: wgpu::TextureFormat::Rgba8UnormSrgb,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    });
    gpu.queue.write_texture(
        on_device.as_image_copy(),
        &texture.pixels.rgba,
        wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(4 * size.width),
            rows_per_image: None,
        },
        size,
    );
    scope.close()?;
    let uploaded = GpuTexture {
        name: texture.name.clone(),
        view: on_device.create_view(&Default::default()),
        sampler: sampler(gpu, texture.filter),
        texture: on_device,
    };
    gpu.textures.write().insert(texture.id, uploaded);
    Ok(())
}

fn sampler(gpu: &Gpu, filter: TextureFilter) -> wgpu::Sampler {
    let filter = match filter {
        TextureFilter::Linear => wgpu::FilterMode::Linear,
        TextureFilter::Nearest => wgpu::FilterMode::Nearest,
    };
    gpu.device.create_sampler(&wgpu::SamplerDescriptor {
        label: Some("texture"),
        address_mode_u: wgpu::AddressMode::Repeat,
        address_mode_v: wgpu::AddressMode::Repeat,
        mag_filter: filter,
        min_filter: filter,
        ..Default::default()
    })
}

/// Why a texture cannot be uploaded.
fn check(gpu: &Gpu, texture: &Texture) -> Result<(), String> {
    let pixels = &texture.pixels;
    let (width, height) = (pixels.width_px, pixels.height_px);
    let largest = gpu.limits.max_texture_dimension_2d;
    if width == 0 || height == 0 {
        return Err(format!("{width} x {height} pixels are no picture"));
    }
    if width > largest || height > largest {
        return Err(format!(
            "{width} x {height} pixels exceed the device's {largest} a side"
        ));
    }
    let wanted = 4 * u64::from(width) * u64::from(height);
    let given = pixels.rgba.len() as u64;
    if given != wanted {
        return Err(format!(
            "{given} bytes for {width} x {height} pixels instead of {wanted}"
        ));
    }
    Ok(())
}
