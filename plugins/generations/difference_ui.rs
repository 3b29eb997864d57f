//! [`difference_ui`]: how the sources of a generation differ from those before.

use crate::difference_rows::{DifferenceRow, difference_rows};
use playground_core_engine::{LineChange, SourceChange, SourceLine};
use playground_core_ui::{EditorCommand, source_button, theme};
use playground_graphics::egui::{
    Align, Align2, Color32, FontId, Frame, Layout, Margin, Rect, RichText, ScrollArea, Sense, Ui,
    UiBuilder, pos2, vec2,
};
use std::path::Path;

/// Height of a line, in points.
const LINE: f32 = 17.0;
/// Width of the line numbers, in points.
const NUMBERS: f32 = 40.0;
/// Width of the sign before a line, in points.
const SIGN: f32 = 14.0;
/// Width of a letter of the code, in points.
const LETTER: f32 = 7.0;
const CODE: FontId = FontId::monospace(12.0);

/// The lines that differ, file by file; only those that are seen cost anything. `folder` is that of the
/// project.
pub fn difference_ui(
    ui: &mut Ui,
    changes: &[SourceChange],
    folder: &Path,
    commands: &mut Vec<EditorCommand>,
) {
    let rows = difference_rows(changes);
    let lines = changes.iter().flat_map(|change| &change.lines);
    let longest = lines.map(|line| line.text.chars().count()).max();
    let width = NUMBERS + SIGN + LETTER * longest.unwrap_or(0) as f32 + theme::MARGIN;
    let frame = Frame::NONE
        .fill(theme::FIELD)
        .corner_radius(theme::ROUNDING)
        .inner_margin(Margin::same(2));
    frame.show(ui, |ui| {
        let area = ScrollArea::both().id_salt("difference").auto_shrink(false);
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, LINE, rows.len(), |ui, seen| {
            let width = width.max(ui.available_width());
            for row in &rows[seen] {
                let (area, _) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
                match row {
                    DifferenceRow::File(change) => file_ui(ui, area, change, folder, commands),
                    DifferenceRow::Line(line) => line_ui(ui, area, line),
                    DifferenceRow::LeftOut(count) => {
                        let text = format!("{count} more lines differ");
                        text_at(ui, area, NUMBERS + SIGN, &text, theme::TEXT_WEAK);
                    }
                }
            }
        });
    });
}

fn file_ui(
    ui: &mut Ui,
    area: Rect,
    change: &SourceChange,
    folder: &Path,
    commands: &mut Vec<EditorCommand>,
) {
    ui.painter().rect_filled(area, 2.0, theme::RAISED);
    let builder = UiBuilder::new()
        .max_rect(area.shrink2(vec2(4.0, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let name = change.file.display().to_string();
        let lines = change.lines.iter();
        let mut lines = lines.filter(|line| line.change == LineChange::Added);
        let line = lines.next().map_or(1, |line| line.number);
        source_button(ui, (&folder.join(&change.file), line), &name, commands);
        ui.label(RichText::new(&name).small().color(theme::TEXT_STRONG));
        let counts = [
            (change.added, '+', theme::PLAY),
            (change.removed, '−', theme::ERROR),
        ];
        for (count, sign, color) in counts.into_iter().filter(|(count, ..)| *count > 0) {
            ui.label(RichText::new(format!("{sign}{count}")).small().color(color));
        }
    });
}

fn line_ui(ui: &Ui, area: Rect, line: &SourceLine) {
    let (sign, color) = match line.change {
        LineChange::Added => ("+", theme::PLAY),
        LineChange::Removed => ("−", theme::ERROR),
        LineChange::Same => ("", theme::TEXT_WEAK),
        LineChange::Gap => ("⋯", theme::TEXT_WEAK),
    };
    if matches!(line.change, LineChange::Added | LineChange::Removed) {
        ui.painter()
            .rect_filled(area, 0.0, color.gamma_multiply(0.14));
    }
    if line.number > 0 {
        let at = pos2(area.left() + NUMBERS - 8.0, area.center().y);
        let number = line.number.to_string();
        let numbers = FontId::monospace(10.0);
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, number, numbers, theme::TEXT_WEAK);
    }
    text_at(ui, area, NUMBERS, sign, color);
    let ink = match line.change {
        LineChange::Same => theme::TEXT_WEAK,
        _ => theme::TEXT,
    };
    text_at(
        ui,
        area,
        NUMBERS + SIGN,
        &line.text.replace('\t', "    "),
        ink,
    );
}

fn text_at(ui: &Ui, area: Rect, left: f32, text: &str, color: Color32) {
    let at = pos2(area.left() + left, area.center().y);
    ui.painter()
        .text(at, Align2::LEFT_CENTER, text, CODE, color);
}
