//! [`log_ui`]: the log.

use crate::{LogRow, LogRows};
use playground_core_ui::{LogLevel, LogLine, icon, theme};
use playground_graphics::egui::{
    Align, Align2, Button, Color32, FontId, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui,
    UiBuilder, vec2,
};
use std::collections::VecDeque;

/// Height of a row, in points.
const ROW: f32 = 18.0;
/// Below this width there are no times and sources, in points.
const NARROW: f32 = 420.0;
/// Width of the column of times, and of icons.
const TIME: f32 = 62.0;
const SIGN: f32 = 20.0;

/// The rows. It follows the end until the user scrolls up; `jumps` brings it back there. True when
/// the user wants that in the next frame.
pub fn log_ui(ui: &mut Ui, rows: &LogRows, log: &VecDeque<LogLine>, jumps: bool) -> bool {
    if rows.rows().is_empty() {
        let text = if log.is_empty() {
            "The log is empty. Enter `help` below for the commands."
        } else {
            "All lines are hidden: change the search or the levels above."
        };
        ui.label(RichText::new(text).color(theme::TEXT_WEAK));
        return false;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ui.available_rect_before_wrap();
    let mut scroll = ScrollArea::vertical()
        .auto_shrink(false)
        // In a low panel, the rows must not reach over the command line.
        .min_scrolled_height(0.0)
        .stick_to_bottom(true);
    let end = rows.rows().len() as f32 * ROW;
    if jumps {
        scroll = scroll.vertical_scroll_offset(end);
    }
    let shown = scroll.show_rows(ui, ROW, rows.rows().len(), |ui, range| {
        for row in rows.rows().get(range).unwrap_or_default() {
            row_ui(ui, row, log);
        }
    });
    let is_at_end = shown.state.clamped_offset().y + shown.inner_rect.height() >= end - ROW * 0.5;
    !is_at_end && to_end_ui(ui, area)
}

fn row_ui(ui: &mut Ui, row: &LogRow, log: &VecDeque<LogLine>) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let Some((line, part)) = row.of(log) else {
        return;
    };
    if response.hovered() {
        ui.painter()
            .rect_filled(area, 2.0, theme::RAISED.gamma_multiply(0.6));
    }
    response.context_menu(|ui| {
        if ui.button("Copy").clicked() {
            ui.ctx().copy_text(line.text.clone());
        }
    });
    let is_wide = area.width() >= NARROW;
    let time = if is_wide { TIME } else { 0.0 };
    if row.is_first() {
        if is_wide {
            let text = format!("{:.3}", line.time_s);
            let at = area.left_center() + vec2(time - 8.0, 0.0);
            let font = FontId::monospace(11.0);
            ui.painter()
                .text(at, Align2::RIGHT_CENTER, text, font, theme::TEXT_WEAK);
        }
        let (glyph, color) = sign_of(line.level);
        let at = area.left_center() + vec2(time + SIGN * 0.5 - 2.0, 0.0);
        ui.painter().text(
            at,
            Align2::CENTER_CENTER,
            glyph,
            FontId::proportional(13.0),
            color,
        );
    }
    let inside = Rect::from_min_max(area.min + vec2(time + SIGN, 0.0), area.max);
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(layout), |ui| {
        if row.is_first() {
            aside_ui(ui, line, is_wide);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let text = RichText::new(part).monospace().color(color_of(line.level));
            ui.add(Label::new(text).truncate());
        });
    });
}

/// The source of a line, and how often it was repeated.
fn aside_ui(ui: &mut Ui, line: &LogLine, is_wide: bool) {
    ui.add_space(4.0);
    if is_wide && !line.source.is_empty() {
        ui.scope(|ui| {
            ui.set_max_width(160.0);
            let source = RichText::new(&line.source).small().color(theme::TEXT_WEAK);
            ui.add(Label::new(source).truncate().selectable(false));
        });
    }
    if line.count > 1 {
        let count = format!("×{}", line.count);
        let count = RichText::new(count).small().color(theme::BACKGROUND);
        let plate = count.background_color(theme::TEXT_WEAK);
        ui.add(Label::new(plate).selectable(false))
            .on_hover_text("So often in a row");
    }
}

/// A button over the log that jumps to its end.
fn to_end_ui(ui: &mut Ui, area: Rect) -> bool {
    let size = vec2(104.0, 24.0);
    let rect = Rect::from_center_size(area.center_bottom() - vec2(0.0, 18.0), size);
    let text = format!("{} Newest", icon::ICON_ARROW_DOWNWARD.codepoint);
    let button = Button::new(RichText::new(text).color(theme::TEXT_STRONG)).fill(theme::SELECTION);
    let response = ui.put(rect, button);
    let response = response.on_hover_text("Jumps to the end and follows it again");
    if response.clicked() {
        ui.ctx().request_repaint();
    }
    response.clicked()
}

const fn sign_of(level: LogLevel) -> (&'static str, Color32) {
    match level {
        LogLevel::Debug => (icon::ICON_BUG_REPORT.codepoint, theme::TEXT_WEAK),
        LogLevel::Info => (icon::ICON_INFO.codepoint, theme::TEXT_WEAK),
        LogLevel::Warning => (icon::ICON_WARNING.codepoint, theme::WARNING),
        LogLevel::Error => (icon::ICON_ERROR.codepoint, theme::ERROR),
        LogLevel::Input => (icon::ICON_CHEVRON_RIGHT.codepoint, theme::ACCENT),
        LogLevel::Answer => ("", theme::TEXT_WEAK),
    }
}

const fn color_of(level: LogLevel) -> Color32 {
    match level {
        LogLevel::Debug => theme::TEXT_WEAK,
        LogLevel::Info | LogLevel::Answer => theme::TEXT,
        LogLevel::Warning => theme::WARNING,
        LogLevel::Error => theme::ERROR,
        LogLevel::Input => theme::ACCENT,
    }
}
