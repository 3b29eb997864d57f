//! [`decode`]: makes a texture of what was imported.

use super::loader::Decoded;
use playground_core_assets::{ImportSettings, Imported, Sound};
use playground_core_drawing::{
    Panorama, PanoramaId, Texture, TextureEncoding, TextureFilter, TextureId, TextureWrap,
};
use std::path::{Component, Path, PathBuf};

/// The texture with this key of what was imported of the picture at this path.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn decode(
    imported: Imported,
    (key, path): (u64, &str),
    settings: &ImportSettings,
) -> Result<Decoded<Texture>, String> {
    let Imported::Picture(pixels) = imported else {
        return Err("it is no picture".to_owned());
    };
    let content = Texture {
        id: TextureId(key),
        name: path.to_owned(),
        pixels,
        filter: match settings.choice("filter") {
            Some("sharp") => TextureFilter::Nearest,
            _ => TextureFilter::Linear,
        },
        wrap: match settings.choice("wrap") {
            Some("mirror") => [TextureWrap::Mirror; 2],
            Some("clamp") => [TextureWrap::Clamp; 2],
            _ => [TextureWrap::Repeat; 2],
        },
        encoding: match settings.choice("content") {
            Some("data") => TextureEncoding::Data,
            _ => TextureEncoding::Color,
        },
    };
    Ok(Decoded {
        content,
        files: Vec::new(),
    })
}

/// The same, of a picture whose numbers are no colours.
///
/// # Errors
/// Those of [`decode`].
pub fn decode_data(
    imported: Imported,
    (key, path): (u64, &str),
    settings: &ImportSettings,
) -> Result<Decoded<Texture>, String> {
    let mut decoded = decode(imported, (key, path), settings)?;
    decoded.content.id = data_texture(key);
    decoded.content.encoding = TextureEncoding::Data;
    Ok(decoded)
}

/// The id of the texture of a picture whose numbers are no colours: the same picture may be used as colours
/// too.
pub const fn data_texture(key: u64) -> TextureId {
    TextureId(key ^ 0x6d61_7073)
}

/// The panorama with this key of what was imported of the picture at this path.
///
/// # Errors
/// Why it cannot be used, in words for the user.
pub fn decode_panorama(
    imported: Imported,
    (key, path): (u64, &str),
    _: &ImportSettings,
) -> Result<Decoded<Panorama>, String> {
    let Imported::Panorama(panorama) = imported else {
        return Err("it is no picture".to_owned());
    };
    Ok(Decoded {
        content: Panorama {
            id: PanoramaId(key),
            name: path.to_owned(),
            ..panorama
        },
        files: Vec::new(),
    })
}

/// What was imported of a sound.
///
/// # Errors
/// Why it is none, in words for the user.
pub fn decode_sound(
    imported: Imported,
    _: (u64, &str),
    _: &ImportSettings,
) -> Result<Decoded<Sound>, String> {
    let Imported::Sound(content) = imported else {
        return Err("it is no sound".to_owned());
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
