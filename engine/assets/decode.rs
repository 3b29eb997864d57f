//! [`decode`]: a file into a texture.

use super::Importers;
use playground_base::image::{self, ImageReader};
use playground_base::stable_id;
use playground_core_rendering::{Pixels, Texture, TextureFilter, TextureId};
use std::panic::catch_unwind;
use std::path::{Component, Path, PathBuf};

/// The id of the picture at `way` below the project's assets.
pub const fn id_of(way: &str) -> TextureId {
    TextureId(stable_id(way))
}

/// Reads the picture at `way` below `folder`. Takes as long as the picture is large.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn decode(folder: &Path, way: &str, importers: Option<&Importers>) -> Result<Texture, String> {
    let file = place(folder, way)?;
    // A decoder that panics must not end the thread that reads the others.
    let pixels = match importers.filter(|importers| importers.know(way)) {
        Some(importers) => imported(&file, way, importers)?,
        None => catch_unwind(|| read(&file))
            .unwrap_or_else(|_| Err("it is damaged: its decoder failed".into()))?,
    };
    Ok(Texture {
        id: id_of(way),
        name: way.to_owned(),
        filter: TextureFilter::Linear,
        pixels,
    })
}

/// Where the file really is, links followed, which must be below the folder.
fn place(folder: &Path, way: &str) -> Result<PathBuf, String> {
    let outside = || "it is not below the project's assets folder: put it there".to_owned();
    let is_plain = |part| matches!(part, Component::Normal(_));
    if !Path::new(way).components().all(is_plain) {
        return Err(outside());
    }
    let real = folder.join(way).canonicalize();
    let real = real.ok().filter(|file| file.is_file());
    let real = real.ok_or("there is no such file in the project's assets folder")?;
    let folder = folder.canonicalize().unwrap_or_default();
    match real.starts_with(folder) {
        true => Ok(real),
        false => Err(outside()),
    }
}

/// What a plugin makes of the file.
fn imported(file: &Path, way: &str, importers: &Importers) -> Result<Pixels, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("it cannot be read: {error}"))?;
    let gone = || Err("the importer that read it is gone".to_owned());
    importers.picture(way, &bytes).unwrap_or_else(gone)
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
