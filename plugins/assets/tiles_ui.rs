//! Assets as tiles.

use crate::entry_ui::{icon_of, interact};
use crate::keys::{Scroll, keys};
use crate::listing::Entry;
use crate::panel::{AssetsPanel, Shared};
use playground_core_ui::{ImportStatus, theme};
use playground_graphics::egui::{
    Align2, Color32, FontId, Id, Image, Rect, Role, ScrollArea, Sense, TextWrapMode, Ui, Vec2,
    WidgetInfo, WidgetText, pos2, vec2,
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
    if let Some(import) = shared.import_of(entry) {
        progress_ui(ui, picture, import);
    }
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

/// A bar below the picture of what is being imported. One whose importer does not tell how far it is has a
/// part that moves.
fn progress_ui(ui: &Ui, picture: Rect, import: &ImportStatus) {
    let area = Rect::from_min_max(
        pos2(picture.left() + 8.0, picture.bottom() - 7.0),
        pos2(picture.right() - 8.0, picture.bottom() - 2.0),
    );
    ui.painter().rect_filled(area, 2.0, theme::FIELD);
    let (from, to) = match import.share {
        Some(share) => (0.0, share.clamp(0.02, 1.0)),
        None => {
            ui.request_repaint_after_secs(0.05);
            let at = (ui.input(|input| input.time) * 0.7).fract() as f32;
            ((at - 0.3).max(0.0), at)
        }
    };
    let x = |share: f32| area.left() + area.width() * share;
    let done = Rect::from_min_max(pos2(x(from), area.top()), pos2(x(to), area.bottom()));
    ui.painter().rect_filled(done, 2.0, theme::ACCENT);
    let id = Id::unique(("import", &import.path));
    let bar = ui.interact(area, id, Sense::hover());
    bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, import.words()));
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
