//! [`decode`]: reads a picture file into a texture.

use super::Importers;
use super::loader::Decoded;
use playground_base::image::{self, DynamicImage, ImageDecoder, ImageReader};
use playground_core_assets::Imported;
use playground_core_drawing::{Pixels, Texture, TextureFilter, TextureId};
use std::panic::catch_unwind;
use std::path::{Component, Path, PathBuf};

/// The most pixels of a picture: 256 MiB of them.
const MOST_PIXELS: u64 = 8192 * 8192;

/// Reads the picture at `path` below `folder` as the texture with this key. The time it takes grows with the
/// picture's size.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn decode(
    folder: &Path,
    (key, path): (u64, &str),
    importers: Option<&Importers>,
) -> Result<Decoded<Texture>, String> {
    let file = locate(folder, path)?;
    // A decoder that panics must not end the thread that reads the others.
    let pixels = match importers.filter(|importers| importers.know(path)) {
        Some(importers) => imported(&file, path, importers)?,
        None => catch_unwind(|| read(&file))
            .unwrap_or_else(|_| Err("it is damaged: its decoder failed".into()))?,
    };
    let content = Texture {
        id: TextureId(key),
        name: path.to_owned(),
        filter: TextureFilter::Linear,
        pixels,
        ..Texture::default()
    };
    Ok(Decoded {
        content,
        files: Vec::new(),
    })
}

/// The real path of the file, with links followed. It must be below the folder.
pub fn locate(folder: &Path, path: &str) -> Result<PathBuf, String> {
    let outside = || "it is not below the project's assets folder: put it there".to_owned();
    let is_plain = |part| matches!(part, Component::Normal(_));
    if !Path::new(path).components().all(is_plain) {
        return Err(outside());
    }
    let real = folder.join(path).canonicalize();
    let real = real.ok().filter(|file| file.is_file());
    let real = real.ok_or("there is no such file in the project's assets folder")?;
    let folder = folder.canonicalize().unwrap_or_default();
    if real.starts_with(folder) {
        Ok(real)
    } else {
        Err(outside())
    }
}

/// The picture that a plugin imports from the file.
fn imported(file: &Path, path: &str, importers: &Importers) -> Result<Pixels, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("it cannot be read: {error}"))?;
    let gone = || Err("the importer that read it is gone".to_owned());
    match importers.import(file, path, &bytes).unwrap_or_else(gone)? {
        Imported::Picture(pixels) => Ok(pixels),
        Imported::Model(_) => Err("it is a model, and no picture".to_owned()),
    }
}

fn read(file: &Path) -> Result<Pixels, String> {
    let picture = ImageReader::open(file).and_then(ImageReader::with_guessed_format);
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
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (width, height) in [(8193, 8192), (20_000, 20_000)] {
            let file = folder.path().join("huge.png");
            std::fs::write(file, declared(width, height)).expect("it can be written");
            let why = decode(folder.path(), (1, "huge.png"), None).expect_err("it is too large");
            assert!(why.contains("too large"), "{why}");
        }
    }
}
