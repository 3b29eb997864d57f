//! Uploads of textures.

use crate::stage::Stage;
use bevy::asset::RenderAssetUsages;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

/// Uploads a square texture of this side in pixels. Returns the times of the frame that does it; the frame
/// after it draws what it drew before.
pub fn upload(stage: &mut Stage, side_px: u32) -> [f64; 3] {
    let size = Extent3d {
        width: side_px,
        height: side_px,
        depth_or_array_layers: 1,
    };
    let texel = [side_px as u8, 99, 50, 255];
    let image = Image::new_fill(
        size,
        TextureDimension::D2,
        &texel,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    );
    let mut images = stage.app.world_mut().resource_mut::<Assets<Image>>();
    let handle = images.add(image);
    let times = stage.frame();
    drop(handle);
    stage.frame();
    stage.frame();
    times
}
