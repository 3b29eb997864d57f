//! Reads textures back.

use playground_core_drawing::Pixels;
use playground_core_rendering::{Gpu, RenderingError};
use playground_graphics::wgpu;
use std::{sync::mpsc, time::Duration};

/// The time after which a read-back fails.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Reads an 8-bit RGBA or BGRA texture.
pub fn read(gpu: &Gpu, texture: &wgpu::Texture) -> Result<Pixels, RenderingError> {
    use wgpu::TextureFormat::{Bgra8Unorm, Bgra8UnormSrgb, Rgba8Unorm, Rgba8UnormSrgb};
    let swap = match texture.format() {
        Rgba8Unorm | Rgba8UnormSrgb => false,
        Bgra8Unorm | Bgra8UnormSrgb => true,
        other => return Err(failed(format!("{other:?} is not an 8-bit colour format"))),
    };
    let mut rgba = texels(gpu, texture)?;
    if swap {
        rgba.chunks_exact_mut(4).for_each(|pixel| pixel.swap(0, 2));
    }
    Ok(Pixels {
        width_px: texture.width(),
        height_px: texture.height(),
        rgba,
    })
}

/// The bytes of a texture with four bytes a texel, rows from top to bottom, without padding.
pub fn texels(gpu: &Gpu, texture: &wgpu::Texture) -> Result<Vec<u8>, RenderingError> {
    let row = 4 * texture.width();
    let padded_row = row.next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
    let scope = super::shader::Scope::open(&gpu.device);
    let buffer = gpu.device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("read back"),
        size: u64::from(padded_row) * u64::from(texture.height()),
        usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
        mapped_at_creation: false,
    });
    let mut encoder = gpu.device.create_command_encoder(&Default::default());
    encoder.copy_texture_to_buffer(
        texture.as_image_copy(),
        wgpu::TexelCopyBufferInfo {
            buffer: &buffer,
            layout: wgpu::TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some(padded_row),
                rows_per_image: None,
            },
        },
        texture.size(),
    );
    gpu.queue.submit([encoder.finish()]);
    scope.close()?;
    let mapped = bytes(gpu, &buffer)?;
    let rows = mapped.chunks_exact(padded_row as usize);
    Ok(rows
        .flat_map(|padded| &padded[..row as usize])
        .copied()
        .collect())
}

/// The bytes of a buffer that can be mapped. Waits for the device.
pub fn bytes(gpu: &Gpu, buffer: &wgpu::Buffer) -> Result<Vec<u8>, RenderingError> {
    wait_for(gpu, buffer)?;
    let mapped = buffer
        .slice(..)
        .get_mapped_range()
        .map_err(|error| failed(error.to_string()))?;
    Ok(mapped.to_vec())
}

/// Maps a buffer for reading and waits for it.
fn wait_for(gpu: &Gpu, buffer: &wgpu::Buffer) -> Result<(), RenderingError> {
    let (sender, receiver) = mpsc::channel();
    buffer
        .slice(..)
        .map_async(wgpu::MapMode::Read, move |result| {
            // The receiver is dropped only after a timeout.
            let _timed_out = sender.send(result);
        });
    gpu.device
        .poll(wgpu::PollType::Wait {
            submission_index: None,
            timeout: Some(TIMEOUT),
        })
        .map_err(|error| failed(error.to_string()))?;
    match receiver.try_recv() {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(failed(error.to_string())),
        Err(error) => Err(failed(error.to_string())),
    }
}

fn failed(reason: String) -> RenderingError {
    RenderingError::ReadBack { reason }
}
