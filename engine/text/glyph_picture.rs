//! [`glyph_picture`]: the picture of a letter.

use super::FontFile;
use ab_glyph_rasterizer::{Point, Rasterizer, point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider};

/// The largest side of a letter, in pixels.
const MOST_PX: usize = 1024;

/// How much of each pixel a letter covers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GlyphPicture {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// From the start of the letter on its line to the left edge, in pixels, to the right.
    pub left: i32,
    /// From there to the upper edge, upwards.
    pub top: i32,
    /// Rows from top to bottom; 255 is covered.
    pub coverage: Vec<u8>,
}

/// Draws a letter at a size of so many pixels, with `outline_px` around it. Empty for one without a shape.
pub fn glyph_picture(font: &FontFile, glyph: u32, size_px: f32, outline_px: f32) -> GlyphPicture {
    let mut lines = Lines::default();
    let font = font.font();
    let outline = font
        .as_ref()
        .and_then(|font| font.outline_glyphs().get(GlyphId::new(glyph)));
    let settings = DrawSettings::unhinted(Size::new(size_px), LocationRef::default());
    let is_drawn = outline.is_some_and(|outline| outline.draw(settings, &mut lines).is_ok());
    let Some((low, high)) = lines.bounds.filter(|_| is_drawn) else {
        return GlyphPicture::default();
    };
    let pad = outline_px.ceil() as i32 + 1;
    let (left, right) = (low.x.floor() as i32 - pad, high.x.ceil() as i32 + pad);
    let (bottom, top) = (low.y.floor() as i32 - pad, high.y.ceil() as i32 + pad);
    let width = usize::try_from(i64::from(right) - i64::from(left)).unwrap_or_default();
    let height = usize::try_from(i64::from(top) - i64::from(bottom)).unwrap_or_default();
    if width > MOST_PX || height > MOST_PX || width == 0 || height == 0 {
        return GlyphPicture::default();
    }
    let place = |at: Point| point(at.x - left as f32, top as f32 - at.y);
    let mut raster = Rasterizer::new(width, height);
    for part in &lines.parts {
        match *part {
            Part::Line(a, b) => raster.draw_line(place(a), place(b)),
            Part::Quad(a, b, c) => raster.draw_quad(place(a), place(b), place(c)),
            Part::Cubic(a, b, c, d) => raster.draw_cubic(place(a), place(b), place(c), place(d)),
        }
    }
    let mut coverage = vec![0; width * height];
    raster.for_each_pixel(|at, covered| {
        if let Some(pixel) = coverage.get_mut(at) {
            *pixel = (covered.clamp(0.0, 1.0) * 255.0).round() as u8;
        }
    });
    if outline_px > 0.0 {
        coverage = widened(&coverage, width, outline_px);
    }
    GlyphPicture {
        width,
        height,
        left,
        top,
        coverage,
    }
}

/// Covered is what is nearer to a covered pixel than the radius.
fn widened(coverage: &[u8], width: usize, radius: f32) -> Vec<u8> {
    let reach = radius.ceil() as i32;
    let height = coverage.len() / width.max(1);
    let mut shares = Vec::new();
    for y in -reach..=reach {
        for x in -reach..=reach {
            let share = (radius + 0.5 - ((x * x + y * y) as f32).sqrt()).clamp(0.0, 1.0);
            if share > 0.0 {
                shares.push((x, y, share));
            }
        }
    }
    let mut wide = coverage.to_vec();
    for (at, covered) in coverage
        .iter()
        .enumerate()
        .filter(|(_, covered)| **covered > 0)
    {
        let (column, row) = ((at % width) as i32, (at / width) as i32);
        for (x, y, share) in &shares {
            let (x, y) = (column + x, row + y);
            let is_inside = (0..width as i32).contains(&x) && (0..height as i32).contains(&y);
            let pixel = is_inside.then_some(y as usize * width + x as usize);
            if let Some(pixel) = pixel.and_then(|at| wide.get_mut(at)) {
                *pixel = (*pixel).max((f32::from(*covered) * share).round() as u8);
            }
        }
    }
    wide
}

enum Part {
    Line(Point, Point),
    Quad(Point, Point, Point),
    Cubic(Point, Point, Point, Point),
}

/// The outline of a letter.
#[derive(Default)]
struct Lines {
    parts: Vec<Part>,
    start: Point,
    last: Point,
    bounds: Option<(Point, Point)>,
}

impl Lines {
    fn reach(&mut self, at: Point) {
        let (low, high) = self.bounds.unwrap_or((at, at));
        let low = point(low.x.min(at.x), low.y.min(at.y));
        let high = point(high.x.max(at.x), high.y.max(at.y));
        self.bounds = Some((low, high));
    }
}

impl OutlinePen for Lines {
    fn move_to(&mut self, x: f32, y: f32) {
        (self.start, self.last) = (point(x, y), point(x, y));
        self.reach(self.last);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = point(x, y);
        self.parts.push(Part::Line(self.last, to));
        self.last = to;
        self.reach(to);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let (control, to) = (point(cx0, cy0), point(x, y));
        self.parts.push(Part::Quad(self.last, control, to));
        self.last = to;
        self.reach(control);
        self.reach(to);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (first, second, to) = (point(cx0, cy0), point(cx1, cy1), point(x, y));
        self.parts.push(Part::Cubic(self.last, first, second, to));
        self.last = to;
        self.reach(first);
        self.reach(second);
        self.reach(to);
    }

    fn close(&mut self) {
        self.parts.push(Part::Line(self.last, self.start));
        self.last = self.start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(letter: char, size_px: f32, outline_px: f32) -> GlyphPicture {
        let font = FontFile::new(include_bytes!("built_in/playground-sans.ttf").as_slice())
            .expect("it is a font");
        let glyph = font.font().and_then(|font| font.charmap().map(letter));
        glyph_picture(
            &font,
            glyph.expect("it has it").to_u32(),
            size_px,
            outline_px,
        )
    }

    #[test]
    fn letter_covers_its_shape_and_the_outline_more() {
        let plain = picture('I', 64.0, 0.0);
        let area =
            |of: &GlyphPicture| of.coverage.iter().map(|of| u32::from(*of)).sum::<u32>() / 255;
        // A bar of about 6 x 47 pixels.
        assert!((200..400).contains(&area(&plain)), "{}", area(&plain));
        let outlined = picture('I', 64.0, 3.0);
        assert!(area(&outlined) > area(&plain) + 200, "{}", area(&outlined));
        assert_eq!(outlined.left, plain.left - 3);
        assert_eq!(picture(' ', 64.0, 0.0), GlyphPicture::default());
        assert_eq!(picture('I', 6e4, 0.0), GlyphPicture::default());
    }
}
