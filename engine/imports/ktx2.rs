//! [`ktx2`]: reads KTX2 with Basis Universal.

use super::picture::check_size;
use basisu::{DecodeFlags, Error, TargetFormat, Transcoder};
use playground_core_drawing::Pixels;

/// What each file of KTX2 begins with.
const MAGIC: &[u8] = b"\xabKTX 20\xbb\r\n\x1a\n";

/// True for a file of KTX2.
pub fn is_ktx2(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads the largest level of the first picture of a file of KTX2. It is decoded: the graphics device gets it
/// like any other picture, and makes its own smaller levels.
///
/// # Errors
/// Why it cannot be shown, for people.
pub fn ktx2(bytes: &[u8]) -> Result<Pixels, String> {
    // Before anything is decoded: a small file can declare a picture that takes all memory.
    let side = |at: usize| {
        bytes
            .get(at..at + 4)?
            .try_into()
            .ok()
            .map(u32::from_le_bytes)
    };
    let (width, height) = side(20).zip(side(24)).ok_or("its end is missing")?;
    check_size(width, height)?;
    let texture = Transcoder::new(bytes).map_err(|error| why(&error))?;
    if texture.is_video() {
        return Err("it is a film: save one of its pictures".to_owned());
    }
    if !texture.supports(TargetFormat::Rgba32) {
        return Err(
            "its light goes beyond white, which is not read: save it as EXR or HDR".to_owned(),
        );
    }
    let size = texture.output_size(0, TargetFormat::Rgba32);
    let (width, height) = texture.base_dimensions();
    let rgba = texture.transcode(0, TargetFormat::Rgba32, DecodeFlags::NONE);
    let rgba = rgba.map_err(|error| why(&error))?;
    let expected = width as usize * height as usize * 4;
    if size.ok() != Some(rgba.len()) || rgba.len() != expected {
        return Err("it is damaged: its pixels are not those of its size".to_owned());
    }
    Ok(Pixels {
        width_px: width,
        height_px: height,
        rgba,
    })
}

fn why(error: &Error) -> String {
    format!(
        "it is damaged, or no texture of Basis Universal ({error:?}): make it with `basisu -ktx2` or `toktx \
         --encode etc1s`"
    )
}
