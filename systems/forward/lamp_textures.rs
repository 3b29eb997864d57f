//! [`LampTextures`]: many lamps, as textures (WebGL2 has no storage buffers).

use super::clusters::{COLUMNS, Clusters, MOST_ENTRIES, ROWS, SLICES};
use super::lights::PackedLamp;
use playground_core_rendering::{Gpu, LampImages};
use playground_graphics::wgpu;

/// Numbers of lamps in a row of their texture.
const ROW: u32 = 256;
/// Texels of a lamp.
const TEXELS: u32 = 4;

/// Writes lamps and lists into textures, which are made when they are first needed.
pub fn upload(
    gpu: &Gpu,
    known: &mut Option<LampImages>,
    lamps: &[PackedLamp],
    clusters: &Clusters,
) -> LampImages {
    let count = lamps.len().max(1) as u32;
    let images = match known.take().filter(|known| known.lamps.height() >= count) {
        Some(known) => known,
        None => images(gpu, count.next_power_of_two()),
    };
    let lamp_bytes: &[u8] = bytemuck::cast_slice(lamps);
    write(
        gpu,
        &images.lamps,
        lamp_bytes,
        [TEXELS, lamps.len() as u32],
        16,
    );
    let parts: &[u8] = bytemuck::cast_slice(&clusters.parts);
    let size = [(COLUMNS * ROWS) as u32, SLICES as u32];
    write(gpu, &images.parts, parts, size, 8);
    let mut numbers = clusters.lamps.clone();
    numbers.resize(numbers.len().next_multiple_of(ROW as usize), 0);
    let rows = numbers.len() as u32 / ROW;
    write(
        gpu,
        &images.numbers,
        bytemuck::cast_slice(&numbers),
        [ROW, rows],
        4,
    );
    *known = Some(images.clone());
    images
}

/// Textures for this many lamps.
pub fn images(gpu: &Gpu, lamps: u32) -> LampImages {
    let texture = |label, [width, height]: [u32; 2], format| {
        gpu.device.create_texture(&wgpu::TextureDescriptor {
            label: Some(label),
            size: wgpu::Extent3d {
                width,
                height,
                depth_or_array_layers: 1,
            },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format,
            usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
            view_formats: &[],
        })
    };
    let rows = MOST_ENTRIES as u32 / ROW;
    let parts = [(COLUMNS * ROWS) as u32, SLICES as u32];
    LampImages {
        lamps: texture("lamps", [TEXELS, lamps], wgpu::TextureFormat::Rgba32Float),
        parts: texture("parts of lamps", parts, wgpu::TextureFormat::Rg32Uint),
        numbers: texture(
            "numbers of lamps",
            [ROW, rows],
            wgpu::TextureFormat::R32Uint,
        ),
    }
}

fn write(gpu: &Gpu, texture: &wgpu::Texture, bytes: &[u8], size: [u32; 2], texel: u32) {
    let [width, height] = size;
    if height == 0 {
        return;
    }
    let layout = wgpu::TexelCopyBufferLayout {
        offset: 0,
        bytes_per_row: Some(width * texel),
        rows_per_image: None,
    };
    let size = wgpu::Extent3d {
        width,
        height,
        depth_or_array_layers: 1,
    };
    gpu.queue
        .write_texture(texture.as_image_copy(), bytes, layout, size);
}
