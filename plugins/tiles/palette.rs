//! [`Palette`]: the sheet of a map, of which a tile is chosen.

use playground_base::Handle;
use playground_core_drawing::{SpriteSheet, Texture};
use playground_core_ui::theme;
use playground_graphics::egui::{
    Color32, ColorImage, Image, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, Vec2, pos2, vec2,
};

/// The sheet of a map, as a picture that can be clicked.
#[derive(Default)]
pub struct Palette {
    /// The picture and what egui has of it.
    shown: Option<(Handle<Texture>, TextureHandle)>,
    was_clicked: bool,
}

/// The least side of a tile on the screen, in points.
const LEAST: f32 = 20.0;

impl Palette {
    /// True when a tile was clicked in this frame.
    pub const fn was_clicked(&self) -> bool {
        self.was_clicked
    }

    /// Draws the sheet, and changes `tile` when another is clicked.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        sheet: &SpriteSheet,
        picture: Option<&Handle<Texture>>,
        tile: &mut Option<u32>,
    ) {
        self.was_clicked = false;
        let Some(picture) = picture else {
            ui.label("The map has no picture yet: choose one with tiles in the inspector.");
            return;
        };
        let size_px = [picture.pixels.width_px, picture.pixels.height_px];
        let most = ui.input(|input| input.max_texture_side) as u32;
        if size_px.iter().any(|side| *side > most) {
            ui.label(format!(
                "The picture is larger than {most} pixels: it cannot be shown here."
            ));
            return;
        }
        let texture = self.texture(ui, picture).clone();
        let size = vec2(size_px[0] as f32, size_px[1] as f32);
        let scale = scale_of(sheet, size_px, ui.available_width());
        ScrollArea::both().show(ui, |ui| {
            let (rect, response) = ui.allocate_exact_size(size * scale, Sense::click());
            let response = response.accessible_name("Sheet");
            let response = response.on_hover_text("Click a tile to paint with it");
            Image::new((texture.id(), rect.size())).paint_at(ui, rect);
            let cell_rect = |cell: u32| {
                let [left, top, right, bottom] = sheet.cell_px(cell, size_px);
                let corner = |x: f32, y: f32| rect.min + vec2(x, y) * scale;
                Rect::from_min_max(corner(left, top), corner(right, bottom))
            };
            let clicked = response
                .interact_pointer_pos()
                .filter(|_| response.clicked());
            if let Some(at) = clicked {
                let at = (at - rect.min) / scale;
                *tile = cell_at(sheet, size_px, at).or(*tile);
                self.was_clicked = true;
            }
            if let Some(tile) = *tile {
                let cell = cell_rect(tile);
                let stroke = |width, color: Color32| Stroke::new(width, color);
                let painter = ui.painter();
                painter.rect_stroke(
                    cell,
                    0.0,
                    stroke(3.0, theme::BACKGROUND),
                    StrokeKind::Outside,
                );
                painter.rect_stroke(cell, 0.0, stroke(2.0, theme::ACCENT), StrokeKind::Outside);
            }
        });
    }

    fn texture(&mut self, ui: &Ui, picture: &Handle<Texture>) -> &TextureHandle {
        let is_same = |(known, _): &(Handle<Texture>, _)| Handle::ptr_eq(known, picture);
        let known = self.shown.take().filter(is_same);
        let load = || {
            let pixels = &picture.pixels;
            let size = [pixels.width_px as usize, pixels.height_px as usize];
            let image = ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
            let handle = ui
                .ctx()
                .load_texture("tiles", image, TextureOptions::NEAREST);
            (picture.clone(), handle)
        };
        let (_, handle) = self.shown.insert(known.unwrap_or_else(load));
        handle
    }
}

/// How large a pixel is drawn, in points: the sheet fits the width, unless its tiles are too small then.
fn scale_of(sheet: &SpriteSheet, size_px: [u32; 2], width: f32) -> f32 {
    let fit = width / size_px[0].max(1) as f32;
    let [left, _, right, _] = sheet.cell_px(0, size_px);
    let least = LEAST / (right - left).max(1.0);
    fit.max(least).clamp(0.1, 8.0)
}

/// The cell at a point of the sheet, in pixels.
fn cell_at(sheet: &SpriteSheet, size_px: [u32; 2], at: Vec2) -> Option<u32> {
    let point = pos2(at.x, at.y);
    (0..sheet.count().min(u32::from(u16::MAX))).find(|cell| {
        let [left, top, right, bottom] = sheet.cell_px(*cell, size_px);
        Rect::from_min_max(pos2(left, top), pos2(right, bottom)).contains(point)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn point_of_the_sheet_is_in_its_cell_or_between_cells() {
        let sheet = SpriteSheet {
            spacing_px: 4,
            ..SpriteSheet::new(3, 2)
        };
        // Cells of 8 x 8.
        let size = [32, 20];
        assert_eq!(cell_at(&sheet, size, vec2(1.0, 1.0)), Some(0));
        assert_eq!(cell_at(&sheet, size, vec2(13.0, 13.0)), Some(4));
        assert_eq!(cell_at(&sheet, size, vec2(10.0, 1.0)), None);
        assert_eq!(cell_at(&sheet, size, vec2(-1.0, 1.0)), None);
    }
}
