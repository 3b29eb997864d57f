//! Assets as tiles.

use crate::entry_ui::{icon_of, interact};
use crate::keys::{Scroll, keys};
use crate::listing::Entry;
use crate::panel::{AssetsPanel, Shared};
use playground_core_ui::theme;
use playground_graphics::egui::{
    Align2, Color32, FontId, Image, Rect, ScrollArea, TextWrapMode, Ui, Vec2, WidgetText, pos2,
    vec2,
};

/// The size of a tile, in points.
const TILE: Vec2 = vec2(92.0, 104.0);

/// The height of the name below the picture.
const NAME_HEIGHT: f32 = 22.0;

/// The distance of two tiles.
const GAP: f32 = 6.0;

/// Draws the tiles that are seen.
pub fn tiles_ui(ui: &mut Ui, entries: &[Entry], panel: &mut AssetsPanel, shared: &mut Shared<'_>) {
    let width = ui.available_width();
    let columns = ((width + GAP) / (TILE.x + GAP)).floor().max(1.0) as usize;
    let rows = entries.len().div_ceil(columns);
    ui.spacing_mut().item_spacing.y = GAP;
    keys(ui, entries, columns, panel, shared);
    let mut scroll = ScrollArea::vertical().id_salt("tiles").auto_shrink(false);
    let reveals = panel.reveals.take().map(|at| at / columns);
    if let Some(offset) = reveals.and_then(|row| panel.scroll.revealing(row, TILE.y + GAP)) {
        scroll = scroll.vertical_scroll_offset(offset);
    }
    let shown = scroll.show_rows(ui, TILE.y, rows, |ui, seen| {
        for row in seen {
            let (_, area) = ui.allocate_space(vec2(width, TILE.y));
            let first = row * columns;
            for (at, entry) in entries.iter().skip(first).take(columns).enumerate() {
                let left = area.left() + at as f32 * (TILE.x + GAP);
                let tile = Rect::from_min_size(pos2(left, area.top()), TILE);
                tile_ui(ui, tile, entry, panel, shared);
            }
        }
    });
    panel.scroll = Scroll {
        offset: shown.state.clamped_offset().y,
        height: shown.inner_rect.height(),
    };
}

fn tile_ui(
    ui: &mut Ui,
    area: Rect,
    entry: &Entry,
    panel: &mut AssetsPanel,
    shared: &mut Shared<'_>,
) {
    let response = interact(ui, area, entry, panel, shared);
    let is_selected = panel.selected.as_deref() == Some(entry.path());
    let fill = if is_selected {
        theme::SELECTION
    } else if response.hovered() {
        theme::RAISED
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(area, theme::ROUNDING, fill);
    let (picture, name) = area.split_top_bottom_at_y(area.bottom() - NAME_HEIGHT);
    picture_ui(ui, picture.shrink(6.0), entry, panel, shared);
    if panel
        .renaming
        .as_ref()
        .is_some_and(|of| of.path == entry.path())
    {
        panel.rename_ui(ui, name.shrink(1.0), shared.commands);
    } else {
        name_ui(ui, name.shrink2(vec2(4.0, 0.0)), entry.name(), is_selected);
    }
}

/// The preview of a picture, or the icon of another kind.
fn picture_ui(
    ui: &Ui,
    area: Rect,
    entry: &Entry,
    panel: &mut AssetsPanel,
    shared: &mut Shared<'_>,
) {
    let texture = match entry {
        Entry::Asset(asset) => panel
            .thumbnails
            .get(ui, asset, shared.project, shared.commands),
        Entry::Folder(_) => None,
    };
    let painter = ui.painter();
    let Some(texture) = texture else {
        let (glyph, color) = icon_of(entry, shared.project);
        let font = FontId::proportional(38.0);
        painter.text(area.center(), Align2::CENTER_CENTER, glyph, font, color);
        return;
    };
    let size = texture.size_vec2();
    // Small pictures stay as small as they are, times a whole number.
    let fit = (area.width() / size.x).min(area.height() / size.y);
    let scale = if fit > 1.0 { fit.floor() } else { fit };
    let shown = Rect::from_center_size(area.center(), size * scale);
    painter.rect_filled(shown, 0.0, theme::FIELD);
    Image::new((texture.id(), shown.size())).paint_at(ui, shown);
}

fn name_ui(ui: &Ui, area: Rect, name: &str, is_selected: bool) {
    let color = if is_selected {
        theme::TEXT_STRONG
    } else {
        theme::TEXT
    };
    let text = WidgetText::from(name).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        area.width(),
        FontId::proportional(12.0),
    );
    let at = Align2::CENTER_CENTER
        .align_size_within_rect(text.size(), area)
        .min;
    ui.painter().galley(at, text, color);
}
