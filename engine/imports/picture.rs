//! [`picture`]: reads a picture of the usual kinds.

use playground_base::image::{self, DynamicImage, ImageDecoder, ImageReader};
use playground_core_drawing::Pixels;
use std::io::Cursor;

/// The most pixels of a picture: 256 MiB of them.
const MOST_PIXELS: u64 = 8192 * 8192;

/// Reads a picture file of the usual kinds.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn picture(bytes: &[u8]) -> Result<Pixels, String> {
    let picture = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let picture = picture.map_err(|error| format!("it cannot be read: {error}"))?;
    let decoder = picture.into_decoder().map_err(|error| why(&error))?;
    // A small file can declare a picture that takes all memory.
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    let picture = picture.into_rgba8();
    Ok(Pixels {
        width_px: picture.width(),
        height_px: picture.height(),
        rgba: picture.into_raw(),
    })
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
                "it is no picture of a kind that can be read ({error}): save it as PNG, JPEG, WebP or HDR, or load \
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
            let why = picture(&declared(width, height)).expect_err("it is too large");
            assert!(why.contains("too large"), "{why}");
        }
    }
}
