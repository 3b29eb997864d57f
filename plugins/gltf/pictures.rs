//! Pictures on surfaces.

use crate::file::Source;
use crate::maps::{MapUse, Maps};
use playground_base::image::{DynamicImage, ImageDecoder, ImageReader};
use playground_core_assets::ImportProgress;
use playground_core_drawing::{ModelPicture, Pixels};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Cursor;

/// The most pixels of all pictures of a file: 1 GiB of them.
const MOST_PIXELS: u64 = 4 * 8192 * 8192;

/// The pictures that materials use, in the order of `maps`. `files` gets those that were read for them.
pub fn pictures(
    source: &Source,
    maps: &Maps,
    files: &mut Vec<String>,
    progress: &ImportProgress,
) -> Result<Vec<ModelPicture>, String> {
    let mut room = MOST_PIXELS;
    let mut read: HashMap<usize, (String, Pixels)> = HashMap::new();
    let mut picture = |(at, used): (usize, &MapUse)| {
        progress.report_part((0.4, 1.0), (at, maps.used.len()), "pictures");
        let (name, pixels) = match read.entry(used.image) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(unread) => {
                let image = source.document.images().nth(used.image);
                let image = image.ok_or_else(|| format!("there is no image {}", used.image))?;
                let named = image.name().map(str::to_owned);
                let name = named.unwrap_or_else(|| format!("picture {}", used.image));
                let pixels = pixels_of(source, &image, (files, &mut room));
                let pixels = pixels.map_err(|why| format!("{name}: {why}"))?;
                unread.insert((name, pixels)).clone()
            }
        };
        Ok(ModelPicture {
            name,
            pixels,
            filter: used.filter,
            wrap: used.wrap,
            encoding: used.encoding,
        })
    };
    maps.used.iter().enumerate().map(&mut picture).collect()
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
