//! Light from all around, of a picture of it: computed once, where files are imported, so that both renderers
//! show the same.

mod harmonics;
mod light_picture;
mod mirror;

use super::picture::read_picture;
use light_picture::LightPicture;
use playground_base::glam::Vec3;
use playground_base::image::DynamicImage;
use playground_core_assets::ImportProgress;
use playground_core_drawing::{Panorama, pack_light};

/// The widest picture that is kept for the sky, pixels.
const WIDEST: usize = 4096;

/// Light beyond this is taken for a fault of the picture.
const BRIGHTEST: f32 = 65_000.0;

/// Makes a panorama of the file of a picture of all that is around. It has neither id nor name.
///
/// # Errors
/// Why it cannot be used, in words for the user.
pub fn panorama(bytes: &[u8], progress: &ImportProgress) -> Result<Panorama, String> {
    progress.report(0.0, "reading the picture");
    let mut sky = read(bytes)?;
    progress.report(0.2, "light");
    while sky.width > WIDEST {
        sky = sky.half();
    }
    let smaller = sky.smaller_ones();
    let levels: Vec<&LightPicture> = std::iter::once(&sky).chain(&smaller).collect();
    Ok(Panorama {
        width_px: sky.width as u32,
        height_px: sky.height as u32,
        sky: sky
            .light
            .iter()
            .map(|of| pack_light(of.to_array()))
            .collect(),
        mirrored: mirror::mirrored(&levels, progress),
        scattered: harmonics::scattered(levels.last().unwrap_or(&&sky)),
        ..Panorama::default()
    })
}

fn read(bytes: &[u8]) -> Result<LightPicture, String> {
    let picture = read_picture(bytes)?;
    let (width, height) = (picture.width(), picture.height());
    if width < 8 || height < 4 || width.abs_diff(2 * height) > width / 8 {
        return Err(format!(
            "it has {width} x {height} pixels: a picture of all that is around is twice as wide as high"
        ));
    }
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
    use playground_base::image::{ImageFormat, Rgb, Rgb32FImage, RgbImage};
    use playground_core_drawing::unpack_light;
    use std::io::Cursor;

    fn file(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let written = picture.into().write_to(&mut bytes, format);
        written.expect("it is in memory");
        bytes.into_inner()
    }

    #[test]
    fn light_is_read_as_it_is_and_colours_are_decoded() {
        let light = Rgb32FImage::from_pixel(64, 32, Rgb([4.0, 0.5, 0.25]));
        let colours = RgbImage::from_pixel(64, 32, Rgb([255, 188, 0]));
        let cases = [
            (file(light, ImageFormat::Hdr), [4.0, 0.5, 0.25]),
            (file(colours, ImageFormat::Png), [1.0, 0.503, 0.0]),
        ];
        for (bytes, expected) in cases {
            let panorama = panorama(&bytes, &ImportProgress::default()).expect("it can be read");
            assert_eq!((panorama.width_px, panorama.height_px), (64, 32));
            for (read, expected) in unpack_light(panorama.sky[99]).into_iter().zip(expected) {
                assert!((read - expected).abs() < 0.01, "{read}, {expected}");
            }
            assert!((panorama.scattered[0][0] - expected[0]).abs() < 0.02);
        }
    }

    #[test]
    fn picture_of_another_shape_is_refused() {
        let square = file(RgbImage::new(64, 64), ImageFormat::Png);
        let why = panorama(&square, &ImportProgress::default()).expect_err("it is no panorama");
        assert!(why.contains("twice as wide as high"), "{why}");
    }
}
