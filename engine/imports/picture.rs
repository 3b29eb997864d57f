//! [`picture`]: reads a picture of the usual kinds.

use super::exr_picture::{exr_picture, is_exr};
use super::ktx2::{is_ktx2, ktx2};
use playground_base::image::{self, DynamicImage, ImageDecoder, ImageReader};
use playground_core_drawing::Pixels;
use std::io::Cursor;

/// The most pixels of a picture: 256 MiB of them.
const MOST_PIXELS: u64 = 8192 * 8192;

/// Reads a picture file of the usual kinds. `is_data` says that its numbers are no colours.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn picture(bytes: &[u8], is_data: bool) -> Result<Pixels, String> {
    if is_ktx2(bytes) {
        return ktx2(bytes);
    }
    let mut picture = read_picture(bytes)?;
    if is_exr(bytes) && !is_data {
        encode(&mut picture);
    }
    let picture = picture.into_rgba8();
    Ok(Pixels {
        width_px: picture.width(),
        height_px: picture.height(),
        rgba: picture.into_raw(),
    })
}

/// Light becomes colours as a screen has them (IEC 61966-2-1).
fn encode(picture: &mut DynamicImage) {
    let encoded = |light: f32| match light {
        light if light > 0.003_130_8 => 1.055 * light.powf(1.0 / 2.4) - 0.055,
        light => light * 12.92,
    };
    if let DynamicImage::ImageRgba32F(picture) = picture {
        for pixel in picture.pixels_mut() {
            let [r, g, b, a] = pixel.0;
            pixel.0 = [encoded(r), encoded(g), encoded(b), a];
        }
    }
}

/// Reads a picture with the numbers that its file has.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn read_picture(bytes: &[u8]) -> Result<DynamicImage, String> {
    if is_exr(bytes) {
        return exr_picture(bytes);
    }
    let picture = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let picture = picture.map_err(|error| format!("it cannot be read: {error}"))?;
    let decoder = picture.into_decoder().map_err(|error| why(&error))?;
    // A small file can declare a picture that takes all memory.
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    DynamicImage::from_decoder(decoder).map_err(|error| why(&error))
}

/// Refuses a picture that would take too much memory.
///
/// # Errors
/// Why, in words for the user.
pub fn check_size(width: u32, height: u32) -> Result<(), String> {
    match u64::from(width) * u64::from(height) > MOST_PIXELS {
        true => Err(format!(
            "it is too large ({width} x {height} pixels): save it smaller"
        )),
        false => Ok(()),
    }
}

/// What is wrong with a picture, in words for the user.
pub fn why(error: &image::ImageError) -> String {
    match error {
        image::ImageError::Unsupported(_) => {
            format!(
                "it is no picture of a kind that can be read ({error}): save it as PNG, JPEG, WebP, HDR, EXR or KTX2, or load \
                 a plugin that imports it"
            )
        }
        image::ImageError::Limits(_) => format!("it is too large ({error}): save it smaller"),
        _ => format!("it is damaged: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_of_exr_is_shown_as_a_screen_shows_it_and_data_as_it_is() {
        let bytes = crate::imports::exr_picture::tests::file((2, 2));
        let shown = picture(&bytes, false).expect("it is whole");
        let plain = picture(&bytes, true).expect("it is whole");
        // The pixel at the right has a red of 1, and a green beyond white.
        assert_eq!(shown.rgba[4..8], [255, 255, 0, 255]);
        assert_eq!(plain.rgba[4..8], [255, 255, 0, 255]);
        let mut half = DynamicImage::ImageRgba32F(image::Rgba32FImage::from_pixel(
            1,
            1,
            image::Rgba([0.5, 0.0, 0.0, 0.5]),
        ));
        encode(&mut half);
        assert_eq!(half.into_rgba8().into_raw(), [188, 0, 0, 128]);
    }

    #[test]
    fn texture_of_basis_universal_is_decoded() {
        // Red at the left; at the right half-transparent blue.
        for (name, bytes) in [
            ("etc1s", &include_bytes!("fixture/half-etc1s.ktx2")[..]),
            ("uastc", &include_bytes!("fixture/half-uastc.ktx2")[..]),
        ] {
            let pixels = picture(bytes, false).expect("it is whole");
            assert_eq!((pixels.width_px, pixels.height_px), (16, 8), "{name}");
            for (x, expected) in [(2, [255, 0, 0, 255]), (13, [0, 0, 255, 128])] {
                let at = (3 * 16 + x) * 4;
                let found = &pixels.rgba[at..at + 4];
                let is_near = |(found, expected): (&u8, u8)| found.abs_diff(expected) <= 12;
                assert!(found.iter().zip(expected).all(is_near), "{name}: {found:?}");
            }
            for cut in [13, 30, 100, bytes.len() - 3] {
                assert!(picture(&bytes[..cut], false).is_err(), "{name}: {cut}");
            }
        }
    }

    /// A PNG up to its pixels, with one gray byte a pixel.
    fn declared(width: u32, height: u32) -> Vec<u8> {
        let mut content = b"IHDR".to_vec();
        content.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
        content.extend([8, 0, 0, 0, 0]);
        let crc = content.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                (crc >> 1) ^ (0xedb8_8320 * (crc & 1))
            })
        });
        let begin = b"\x89PNG\r\n\x1a\n\0\0\0\x0d";
        let pixels = b"\0\0\0\x08IDAT";
        [begin.as_slice(), &content, &(!crc).to_be_bytes(), pixels].concat()
    }

    #[test]
    fn small_file_that_declares_a_huge_picture_is_refused_before_it_takes_memory() {
        for (width, height) in [(8193, 8192), (20_000, 20_000)] {
            let why = picture(&declared(width, height), false).expect_err("it is too large");
            assert!(why.contains("too large"), "{why}");
        }
    }
}
