//! [`Canvas`]: draws rectangles and text into pixels.

use ab_glyph::{Font, FontRef, ScaleFont};

/// A rectangle in points: x, y, width, height.
pub type Rectangle = [f32; 4];

/// How text is drawn: font, size in points, colour.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// The font.
    pub font: &'a FontRef<'static>,
    /// Height of a line, in points.
    pub size: f32,
    /// `0x00RRGGBB`.
    pub color: u32,
}

/// Pixels, `0x00RRGGBB`, row by row. Coordinates are points from the upper left corner.
pub struct Canvas<'a> {
    /// `width * height` of them.
    pub pixels: &'a mut [u32],
    /// Pixels in a row.
    pub width: usize,
    /// Pixels of a point.
    pub scale: f32,
}

impl Canvas<'_> {
    /// Everything has this colour.
    pub fn clear(&mut self, color: u32) {
        self.pixels.fill(color);
    }

    /// Fills a rectangle with round corners.
    pub fn fill(&mut self, rectangle: Rectangle, radius: f32, color: u32) {
        let [x, y, width, height] = rectangle.map(|points| points * self.scale);
        let radius = (radius * self.scale).min(width / 2.0).min(height / 2.0);
        for row in y.floor() as i32..(y + height).ceil() as i32 {
            for column in x.floor() as i32..(x + width).ceil() as i32 {
                // The distance of the pixel's middle from the edge, outside of it positive.
                let from = |at: i32, start: f32, length: f32| {
                    (at as f32 + 0.5 - start - length / 2.0).abs() - length / 2.0 + radius
                };
                let (dx, dy) = (from(column, x, width), from(row, y, height));
                let outside = dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - radius;
                self.blend(column, row, color, 0.5 - outside);
            }
        }
    }

    /// Draws one line of text, with its baseline at `y`.
    pub fn text(&mut self, style: Style<'_>, [x, y]: [f32; 2], text: &str) {
        let font = style.font.as_scaled(style.size * self.scale);
        let (mut x, y) = (x * self.scale, y * self.scale);
        let mut before = None;
        for character in text.chars() {
            let id = font.glyph_id(character);
            x += before.map_or(0.0, |before| font.kern(before, id));
            before = Some(id);
            let glyph = id.with_scale_and_position(font.scale(), ab_glyph::point(x, y));
            x += font.h_advance(id);
            let Some(outline) = font.outline_glyph(glyph) else {
                continue;
            };
            let corner = outline.px_bounds().min;
            outline.draw(|column, row, coverage| {
                let (column, row) = (
                    corner.x as i32 + column as i32,
                    corner.y as i32 + row as i32,
                );
                self.blend(column, row, style.color, coverage);
            });
        }
    }

    /// The width of a line of text, in points.
    pub fn text_width(&self, style: Style<'_>, text: &str) -> f32 {
        let font = style.font.as_scaled(style.size * self.scale);
        let mut width = 0.0;
        let mut before = None;
        for id in text.chars().map(|character| font.glyph_id(character)) {
            width += before.map_or(0.0, |before| font.kern(before, id)) + font.h_advance(id);
            before = Some(id);
        }
        width / self.scale
    }

    /// The text, cut off with an ellipsis where it is wider than `width` points.
    pub fn fitted(&self, style: Style<'_>, text: &str, width: f32) -> String {
        if self.text_width(style, text) <= width {
            return text.to_owned();
        }
        let mut fitted = String::new();
        for character in text.chars() {
            fitted.push(character);
            if self.text_width(style, &format!("{fitted}…")) > width {
                fitted.pop();
                break;
            }
        }
        fitted + "…"
    }

    /// Mixes a colour into a pixel, by how much of it is covered. Pixels outside are left out.
    fn blend(&mut self, column: i32, row: i32, color: u32, coverage: f32) {
        let (Ok(column), Ok(row)) = (usize::try_from(column), usize::try_from(row)) else {
            return;
        };
        if column >= self.width {
            return;
        }
        let Some(pixel) = self.pixels.get_mut(row * self.width + column) else {
            return;
        };
        let weight = (coverage.clamp(0.0, 1.0) * 256.0) as u32;
        let mix = |shift: u32| {
            let (under, over) = ((*pixel >> shift) & 0xff, (color >> shift) & 0xff);
            ((under * (256 - weight) + over * weight) >> 8) << shift
        };
        *pixel = mix(16) | mix(8) | mix(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Fonts;

    #[test]
    fn rectangle_covers_its_pixels_and_no_others() {
        let mut pixels = [0; 8 * 8];
        let mut canvas = Canvas {
            pixels: &mut pixels,
            width: 8,
            scale: 2.0,
        };
        canvas.fill([1.0, 1.0, 2.0, 1.0], 0.0, 0x00ff_ffff);
        for (at, pixel) in pixels.iter().enumerate() {
            let is_in = (2..6).contains(&(at % 8)) && (2..4).contains(&(at / 8));
            assert_eq!(*pixel, if is_in { 0x00ff_ffff } else { 0 }, "{at}");
        }
    }

    #[test]
    fn what_is_outside_is_left_out() {
        let mut pixels = [0; 4];
        let mut canvas = Canvas {
            pixels: &mut pixels,
            width: 2,
            scale: 1.0,
        };
        canvas.fill([-5.0, -5.0, 20.0, 20.0], 0.0, 7);
        assert_eq!(pixels, [7; 4]);
    }

    #[test]
    fn text_is_cut_off_where_it_has_no_room() {
        let fonts = Fonts::new().expect("fonts");
        let canvas = Canvas {
            pixels: &mut [],
            width: 0,
            scale: 1.0,
        };
        let style = Style {
            font: &fonts.text,
            size: 14.0,
            color: 0,
        };
        let (text, width) = ("a line that is too long for its place", 100.0);
        let fitted = canvas.fitted(style, text, width);
        assert!(fitted.ends_with('…') && text.starts_with(fitted.trim_end_matches('…')));
        assert!(canvas.text_width(style, &fitted) <= width);
        assert_eq!(canvas.fitted(style, "short", width), "short");
    }
}
