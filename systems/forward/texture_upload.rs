//! Uploads textures.

use super::mips::Mips;
use playground_core_drawing::{Texture, TextureEncoding, TextureFilter, TextureWrap};
use playground_core_rendering::{Gpu, GpuTexture, RenderingError};
use playground_graphics::wgpu;

/// Checks and uploads a texture, with smaller copies of it if it is smooth. The format of colours decodes
/// sRGB when it is sampled.
pub fn upload(gpu: &Gpu, mips: &Mips, texture: &Texture) -> Result<(), RenderingError> {
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
        mip_level_count: match texture.filter {
            TextureFilter::Linear => Mips::levels(size.width, size.height),
            TextureFilter::Nearest => 1,
        },
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: match texture.encoding {
            TextureEncoding::Color => wgpu::TextureFormat::Rgba8UnormSrgb,
            TextureEncoding::Data => wgpu::TextureFormat::Rgba8Unorm,
        },
        usage: wgpu::TextureUsages::TEXTURE_BINDING
            | wgpu::TextureUsages::COPY_DST
            | wgpu::TextureUsages::RENDER_ATTACHMENT,
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
    mips.fill(&gpu.device, &gpu.queue, &on_device)?;
    let uploaded = GpuTexture {
        name: texture.name.clone(),
        view: on_device.create_view(&Default::default()),
        sampler: sampler(gpu, texture),
        texture: on_device,
    };
    gpu.textures.write().insert(texture.id, uploaded);
    Ok(())
}

fn sampler(gpu: &Gpu, texture: &Texture) -> wgpu::Sampler {
    let (filter, mips) = match texture.filter {
        TextureFilter::Linear => (wgpu::FilterMode::Linear, wgpu::MipmapFilterMode::Linear),
        TextureFilter::Nearest => (wgpu::FilterMode::Nearest, wgpu::MipmapFilterMode::Nearest),
    };
    let mode = |wrap: TextureWrap| match wrap {
        TextureWrap::Repeat => wgpu::AddressMode::Repeat,
        TextureWrap::Mirror => wgpu::AddressMode::MirrorRepeat,
        TextureWrap::Clamp => wgpu::AddressMode::ClampToEdge,
    };
    let [u, v] = texture.wrap.map(mode);
    gpu.device.create_sampler(&wgpu::SamplerDescriptor {
        label: Some("texture"),
        address_mode_u: u,
        address_mode_v: v,
        mag_filter: filter,
        min_filter: filter,
        mipmap_filter: mips,
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
