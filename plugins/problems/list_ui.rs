//! [`list_ui`]: the problems, one below the other.

use crate::listing::{as_text, key_of, location_text};
use crate::panel::ProblemsPanel;
use playground_core_engine::{Problem, Severity};
use playground_core_ui::{
    EditorCommand, EditorState, fold_button, icon, is_typing, remedy_button, theme,
};
use playground_graphics::egui::{
    Align, Color32, Frame, Key, Label, Layout, Margin, Modifiers, Rect, Response, RichText,
    ScrollArea, Sense, Ui, UiBuilder, vec2,
};

/// The maximum number of rows: more would not be read, and would cost every frame.
const MOST: usize = 500;
/// Below this width locations show only under the mouse, in points.
const NARROW: f32 = 340.0;
/// Above this width a row shows what can be done about it, in points.
const WIDE: f32 = 620.0;

/// The problems of the editor at `indexes`, in this order.
pub fn list_ui(
    ui: &mut Ui,
    editor: &EditorState,
    indexes: &[usize],
    state: &mut ProblemsPanel,
    commands: &mut Vec<EditorCommand>,
) {
    let shown = indexes.iter().take(MOST);
    let shown: Vec<&Problem> = shown.map(|at| &editor.problems[*at]).collect();
    keys(ui, &shown, state, commands);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for problem in shown {
            problem_ui(ui, problem, editor, state, commands);
        }
        if indexes.len() > MOST {
            let rest = format!("and {} more", indexes.len() - MOST);
            ui.label(RichText::new(rest).color(theme::TEXT_WEAK));
        }
    });
}

/// Up and down choose, right and left open and close, Enter opens the source: while the mouse is
/// over the panel and no text field has the focus.
fn keys(ui: &Ui, shown: &[&Problem], state: &mut ProblemsPanel, commands: &mut Vec<EditorCommand>) {
    if is_typing(ui) || !ui.rect_contains_pointer(ui.max_rect()) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let at = shown
        .iter()
        .position(|problem| Some(key_of(problem)) == state.chosen);
    let next = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp), at) {
        (true, _, at) => Some(at.map_or(0, |at| at + 1)),
        (_, true, Some(at)) => Some(at.saturating_sub(1)),
        _ => None,
    };
    if let Some(problem) = next.and_then(|next| shown.get(next)) {
        state.chosen = Some(key_of(problem));
        state.reveals = true;
    }
    let Some(problem) = at.map(|at| shown[at]) else {
        return;
    };
    if pressed(Key::ArrowRight) {
        state.open.insert(key_of(problem));
    }
    if pressed(Key::ArrowLeft) {
        state.open.remove(&key_of(problem));
    }
    if pressed(Key::Enter) {
        open_source(problem, commands);
    }
}

fn problem_ui(
    ui: &mut Ui,
    problem: &Problem,
    editor: &EditorState,
    state: &mut ProblemsPanel,
    commands: &mut Vec<EditorCommand>,
) {
    let key = key_of(problem);
    let is_chosen = state.chosen == Some(key);
    let (row, remedy) = row_ui(ui, problem, key, is_chosen, (editor, state));
    commands.extend(remedy);
    if is_chosen && std::mem::take(&mut state.reveals) {
        row.scroll_to_me(None);
    }
    if row.clicked() {
        state.chosen = Some(key);
    }
    if row.double_clicked() {
        open_source(problem, commands);
    }
    row.context_menu(|ui| {
        if ui.button("Copy").clicked() {
            ui.ctx().copy_text(as_text(problem));
        }
        if problem.file.is_some() && ui.button("Open the source").clicked() {
            open_source(problem, commands);
        }
        for remedy in &problem.remedies {
            commands.extend(remedy_button(ui, *remedy, editor));
        }
    });
    if state.open.contains(&key) && !problem.rendered.is_empty() {
        rendered_ui(ui, problem, commands);
    }
}

fn row_ui(
    ui: &mut Ui,
    problem: &Problem,
    key: u64,
    is_chosen: bool,
    (editor, state): (&EditorState, &mut ProblemsPanel),
) -> (Response, Option<EditorCommand>) {
    let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
    let (area, row) = ui.allocate_exact_size(size, Sense::click());
    let row = row.accessible_name(&problem.message);
    let fill = match (is_chosen, row.hovered()) {
        (true, _) => theme::SELECTION,
        (false, true) => theme::RAISED,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(area, theme::ROUNDING, fill);
    let inside = area.shrink2(vec2(4.0, 0.0));
    let builder = UiBuilder::new()
        .max_rect(inside)
        .layout(Layout::left_to_right(Align::Center));
    let content = ui.scope_builder(builder, |ui| {
        content_ui(ui, problem, key, inside, (editor, state))
    });
    (row, content.inner)
}

/// Returns the command of the remedy that was clicked.
fn content_ui(
    ui: &mut Ui,
    problem: &Problem,
    key: u64,
    area: Rect,
    (editor, state): (&EditorState, &mut ProblemsPanel),
) -> Option<EditorCommand> {
    ui.spacing_mut().item_spacing.x = 4.0;
    fold_ui(ui, problem, key, state);
    let (glyph, color, word) = match problem.severity {
        Severity::Error => (icon::ICON_ERROR.codepoint, theme::ERROR, "Error"),
        Severity::Warning => (icon::ICON_WARNING.codepoint, theme::WARNING, "Warning"),
    };
    let sign = Label::new(RichText::new(glyph).size(15.0).color(color)).selectable(false);
    ui.add(sign).accessible_name(word);
    let location = location_text(problem);
    let location = if location.is_empty() {
        problem.source.clone()
    } else {
        location
    };
    let full = problem
        .file
        .as_ref()
        .map(|file| file.display().to_string())
        .unwrap_or_default();
    let hint = format!("{}\n{full}", problem.source);
    let mut remedy = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        // Elsewhere they are in the menu of the row.
        if area.width() > WIDE {
            for offered in problem.remedies.iter().rev() {
                remedy = remedy_button(ui, *offered, editor).or(remedy.take());
            }
        }
        // The message matters more, so the location gets at most 40% of the width.
        if area.width() > NARROW {
            ui.scope(|ui| {
                ui.set_max_width(area.width() * 0.4);
                let location = RichText::new(location).color(theme::TEXT_WEAK);
                let label = Label::new(location).truncate().selectable(false);
                ui.add(label).on_hover_text(hint.trim_end());
            });
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let message = RichText::new(&problem.message).color(theme::TEXT);
            let label = Label::new(message).truncate().selectable(false);
            ui.add(label)
                .on_hover_text(format!("{}\n{hint}", problem.message).trim_end());
        });
    });
    remedy
}

fn fold_ui(ui: &mut Ui, problem: &Problem, key: u64, state: &mut ProblemsPanel) {
    if problem.rendered.is_empty() {
        ui.add_space(18.0 + ui.spacing().item_spacing.x);
        return;
    }
    let is_open = state.open.contains(&key);
    let name = if is_open {
        "Hide the compiler's text"
    } else {
        "Show the compiler's text"
    };
    if fold_button(ui, is_open, name).clicked() {
        if is_open {
            state.open.remove(&key)
        } else {
            state.open.insert(key)
        };
    }
}

fn rendered_ui(ui: &mut Ui, problem: &Problem, commands: &mut Vec<EditorCommand>) {
    let frame = Frame::NONE
        .fill(theme::FIELD)
        .corner_radius(theme::ROUNDING)
        .inner_margin(Margin::same(theme::MARGIN as i8))
        .outer_margin(Margin {
            left: 24,
            right: 4,
            top: 2,
            bottom: 6,
        });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        let text = RichText::new(problem.rendered.trim_end())
            .monospace()
            .color(theme::TEXT);
        let id = ("rendered", key_of(problem));
        ScrollArea::horizontal()
            .id_salt(id)
            .show(ui, |ui| ui.add(Label::new(text).extend()));
        ui.horizontal(|ui| {
            if ui
                .button(format!("{} Copy", icon::ICON_CONTENT_COPY.codepoint))
                .clicked()
            {
                ui.ctx().copy_text(as_text(problem));
            }
            let open = format!("{} Open the source", icon::ICON_OPEN_IN_NEW.codepoint);
            if problem.file.is_some() && ui.button(open).clicked() {
                open_source(problem, commands);
            }
        });
    });
}

fn open_source(problem: &Problem, commands: &mut Vec<EditorCommand>) {
    if let Some(file) = &problem.file {
        commands.push(EditorCommand::OpenSource(file.clone(), problem.line.max(1)));
    }
}
