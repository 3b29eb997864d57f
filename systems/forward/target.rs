//! Makes the textures of targets.

use playground_core_rendering::{Gpu, RenderTarget, RenderingError, TargetImages, TargetSamples};
use playground_graphics::wgpu;

/// egui samples native textures as gamma-encoded values, so the shaders encode and the format does
/// not. (WebGL2 has no second view in another format.)
pub const COLOR_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;
/// Light before it is shown in colours.
pub const LIGHT_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba16Float;
/// Reversed depth needs a floating point format.
pub const DEPTH_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Depth32Float;
/// Coverage of selected instances.
pub const MASK_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::R8Unorm;

/// Makes `target` have the size, clamped to the device's limits; see the contract.
pub fn ensure(
    gpu: &Gpu,
    target: &mut RenderTarget,
    width_px: u32,
    height_px: u32,
) -> Result<bool, RenderingError> {
    if width_px == 0 || height_px == 0 {
        return Ok(false);
    }
    let largest = gpu.limits.max_texture_dimension_2d;
    let (width, height) = (width_px.min(largest), height_px.min(largest));
    let samples = [gpu.quality.samples.max(1), gpu.quality.still_samples.max(1)];
    let same_size = target.width_px == width && target.height_px == height;
    let has = |images: &TargetImages| [images.moving.count, images.still.count] == samples;
    if same_size && target.images.as_ref().is_some_and(has) {
        return Ok(false);
    }
    let scope = super::shader::Scope::open(&gpu.device);
    let images = images(&gpu.device, &target.name, width, height, samples);
    scope.close()?;
    target.images = Some(images);
    target.width_px = width;
    target.height_px = height;
    target.revision = target.revision.wrapping_add(1);
    // The last draw at another size must not answer picks.
    let mut recorded = target.recorded.write();
    recorded.visible.clear();
    Ok(true)
}

fn images(
    device: &wgpu::Device,
    name: &str,
    width: u32,
    height: u32,
    [moving, still]: [u32; 2],
) -> TargetImages {
    let texture = |part: &str, format, sample_count, usage| {
        device.create_texture(&wgpu::TextureDescriptor {
            label: Some(&format!("{name} {part}")),
            size: wgpu::Extent3d {
                width,
                height,
                depth_or_array_layers: 1,
            },
            mip_level_count: 1,
            sample_count,
            dimension: wgpu::TextureDimension::D2,
            format,
            usage,
            view_formats: &[],
        })
    };
    let drawn = wgpu::TextureUsages::RENDER_ATTACHMENT;
    let sampled = drawn | wgpu::TextureUsages::TEXTURE_BINDING;
    let view = |texture: wgpu::Texture| texture.create_view(&Default::default());
    let samples = |count| TargetSamples {
        count,
        color_view: (count > 1).then(|| view(texture("samples", COLOR_FORMAT, count, drawn))),
        depth_view: view(texture("depth", DEPTH_FORMAT, count, drawn)),
    };

    let color = texture(
        "color",
        COLOR_FORMAT,
        1,
        sampled | wgpu::TextureUsages::COPY_SRC,
    );
    let moving_samples = samples(moving);
    TargetImages {
        color_view: view(color.clone()),
        mask_view: view(texture("mask", MASK_FORMAT, 1, sampled)),
        still: if still == moving {
            moving_samples.clone()
        } else {
            samples(still)
        },
        moving: moving_samples,
        color,
    }
}
