//! [`GlyphAtlas`]: the pictures of letters in one picture.

use super::glyph_picture::glyph_picture;
use super::{FontFile, Fonts};
use playground_base::MixMap;
use playground_core_drawing::{Pixels, Texture, TextureId};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The sides of the atlas, in pixels: WebGL2 has textures of 2,048 at least.
const SIDES_PX: [u32; 3] = [512, 1024, 2048];

/// A letter at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GlyphKey {
    /// The key of its font.
    pub font: u64,
    /// Its number in the font.
    pub id: u32,
    /// The size of the font, in pixels.
    pub size_px: u16,
    /// Width of the line around it, in quarters of a pixel.
    pub outline: u16,
}

/// Where a letter is in the atlas; empty for one without a shape. All in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GlyphSlot {
    /// Left, top, right, bottom.
    pub rect: [u32; 4],
    /// From the start of the letter on its line to the left edge, to the right.
    pub left: i32,
    /// From there to the upper edge, upwards.
    pub top: i32,
}

/// The pictures of letters, side by side in rows of one height. It is kept from picture to picture: a letter
/// is drawn once at each size.
pub struct GlyphAtlas {
    slots: HashMap<GlyphKey, GlyphSlot>,
    side_px: u32,
    /// Alpha of each pixel.
    coverage: Vec<u8>,
    rows: Vec<Row>,
    /// Fonts of which a letter could not be drawn.
    broken: MixMap<u64, ()>,
    is_changed: bool,
    is_full: bool,
}

/// A row of letters.
struct Row {
    top: u32,
    height: u32,
    used: u32,
}

impl Default for GlyphAtlas {
    fn default() -> Self {
        let [side_px, ..] = SIDES_PX;
        Self {
            slots: HashMap::new(),
            side_px,
            coverage: vec![0; (side_px * side_px) as usize],
            rows: Vec::new(),
            broken: MixMap::default(),
            is_changed: true,
            is_full: false,
        }
    }
}

impl GlyphAtlas {
    /// The id of its picture.
    pub const TEXTURE: TextureId = TextureId(0x91f9_4a71_a500_0001);

    /// Width and height of its picture.
    pub const fn side_px(&self) -> u32 {
        self.side_px
    }

    /// Starts a new picture. An atlas that had no room begins anew: it holds what was used since it was made.
    pub fn begin_list(&mut self) {
        if self.is_full {
            *self = Self {
                broken: std::mem::take(&mut self.broken),
                ..Self::sized(self.side_px)
            };
        }
    }

    /// Forgets all letters: their fonts may be others.
    pub fn forget(&mut self) {
        *self = Self::sized(self.side_px);
    }

    /// The device lacks its picture.
    pub const fn make_again(&mut self) {
        self.is_changed = true;
    }

    /// Makes sure that a letter is in it. Without room it is left out of this picture.
    pub fn prepare(&mut self, key: GlyphKey, fonts: &Fonts) {
        if self.slots.contains_key(&key) || self.broken.contains_key(&key.font) {
            return;
        }
        let Some(font) = fonts.get(key.font) else {
            return;
        };
        match self.draw(key, font) {
            Some(slot) => drop(self.slots.insert(key, slot)),
            None => self.is_full = true,
        }
    }

    /// Where a letter is, if it is in it and has a shape.
    pub fn get(&self, key: &GlyphKey) -> Option<&GlyphSlot> {
        let slot = self.slots.get(key);
        slot.filter(|slot| slot.rect != [0; 4])
    }

    /// Its picture, if it changed since the last call.
    pub fn take_changed(&mut self) -> Option<Texture> {
        if !std::mem::take(&mut self.is_changed) {
            return None;
        }
        let rgba = self
            .coverage
            .iter()
            .flat_map(|alpha| [255, 255, 255, *alpha]);
        Some(Texture {
            id: Self::TEXTURE,
            name: "letters".to_owned(),
            pixels: Pixels {
                width_px: self.side_px,
                height_px: self.side_px,
                rgba: rgba.collect(),
            },
            ..Texture::default()
        })
    }

    fn sized(side_px: u32) -> Self {
        Self {
            side_px,
            coverage: vec![0; (side_px * side_px) as usize],
            ..Self::default()
        }
    }

    /// Draws a letter into a free place; `None` without one.
    fn draw(&mut self, key: GlyphKey, font: &FontFile) -> Option<GlyphSlot> {
        let outline_px = f32::from(key.outline) * 0.25;
        // A damaged font must not end the picture.
        let draw = || glyph_picture(font, key.id, key.size_px.into(), outline_px);
        let Ok(picture) = catch_unwind(AssertUnwindSafe(draw)) else {
            self.broken.insert(key.font, ());
            return Some(GlyphSlot::default());
        };
        if picture.coverage.is_empty() {
            return Some(GlyphSlot::default());
        }
        let (width, height) = (picture.width as u32, picture.height as u32);
        let (left, top) = self.place(width, height)?;
        for (row, pixels) in picture.coverage.chunks_exact(picture.width).enumerate() {
            let start = ((top + row as u32) * self.side_px + left) as usize;
            if let Some(to) = self.coverage.get_mut(start..start + pixels.len()) {
                to.copy_from_slice(pixels);
            }
        }
        self.is_changed = true;
        Some(GlyphSlot {
            rect: [left, top, left + width, top + height],
            left: picture.left,
            top: picture.top,
        })
    }

    /// A free place, with a pixel around it.
    fn place(&mut self, width: u32, height: u32) -> Option<(u32, u32)> {
        let (width, height) = (width + 1, height + 1);
        loop {
            let side = self.side_px;
            let fits = |row: &&mut Row| {
                row.height >= height && row.height <= height * 2 && row.used + width <= side
            };
            if let Some(row) = self.rows.iter_mut().find(fits) {
                let at = (row.used, row.top);
                row.used += width;
                return Some(at);
            }
            let top = self.rows.last().map_or(0, |row| row.top + row.height);
            // Heights of eight pixels, so that letters of one size share rows.
            let height = height.next_multiple_of(8);
            if top + height <= side && width <= side {
                self.rows.push(Row {
                    top,
                    height,
                    used: width,
                });
                return Some((0, top));
            }
            self.grow()?;
        }
    }

    /// Makes it larger; what is in it stays where it is.
    fn grow(&mut self) -> Option<()> {
        let side = *SIDES_PX.iter().find(|side| **side > self.side_px)?;
        let mut coverage = vec![0; (side * side) as usize];
        let rows = coverage.chunks_exact_mut(side as usize);
        for (to, from) in rows.zip(self.coverage.chunks_exact(self.side_px as usize)) {
            if let Some(to) = to.get_mut(..from.len()) {
                to.copy_from_slice(from);
            }
        }
        (self.side_px, self.coverage, self.is_changed) = (side, coverage, true);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::bounded;

    #[test]
    fn letters_do_not_overlap_and_a_full_atlas_begins_anew() {
        let mut fonts = Fonts::new(bounded(1).0, None, None);
        let (font, _) = fonts.first(&"".into()).expect("there is a built-in font");
        let mut atlas = GlyphAtlas::default();
        let key = |id, size_px| GlyphKey {
            font,
            id,
            size_px,
            outline: 0,
        };
        for id in 0..200 {
            atlas.prepare(key(id, 32), &fonts);
        }
        let slots: Vec<GlyphSlot> = atlas
            .slots
            .values()
            .copied()
            .filter(|of| of.rect != [0; 4])
            .collect();
        assert!(slots.len() > 100);
        for (at, one) in slots.iter().enumerate() {
            let overlaps = |other: &GlyphSlot| {
                let ([a, b, c, d], [e, f, g, h]) = (one.rect, other.rect);
                a < g && e < c && b < h && f < d
            };
            assert!(!slots.iter().skip(at + 1).any(overlaps), "{one:?}");
        }
        assert!(atlas.take_changed().is_some());
        atlas.prepare(key(5, 32), &fonts);
        assert!(atlas.take_changed().is_none(), "it is in it");
        for size_px in 200..240 {
            (0..200).for_each(|id| atlas.prepare(key(id, size_px), &fonts));
        }
        assert!(atlas.is_full && atlas.side_px() == 2048);
        atlas.begin_list();
        atlas.prepare(key(40, 200), &fonts);
        assert!(atlas.get(&key(40, 200)).is_some() && !atlas.is_full);
    }
}
