//! Bind groups.

use super::layouts::Layouts;
use playground_graphics::wgpu;

/// Bind group 0: the frame uniforms.
pub fn frame_group(
    device: &wgpu::Device,
    layouts: &Layouts,
    frame: &wgpu::Buffer,
) -> wgpu::BindGroup {
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("frame"),
        layout: &layouts.frame,
        entries: &[wgpu::BindGroupEntry {
            binding: 0,
            resource: frame.as_entire_binding(),
        }],
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
