//! Bind groups.

use super::layouts::{LIGHT_BYTES, Layouts};
use playground_graphics::wgpu;

/// Bind group 0: the frame uniforms, and joints.
pub fn frame_group(
    device: &wgpu::Device,
    layouts: &Layouts,
    frame: &wgpu::Buffer,
    joints: &wgpu::TextureView,
) -> wgpu::BindGroup {
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("frame"),
        layout: &layouts.frame,
        entries: &[
            wgpu::BindGroupEntry {
                binding: 0,
                resource: frame.as_entire_binding(),
            },
            wgpu::BindGroupEntry {
                binding: 1,
                resource: wgpu::BindingResource::TextureView(joints),
            },
        ],
    })
}

/// Bind group 1 of the outline: the mask.
pub fn mask_group(
    device: &wgpu::Device,
    layouts: &Layouts,
    mask: &wgpu::TextureView,
) -> wgpu::BindGroup {
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("mask"),
        layout: &layouts.mask,
        entries: &[wgpu::BindGroupEntry {
            binding: 0,
            resource: wgpu::BindingResource::TextureView(mask),
        }],
    })
}

/// Bind group 1 of what casts shadows: the view of a light, which an offset chooses.
pub fn light_group(
    device: &wgpu::Device,
    layouts: &Layouts,
    lights: &wgpu::Buffer,
) -> wgpu::BindGroup {
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("light"),
        layout: &layouts.light,
        entries: &[wgpu::BindGroupEntry {
            binding: 0,
            resource: wgpu::BindingResource::Buffer(wgpu::BufferBinding {
                buffer: lights,
                offset: 0,
                size: wgpu::BufferSize::new(LIGHT_BYTES),
            }),
        }],
    })
}
