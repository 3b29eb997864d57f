//! Assets as a list.

use crate::entry_ui::{icon_of, interact};
use crate::keys::{Scroll, keys};
use crate::listing::Entry;
use crate::panel::{AssetsPanel, Shared};
use playground_core_ui::{ImportStatus, theme, words::size};
use playground_graphics::egui::{
    Align2, Color32, FontId, Rect, ScrollArea, TextWrapMode, Ui, WidgetText, pos2, vec2,
};

/// The width of kind and size at the right, in points.
const KIND_WIDTH: f32 = 90.0;
const SIZE_WIDTH: f32 = 80.0;

/// The most width of a name that is being written, in points.
const NAME_WIDTH: f32 = 320.0;

/// Draws the rows that are seen.
pub fn rows_ui(ui: &mut Ui, entries: &[Entry], panel: &mut AssetsPanel, shared: &mut Shared<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    keys(ui, entries, 1, panel, shared);
    let mut scroll = ScrollArea::vertical().id_salt("rows").auto_shrink(false);
    let reveals = panel.reveals.take();
    if let Some(offset) = reveals.and_then(|row| panel.scroll.revealing(row, theme::ROW_HEIGHT)) {
        scroll = scroll.vertical_scroll_offset(offset);
    }
    let shown = scroll.show_rows(ui, theme::ROW_HEIGHT, entries.len(), |ui, seen| {
        for entry in entries.iter().skip(seen.start).take(seen.len()) {
            let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
            let (_, area) = ui.allocate_space(size);
            row_ui(ui, area, entry, panel, shared);
        }
    });
    panel.scroll = Scroll {
        offset: shown.state.clamped_offset().y,
        height: shown.inner_rect.height(),
    };
}

fn row_ui(
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
    let (glyph, color) = icon_of(entry, shared.project);
    let font = FontId::proportional(15.0);
    let middle = area.center().y;
    let painter = ui.painter();
    painter.text(
        pos2(area.left() + 12.0, middle),
        Align2::CENTER_CENTER,
        glyph,
        font,
        color,
    );
    let right = area.right() - KIND_WIDTH - SIZE_WIDTH;
    let name = Rect::from_min_max(
        pos2(area.left() + 26.0, area.top()),
        pos2(right, area.bottom()),
    );
    if panel
        .renaming
        .as_ref()
        .is_some_and(|of| of.path == entry.path())
    {
        let width = name.width().min(NAME_WIDTH);
        let field =
            Rect::from_min_size(name.min, vec2(width, name.height())).shrink2(vec2(0.0, 1.0));
        panel.rename_ui(ui, field, shared.commands);
    } else {
        // What was searched may be in any folder.
        let text = if panel.search.is_empty() {
            entry.name()
        } else {
            entry.path()
        };
        let color = if is_selected {
            theme::TEXT_STRONG
        } else {
            theme::TEXT
        };
        let font = FontId::proportional(13.0);
        let galley = WidgetText::from(text).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            name.width(),
            font,
        );
        let at = Align2::LEFT_CENTER
            .align_size_within_rect(galley.size(), name)
            .min;
        ui.painter().galley(at, galley, color);
    }
    let Entry::Asset(asset) = entry else { return };
    let weak = |x: f32, align, text: &str| {
        let font = FontId::proportional(12.0);
        ui.painter()
            .text(pos2(x, middle), align, text, font, theme::TEXT_WEAK);
    };
    let import = shared.import_of(entry).map(ImportStatus::words);
    let kind = import.as_deref().unwrap_or(asset.kind.name());
    weak(right + 8.0, Align2::LEFT_CENTER, kind);
    weak(
        area.right() - 8.0,
        Align2::RIGHT_CENTER,
        &size(asset.size_bytes),
    );
}
