//! [`PicturePart`]: a part of a picture.

use playground_base::described;

/// A part of a picture, in shares of its width and height.
#[described]
#[derive(Copy)]
pub struct PicturePart {
    /// Where it starts, from the left.
    #[field(min = 0, max = 1, step = 0.01, default = 0)]
    pub left: f32,
    /// Where it starts, from the top.
    #[field(min = 0, max = 1, step = 0.01, default = 0)]
    pub top: f32,
    /// How wide it is.
    #[field(min = 0, max = 1, step = 0.01, default = 1)]
    pub width: f32,
    /// How high it is.
    #[field(min = 0, max = 1, step = 0.01, default = 1)]
    pub height: f32,
}

impl PicturePart {
    /// Whether it is all of the picture.
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }

    /// Left, top, width and height in a picture of this size, in pixels: within it, and at least one pixel.
    pub fn in_pixels(&self, size_px: [u32; 2]) -> [u32; 4] {
        let side = |start: f32, share: f32, size: u32| {
            let at = |share: f32| (f64::from(share.clamp(0.0, 1.0)) * f64::from(size)).round();
            let size = size.max(1);
            let first = (at(start) as u32).min(size - 1);
            let last = (at(start + share.max(0.0)) as u32).clamp(first + 1, size);
            [first, last - first]
        };
        let [left, width] = side(self.left, self.width, size_px[0]);
        let [top, height] = side(self.top, self.height, size_px[1]);
        [left, top, width, height]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_is_within_the_picture() {
        let part = |left, top, width, height| PicturePart {
            left,
            top,
            width,
            height,
        };
        for (of, expected) in [
            (PicturePart::default(), [0, 0, 200, 100]),
            (part(0.5, 0.0, 0.5, 1.0), [100, 0, 100, 100]),
            (part(0.9, 0.9, 0.5, 0.5), [180, 90, 20, 10]),
            (part(2.0, -1.0, 0.0, f32::NAN), [199, 0, 1, 1]),
        ] {
            assert_eq!(of.in_pixels([200, 100]), expected);
        }
    }
}
