//! [`exr_picture`]: reads OpenEXR.

use exr::error::Error;
use exr::prelude::{ReadChannels, ReadLayers, Vec2, read};
use playground_base::image::{DynamicImage, Rgba32FImage};
use std::io::Cursor;

/// What each file of OpenEXR begins with.
const MAGIC: &[u8] = &[0x76, 0x2f, 0x31, 0x01];

/// True for a file of OpenEXR.
pub fn is_exr(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The most pixels: 512 MiB of them.
const MOST_PIXELS: u64 = 8192 * 4096;

/// A picture with more pixels than the first may have so many empty ones for each that is drawn: a small file
/// can declare others that take seconds to show nothing.
const MOST_EMPTY: usize = 1 << 22;
const EMPTY_FOR_EACH: usize = 16;

/// The pixels of a layer, four numbers each.
struct Layer {
    width: usize,
    rgba: Vec<f32>,
}

/// Reads the first layer with red, green and blue of a file of OpenEXR, with alpha where it has some. What of
/// the picture is outside of the layer is black and clear.
///
/// # Errors
/// Why it cannot be shown, for people.
pub fn exr_picture(bytes: &[u8]) -> Result<DynamicImage, String> {
    let chunks = exr::block::read(Cursor::new(bytes), false).map_err(|error| why(&error))?;
    let headers = chunks.headers();
    let window = headers.first().ok_or("it has no layer")?;
    let window = window.shared_attributes.display_window;
    // A small file can declare a picture that takes all memory.
    let sizes = headers.iter().map(|header| header.layer_size);
    for size in sizes.chain([window.size]) {
        let side = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        let (width, height) = (side(size.width()), side(size.height()));
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(format!(
                "it is too large ({width} x {height} pixels): save it with 8192 x 4096 or less"
            ));
        }
    }
    let largest = headers.iter().map(|header| header.layer_size.area()).max();
    let drawn = largest.unwrap_or_default();
    if window.size.area() > MOST_EMPTY && window.size.area() / EMPTY_FOR_EACH > drawn {
        let size = (window.size.width(), window.size.height());
        return Err(format!(
            "most of its {} x {} pixels are empty: save it without what is around its layer",
            size.0, size.1
        ));
    }
    let make = |size: Vec2<usize>, _: &_| Layer {
        width: size.width(),
        rgba: vec![0.0; size.area() * 4],
    };
    let set = |layer: &mut Layer, at: Vec2<usize>, (r, g, b, a): (f32, f32, f32, f32)| {
        let first = (at.y() * layer.width + at.x()) * 4;
        if let Some(pixel) = layer.rgba.get_mut(first..first + 4) {
            pixel.copy_from_slice(&[r, g, b, a]);
        }
    };
    let image = read()
        .no_deep_data()
        .largest_resolution_level()
        .rgba_channels(make, set)
        .first_valid_layer()
        .all_attributes()
        .non_parallel()
        .from_chunks(chunks);
    let layer = image.map_err(|error| why(&error))?.layer_data;
    let offset = layer.attributes.layer_position - window.position;
    let size = (window.size.width(), window.size.height());
    let pixels = layer.channel_data.pixels;
    let is_whole = (offset.x(), offset.y()) == (0, 0) && layer.size == window.size;
    let rgba = match is_whole {
        true => pixels.rgba,
        false => placed(&pixels, (offset.x(), offset.y()), size),
    };
    let picture = Rgba32FImage::from_raw(size.0 as u32, size.1 as u32, rgba);
    let picture = picture.ok_or("it is damaged: its pixels are not those of its size")?;
    Ok(DynamicImage::ImageRgba32F(picture))
}

/// The layer at its place in a picture of this size.
fn placed(layer: &Layer, offset: (i32, i32), (width, height): (usize, usize)) -> Vec<f32> {
    let mut rgba = vec![0.0; width * height * 4];
    let rows = layer.rgba.chunks_exact((layer.width * 4).max(1));
    for (row, y) in rows.zip(i64::from(offset.1)..) {
        let Some(y) = usize::try_from(y).ok().filter(|y| *y < height) else {
            continue;
        };
        let (pixels, _): (&[[f32; 4]], _) = row.as_chunks();
        for (pixel, x) in pixels.iter().zip(i64::from(offset.0)..) {
            let x = usize::try_from(x).ok().filter(|x| *x < width);
            let first = x.map(|x| (y * width + x) * 4);
            if let Some(to) = first.and_then(|first| rgba.get_mut(first..first + 4)) {
                to.copy_from_slice(pixel);
            }
        }
    }
    rgba
}

fn why(error: &Error) -> String {
    match error {
        Error::NotSupported(what) => format!(
            "it is OpenEXR of a kind that is not read ({what}): save it as a flat picture with red, green and \
             blue"
        ),
        error => format!("it is damaged: {error}"),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use exr::prelude::{
        Encoding, Image, Layer as FileLayer, LayerAttributes, SpecificChannels, WritableImage,
    };

    /// A file with light beyond white: red grows to the right, blue downwards.
    pub fn file(size: (usize, usize)) -> Vec<u8> {
        let channels =
            SpecificChannels::rgb(|at: Vec2<usize>| (at.x() as f32, 3.5_f32, at.y() as f32));
        let layer = FileLayer::new(
            size,
            LayerAttributes::named("light"),
            Encoding::FAST_LOSSLESS,
            channels,
        );
        let mut bytes = Cursor::new(Vec::new());
        let written = Image::from_layer(layer)
            .write()
            .non_parallel()
            .to_buffered(&mut bytes);
        written.expect("it is in memory");
        bytes.into_inner()
    }

    #[test]
    fn light_beyond_white_is_kept() {
        let bytes = file((5, 3));
        assert!(is_exr(&bytes));
        let picture = exr_picture(&bytes).expect("it is whole").into_rgba32f();
        assert_eq!(picture.dimensions(), (5, 3));
        assert_eq!(picture.get_pixel(4, 2).0, [4.0, 3.5, 2.0, 1.0]);
    }

    #[test]
    fn damaged_file_is_an_error() {
        let whole = file((40, 30));
        for cut in [4, 40, 200, whole.len() - 9] {
            let why = exr_picture(&whole[..cut]).expect_err("its end is missing");
            assert!(!why.is_empty());
        }
    }
}
