//! Makes textures that can be painted to and read back.

use super::EguiPainter;
use playground_graphics::wgpu;

/// A texture of this size to paint to; `cached` is reused while it fits. Sizes are clamped to the
/// limits of the device.
pub fn target(
    painter: &EguiPainter,
    cached: &mut Option<wgpu::Texture>,
    size_px: [u32; 2],
) -> wgpu::Texture {
    let max = painter.gpu().limits.max_texture_dimension_2d;
    let [width, height] = size_px.map(|side| side.clamp(1, max));
    let fits = |texture: &&wgpu::Texture| {
        (texture.width(), texture.height(), texture.format()) == (width, height, painter.format())
    };
    if let Some(texture) = cached.as_ref().filter(fits) {
        return texture.clone();
    }
    let texture = painter
        .gpu()
        .device
        .create_texture(&wgpu::TextureDescriptor {
            label: Some("picture of the window"),
            size: wgpu::Extent3d {
                width,
                height,
                depth_or_array_layers: 1,
            },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: painter.format(),
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
            view_formats: &[],
        });
    *cached = Some(texture.clone());
    texture
}
