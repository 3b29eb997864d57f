//! [`font_picture`]: sample letters of a font, as a small picture.

use crate::text::{FontFile, GlyphPicture, glyph_picture, read_font};
use playground_core_drawing::Pixels;
use skrifa::MetadataProvider;

/// The letters, if the font has them: one that has none of these shows its first signs.
const SAMPLE: &str = "Ag";

/// The most signs that are looked at for one that is drawn.
const MOST_TRIED: u32 = 64;

/// Draws sample letters of a font in white, on nothing, in a square of so many pixels a side.
///
/// # Errors
/// Why the font cannot be read, for people.
pub fn font_picture(bytes: &[u8], side_px: u32) -> Result<Pixels, String> {
    let font = read_font(bytes)?;
    let side = side_px.clamp(8, 1024) as usize;
    let size_px = side as f32 * 0.6;
    let picture = |glyph: u32| glyph_picture(&font, glyph, size_px, 0.0);
    let mut pictures: Vec<GlyphPicture> = glyphs(&font).into_iter().map(picture).collect();
    pictures.retain(|of| of.width > 0);
    if pictures.is_empty() {
        let first = (1..MOST_TRIED).map(picture).filter(|of| of.width > 0);
        pictures = first.take(2).collect();
    }
    Ok(beside(&pictures, side))
}

fn glyphs(font: &FontFile) -> Vec<u32> {
    let font = font.font();
    let signs = font.iter().flat_map(|font| {
        let signs = font.charmap();
        SAMPLE.chars().filter_map(move |letter| signs.map(letter))
    });
    signs.map(|glyph| glyph.to_u32()).collect()
}

/// The letters beside each other on one line, in the middle of a square.
fn beside(pictures: &[GlyphPicture], side: usize) -> Pixels {
    let width: usize = pictures.iter().map(|of| of.width).sum();
    let top = pictures.iter().map(|of| of.top).max().unwrap_or_default();
    let bottoms = pictures.iter().map(|of| of.top - of.height as i32);
    let bottom = bottoms.min().unwrap_or_default();
    let mut rgba = vec![0; side * side * 4];
    let middle = |room: i32, taken: i32| (room - taken) / 2;
    let mut x = middle(side as i32, width as i32);
    let line = middle(side as i32, top - bottom) + top;
    for of in pictures {
        let rows = of.coverage.chunks_exact(of.width.max(1));
        for (row, y) in rows.zip(line - of.top..) {
            for (covered, x) in row.iter().zip(x..) {
                let inside = |at: i32| usize::try_from(at).ok().filter(|at| *at < side);
                let at = inside(y).zip(inside(x)).map(|(y, x)| (y * side + x) * 4);
                if let Some(pixel) = at.and_then(|at| rgba.get_mut(at..at + 4)) {
                    pixel.copy_from_slice(&[255, 255, 255, *covered]);
                }
            }
        }
        x += of.width as i32;
    }
    Pixels {
        width_px: side as u32,
        height_px: side as u32,
        rgba,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_a_font_are_in_the_middle_of_its_picture() {
        let font = include_bytes!("../text/built_in/playground-sans.ttf");
        let picture = font_picture(font, 96).expect("it is a font");
        assert_eq!((picture.width_px, picture.height_px), (96, 96));
        let covered = |x: usize, y: usize| picture.rgba[(y * 96 + x) * 4 + 3] > 128;
        let all = (0..96).flat_map(|y| (0..96).map(move |x| (x, y)));
        let inked: Vec<(usize, usize)> = all.filter(|(x, y)| covered(*x, *y)).collect();
        assert!(inked.len() > 300, "{}", inked.len());
        let middle = |of: Vec<usize>| (of.iter().min().copied(), of.iter().max().copied());
        for (low, high) in [
            middle(inked.iter().map(|at| at.0).collect()),
            middle(inked.iter().map(|at| at.1).collect()),
        ] {
            let (low, high) = (low.unwrap_or_default(), high.unwrap_or_default());
            assert!(low.abs_diff(95 - high) < 8, "{low} {high}");
        }
        assert!(font_picture(b"no font", 96).is_err());
    }
}
