//! [`decode`]: a file into a texture.

use playground_base::image::{self, ImageReader};
use playground_base::stable_id;
use playground_core_rendering::{Pixels, Texture, TextureFilter, TextureId};
use std::path::{Component, Path};

/// The id of the picture at `way` below the project's assets.
pub const fn id_of(way: &str) -> TextureId {
    TextureId(stable_id(way))
}

/// Reads the picture at `way` below `folder`. Takes as long as the picture is large.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn decode(folder: &Path, way: &str) -> Result<Texture, String> {
    let inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if !Path::new(way).components().all(inside) {
        return Err("it is not below the project's assets folder: put it there".into());
    }
    let file = folder.join(way);
    if !file.is_file() {
        return Err("there is no such file in the project's assets folder".into());
    }
    let picture = ImageReader::open(&file).and_then(ImageReader::with_guessed_format);
    let picture = picture.map_err(|error| format!("it cannot be read: {error}"))?;
    let picture = picture.decode().map_err(|error| why(&error))?.into_rgba8();
    Ok(Texture {
        id: id_of(way),
        name: way.to_owned(),
        filter: TextureFilter::Linear,
        pixels: Pixels {
            width_px: picture.width(),
            height_px: picture.height(),
            rgba: picture.into_raw(),
        },
    })
}

fn why(error: &image::ImageError) -> String {
    match error {
        image::ImageError::Unsupported(_) => {
            format!("it is no PNG picture ({error}): save it as PNG")
        }
        _ => format!("it is damaged: {error}"),
    }
}
