//! Buffers that grow.

use playground_graphics::wgpu;

/// A buffer of at least `size` bytes: the one in `slot`, or a new one when that is missing or too
/// small (with half of the size added, so that a growing scene does not allocate each frame).
pub fn at_least(
    device: &wgpu::Device,
    slot: &mut Option<wgpu::Buffer>,
    label: &str,
    usage: wgpu::BufferUsages,
    size: u64,
) -> wgpu::Buffer {
    let grown = slot.is_some();
    if let Some(buffer) = slot.as_ref().filter(|buffer| buffer.size() >= size) {
        return buffer.clone();
    }
    let size = if grown { size + size / 2 } else { size };
    let buffer = device.create_buffer(&wgpu::BufferDescriptor {
        label: Some(label),
        size: size.next_multiple_of(4),
        usage: usage | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    *slot = Some(buffer.clone());
    buffer
}

/// Writes `parts`, one after the other, into the buffer in `slot`; `None` when there is nothing to
/// write. The lengths of the parts are multiples of four bytes.
pub fn fill(
    device: &wgpu::Device,
    queue: &wgpu::Queue,
    slot: &mut Option<wgpu::Buffer>,
    label: &str,
    parts: &[&[u8]],
) -> Option<wgpu::Buffer> {
    let size: usize = parts.iter().map(|part| part.len()).sum();
    if size == 0 {
        return None;
    }
    let buffer = at_least(device, slot, label, wgpu::BufferUsages::VERTEX, size as u64);
    let mut offset = 0;
    for part in parts.iter().filter(|part| !part.is_empty()) {
        queue.write_buffer(&buffer, offset, part);
        offset += part.len() as u64;
    }
    Some(buffer)
}

/// Writes a frame into the uniform buffer in `slot`.
pub fn fill_uniform(
    device: &wgpu::Device,
    queue: &wgpu::Queue,
    slot: &mut Option<wgpu::Buffer>,
    bytes: &[u8],
) -> wgpu::Buffer {
    let usage = wgpu::BufferUsages::UNIFORM;
    let buffer = at_least(device, slot, "frame", usage, bytes.len() as u64);
    queue.write_buffer(&buffer, 0, bytes);
    buffer
}
