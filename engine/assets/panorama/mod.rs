//! Light from all around, of a picture of it: computed once, on the thread that reads assets, so that both
//! renderers show the same.

mod decode;
mod harmonics;
mod mirror;
mod picture;

pub use decode::decode_panorama;
use picture::LightPicture;

use playground_core_drawing::{Panorama, PanoramaId, pack_light};

/// The widest picture that is kept for the sky, pixels.
const WIDEST: usize = 4096;

/// Makes a panorama of a picture of all that is around.
fn panorama(picture: LightPicture, id: PanoramaId, name: &str) -> Panorama {
    let mut sky = picture;
    while sky.width > WIDEST {
        sky = sky.half();
    }
    let smaller = sky.smaller_ones();
    let levels = || std::iter::once(&sky).chain(&smaller);
    Panorama {
        id,
        name: name.to_owned(),
        width_px: sky.width as u32,
        height_px: sky.height as u32,
        sky: sky
            .light
            .iter()
            .map(|of| pack_light(of.to_array()))
            .collect(),
        mirrored: mirror::mirrored(&levels().collect::<Vec<_>>()),
        scattered: harmonics::scattered(levels().last().unwrap_or(&sky)),
    }
}
