//! [`HistoryPanel`].

use playground_base::{panel, state};
use playground_core_ui::{EditorCommand, EmptyState, PanelContext, icon, theme};
use playground_graphics::egui::{
    Align, Color32, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2,
};

/// The steps of undo, the oldest first; a click goes to one.
#[state]
#[derive(Debug)]
pub struct HistoryPanel {
    /// How many steps were done when the panel was drawn last: it scrolls when that changes.
    #[serde(skip)]
    pub seen: usize,
}

#[panel(title = "History", icon = ICON_HISTORY, side = Bottom, order = 15)]
impl HistoryPanel {
    fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let state = context.state;
        if state.steps.is_empty() {
            let hint = "Each edit of the scene is a step here; a click on one goes back to it.";
            let glyph = icon::ICON_HISTORY.codepoint;
            return EmptyState::new(glyph, "No edits yet", hint).show(ui);
        }
        let scrolls = std::mem::replace(&mut self.seen, state.steps_done) != state.steps_done;
        let rows = state.steps.len() + 1;
        let area = ScrollArea::vertical().auto_shrink(false);
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, theme::ROW_HEIGHT, rows, |ui, range| {
            for at in range {
                if row_ui(ui, row_of(&state.steps, at), (at, state.steps_done)) {
                    context.commands.push(EditorCommand::GoToStep(at as u64));
                }
            }
            if scrolls {
                let top = ui.max_rect().top();
                let at = top + theme::ROW_HEIGHT * state.steps_done as f32;
                let row = Rect::from_min_size((0.0, at).into(), vec2(1.0, theme::ROW_HEIGHT));
                ui.scroll_to_rect(row, None);
            }
        });
    }
}

/// The text of a row; the first one is the scene before all steps.
fn row_of(steps: &[String], at: usize) -> &str {
    match at.checked_sub(1) {
        Some(at) => steps.get(at).map_or("", String::as_str),
        None => "The scene as it was opened",
    }
}

/// Draws a row; true when it was clicked. Steps behind the current one can be done again.
fn row_ui(ui: &mut Ui, text: &str, (at, done): (usize, usize)) -> bool {
    let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
    let (area, row) = ui.allocate_exact_size(size, Sense::click());
    let row = row.accessible_name(text);
    let fill = match (at == done, row.hovered()) {
        (true, _) => theme::SELECTION,
        (false, true) => theme::RAISED,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(area, theme::ROUNDING, fill);
    let color = if at > done {
        theme::TEXT_WEAK
    } else {
        theme::TEXT
    };
    let builder = UiBuilder::new()
        .max_rect(area.shrink2(vec2(theme::MARGIN, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        let number = if at == 0 {
            String::new()
        } else {
            at.to_string()
        };
        let number = RichText::new(number).color(theme::TEXT_WEAK).monospace();
        ui.add_sized(
            [28.0, theme::ROW_HEIGHT],
            Label::new(number).selectable(false),
        );
        let mut text = RichText::new(text).color(color);
        if at > done {
            text = text.italics();
        }
        ui.add(Label::new(text).truncate().selectable(false));
    });
    let hint = match at.cmp(&done) {
        std::cmp::Ordering::Less => "Undoes everything after this step",
        std::cmp::Ordering::Equal => "The scene is here",
        std::cmp::Ordering::Greater => "Does the steps up to this one again",
    };
    row.on_hover_text(hint).clicked() && at != done
}
