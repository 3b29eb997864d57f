//! [`TextureCopies`]: copies of egui's own textures, to upload them to another device.

use playground_graphics::egui::epaint::{
    ImageData, ImageDelta,
    textures::{TextureOptions, TexturesDelta},
};
use playground_graphics::egui::{ColorImage, TextureId};
use std::collections::HashMap;

/// Copies of egui's own textures (mostly glyphs), a few MB. egui sends only changes, so without a
/// copy a new device would show no text.
#[derive(Debug, Default)]
pub struct TextureCopies {
    by_id: HashMap<TextureId, (ColorImage, TextureOptions)>,
}

impl TextureCopies {
    /// Applies changes, and removes freed textures.
    pub fn apply(&mut self, delta: &TexturesDelta) {
        for (id, changes) in &delta.set {
            for change in changes {
                self.change(*id, change);
            }
        }
        for id in &delta.free {
            self.by_id.remove(id);
        }
    }

    fn change(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        let Some([left, top]) = change.pos else {
            self.by_id
                .insert(id, (ColorImage::clone(image), change.options));
            return;
        };
        let Some((whole, options)) = self.by_id.get_mut(&id) else {
            return;
        };
        *options = change.options;
        let width = whole.width();
        for (row, pixels) in image.pixels.chunks_exact(image.width().max(1)).enumerate() {
            let start = (top + row) * width + left;
            if let Some(target) = whole.pixels.get_mut(start..start + pixels.len()) {
                target.copy_from_slice(pixels);
            }
        }
    }

    /// All textures as full uploads.
    pub fn whole(&self) -> impl Iterator<Item = (TextureId, ImageDelta)> {
        self.by_id
            .iter()
            .map(|(id, (image, options))| (*id, ImageDelta::full(image.clone(), *options)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_graphics::egui::Color32;

    #[test]
    fn partial_changes_are_applied_to_the_copy() {
        let id = TextureId::Managed(0);
        let options = TextureOptions::LINEAR;
        let whole = ColorImage::filled([4, 3], Color32::BLACK);
        let part = ColorImage::filled([2, 1], Color32::WHITE);
        let mut copies = TextureCopies::default();
        let mut delta = TexturesDelta::default();
        delta.push(id, ImageDelta::full(whole, options));
        delta.push(id, ImageDelta::partial([1, 2], part, options));
        copies.apply(&delta);
        delta.clear();
        let (_, change) = copies.whole().next().expect("one texture");
        let ImageData::Color(image) = change.image;
        let white: Vec<usize> = (0..12)
            .filter(|at| image.pixels[*at] == Color32::WHITE)
            .collect();
        assert_eq!(white, [9, 10]);
        delta.free(id);
        copies.apply(&delta);
        delta.clear();
        assert_eq!(copies.whole().count(), 0);
    }
}
