//! Pictures on surfaces.

use crate::file::Source;
use gltf::texture::MagFilter;
use playground_base::image::{DynamicImage, ImageDecoder, ImageReader};
use playground_core_drawing::{ModelPicture, Pixels, TextureFilter};
use std::collections::HashSet;
use std::io::Cursor;

/// The most pixels of all pictures of a file: 1 GiB of them.
const MOST_PIXELS: u64 = 4 * 8192 * 8192;

/// All pictures, by their index in the file. Only those that a colour of a surface needs have pixels.
/// `files` gets those that were read for them.
pub fn pictures(source: &Source, files: &mut Vec<String>) -> Result<Vec<ModelPicture>, String> {
    let document = &source.document;
    let textures = document.materials().filter_map(|material| {
        let of = material.pbr_metallic_roughness();
        of.base_color_texture().map(|info| info.texture())
    });
    let mut needed = HashSet::new();
    let mut sharp = HashSet::new();
    for texture in textures {
        let index = texture.source().index();
        needed.insert(index);
        if texture.sampler().mag_filter() == Some(MagFilter::Nearest) {
            sharp.insert(index);
        }
    }
    let mut room = MOST_PIXELS;
    let read = |image: gltf::Image<'_>| {
        let index = image.index();
        let name = image
            .name()
            .map_or_else(|| format!("picture {index}"), str::to_owned);
        let pixels = match needed.contains(&index) {
            true => pixels_of(source, &image, (files, &mut room))
                .map_err(|why| format!("{name}: {why}"))?,
            false => Pixels::default(),
        };
        let filter = match sharp.contains(&index) {
            true => TextureFilter::Nearest,
            false => TextureFilter::Linear,
        };
        Ok(ModelPicture {
            name,
            pixels,
            filter,
        })
    };
    document.images().map(read).collect()
}

fn pixels_of(
    source: &Source,
    image: &gltf::Image<'_>,
    (files, room): (&mut Vec<String>, &mut u64),
) -> Result<Pixels, String> {
    // As text: the crate panics where the kind of a picture in a buffer is missing.
    let json = source.document.as_json().images.get(image.index());
    let json = json.ok_or("it is not declared")?;
    let mut views = source.document.views();
    let view = json.buffer_view.and_then(|at| views.nth(at.value()));
    let named;
    let bytes = match (view, &json.uri) {
        (Some(view), _) => source.view(&view)?,
        (None, Some(uri)) => {
            let read = source.bytes_at(uri)?;
            files.extend(read.file);
            named = read.bytes;
            &named
        }
        (None, None) => return Err("neither a file nor a part of one".to_owned()),
    };
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let decoder = reader.map_err(|error| error.to_string())?.into_decoder();
    let decoder = decoder.map_err(|error| error.to_string())?;
    // A small file can declare a picture that takes all memory.
    let (width, height) = decoder.dimensions();
    let left = room.checked_sub(u64::from(width) * u64::from(height));
    *room = left.ok_or_else(|| {
        format!("it is too large ({width} x {height} pixels) with the others: save them smaller")
    })?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| error.to_string())?;
    let picture = picture.into_rgba8();
    Ok(Pixels {
        width_px: picture.width(),
        height_px: picture.height(),
        rgba: picture.into_raw(),
    })
}
