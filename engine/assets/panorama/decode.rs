//! Reads pictures of all that is around.

use super::super::Importers;
use super::super::decode::{check_size, locate, why};
use super::super::loader::Decoded;
use super::{LightPicture, panorama};
use playground_base::glam::Vec3;
use playground_base::image::{DynamicImage, ImageDecoder, ImageReader};
use playground_core_drawing::{Panorama, PanoramaId};
use std::panic::catch_unwind;
use std::path::Path;

/// Light beyond this is taken for a fault of the picture.
const BRIGHTEST: f32 = 65_000.0;

/// Reads the panorama at `path` below `folder`.
///
/// # Errors
/// Why it cannot be used, in words for the user.
pub fn decode_panorama(
    folder: &Path,
    (key, path): (u64, &str),
    _: Option<&Importers>,
) -> Result<Decoded<Panorama>, String> {
    let file = locate(folder, path)?;
    // A decoder that panics must not end the thread that reads the others.
    let read = catch_unwind(|| read(&file));
    let picture = read.unwrap_or_else(|_| Err("it is damaged: its decoder failed".into()))?;
    Ok(Decoded {
        content: panorama(picture, PanoramaId(key), path),
        files: Vec::new(),
    })
}

fn read(file: &Path) -> Result<LightPicture, String> {
    let picture = ImageReader::open(file).and_then(ImageReader::with_guessed_format);
    let picture = picture.map_err(|error| format!("it cannot be read: {error}"))?;
    let decoder = picture.into_decoder().map_err(|error| why(&error))?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if width < 8 || height < 4 || width.abs_diff(2 * height) > width / 8 {
        return Err(format!(
            "it has {width} x {height} pixels: a picture of all that is around is twice as wide as high"
        ));
    }
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    let is_light = matches!(
        picture,
        DynamicImage::ImageRgb32F(_) | DynamicImage::ImageRgba32F(_)
    );
    let linear = |channel: f32| match is_light {
        true => channel,
        // Gamma-encoded (IEC 61966-2-1).
        false if channel <= 0.040_45 => channel / 12.92,
        false => ((channel + 0.055) / 1.055).powf(2.4),
    };
    // False for what is no number.
    let bounded = |light: f32| {
        if light > 0.0 {
            light.min(BRIGHTEST)
        } else {
            0.0
        }
    };
    let picture = picture.into_rgb32f();
    let light = picture.pixels();
    let light = light.map(|pixel| Vec3::from_array(pixel.0.map(|of| bounded(linear(of)))));
    Ok(LightPicture {
        width: width as usize,
        height: height as usize,
        light: light.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::image::{Rgb, Rgb32FImage, RgbImage};
    use playground_core_drawing::unpack_light;

    #[test]
    fn light_is_read_as_it_is_and_colours_are_decoded() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let light = Rgb32FImage::from_pixel(64, 32, Rgb([4.0, 0.5, 0.25]));
        let saved = light.save(folder.path().join("sky.hdr"));
        saved.expect("it can be written");
        let colours = RgbImage::from_pixel(64, 32, Rgb([255, 188, 0]));
        let saved = colours.save(folder.path().join("sky.png"));
        saved.expect("it can be written");
        for (path, expected) in [
            ("sky.hdr", [4.0, 0.5, 0.25]),
            ("sky.png", [1.0, 0.503, 0.0]),
        ] {
            let read = decode_panorama(folder.path(), (7, path), None);
            let panorama = read.expect("it can be read").content;
            assert_eq!((panorama.width_px, panorama.height_px), (64, 32));
            assert_eq!(panorama.id, PanoramaId(7));
            for (read, expected) in unpack_light(panorama.sky[99]).into_iter().zip(expected) {
                assert!((read - expected).abs() < 0.01, "{path}: {read}, {expected}");
            }
            assert!((panorama.scattered[0][0] - expected[0]).abs() < 0.02);
        }
    }

    #[test]
    fn picture_of_another_shape_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let saved = RgbImage::new(64, 64).save(folder.path().join("square.png"));
        saved.expect("it can be written");
        let refused = decode_panorama(folder.path(), (7, "square.png"), None);
        let why = refused.expect_err("it is no panorama");
        assert!(why.contains("twice as wide as high"), "{why}");
    }
}
