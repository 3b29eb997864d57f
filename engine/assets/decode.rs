//! [`decode`]: reads a picture file into a texture.

use super::Importers;
use playground_base::image::{self, ImageReader};
use playground_base::stable_id;
use playground_core_rendering::{Pixels, Texture, TextureFilter, TextureId};
use std::panic::catch_unwind;
use std::path::{Component, Path, PathBuf};

/// The id of the picture at `path`, relative to the project's assets folder.
pub const fn id_of(path: &str) -> TextureId {
    TextureId(stable_id(path))
}

/// Reads the picture at `path` below `folder`. The time it takes grows with the picture's size.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn decode(folder: &Path, path: &str, importers: Option<&Importers>) -> Result<Texture, String> {
    let file = locate(folder, path)?;
    // A decoder that panics must not end the thread that reads the others.
    let pixels = match importers.filter(|importers| importers.know(path)) {
        Some(importers) => imported(&file, path, importers)?,
        None => catch_unwind(|| read(&file))
            .unwrap_or_else(|_| Err("it is damaged: its decoder failed".into()))?,
    };
    Ok(Texture {
        id: id_of(path),
        name: path.to_owned(),
        filter: TextureFilter::Linear,
        pixels,
    })
}

/// The real path of the file, with links followed. It must be below the folder.
fn locate(folder: &Path, path: &str) -> Result<PathBuf, String> {
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
    importers.picture(path, &bytes).unwrap_or_else(gone)
}

fn read(file: &Path) -> Result<Pixels, String> {
    let picture = ImageReader::open(file).and_then(ImageReader::with_guessed_format);
    let picture = picture.map_err(|error| format!("it cannot be read: {error}"))?;
    let picture = picture.decode().map_err(|error| why(&error))?.into_rgba8();
    Ok(Pixels {
        width_px: picture.width(),
        height_px: picture.height(),
        rgba: picture.into_raw(),
    })
}

fn why(error: &image::ImageError) -> String {
    match error {
        image::ImageError::Unsupported(_) => {
            format!(
                "it is no PNG picture ({error}): save it as PNG, or load a plugin that imports it"
            )
        }
        image::ImageError::Limits(_) => format!("it is too large ({error}): save it smaller"),
        _ => format!("it is damaged: {error}"),
    }
}
