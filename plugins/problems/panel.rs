//! [`ProblemsPanel`].

use crate::list_ui::list_ui;
use crate::listing::{Counts, Shown, as_text};
use playground_base::{panel, state};
use playground_core_engine::Problem;
use playground_core_ui::{EmptyState, PanelContext, icon, theme};
use playground_graphics::egui::{Button, Color32, RichText, Ui};
use std::collections::HashSet;

/// Problems of the compiler and the engine.
#[state]
#[derive(Debug)]
pub struct ProblemsPanel {
    /// Which severities are shown.
    pub shown: Shown,
    /// Keys of the problems whose compiler text is shown.
    pub open: HashSet<u64>,
    /// The key of the chosen problem.
    pub chosen: Option<u64>,
    /// The chosen row must be scrolled to.
    #[serde(skip)]
    pub reveals: bool,
}

#[panel(title = "Problems", icon = ICON_REPORT, side = Bottom, order = 10)]
impl ProblemsPanel {
    fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let problems = &context.state.problems;
        let check = icon::ICON_CHECK_CIRCLE.codepoint;
        if problems.is_empty() {
            let hint = "Errors of the build and of the engine show here.";
            return EmptyState::new(check, "No problems", hint).show(ui);
        }
        let indexes = self.shown.of(problems);
        bar_ui(ui, &mut self.shown, problems, &indexes);
        if indexes.is_empty() {
            let hint = "Switch errors or warnings on above.";
            EmptyState::new(check, "All problems are hidden", hint).show(ui);
        } else {
            list_ui(ui, context.state, &indexes, self, context.commands)
        }
    }
}

fn bar_ui(ui: &mut Ui, shown: &mut Shown, problems: &[Problem], indexes: &[usize]) {
    let counts = Counts::of(problems);
    ui.horizontal_wrapped(|ui| {
        let errors = (
            icon::ICON_ERROR.codepoint,
            counts.errors,
            "error",
            theme::ERROR,
        );
        switch_ui(ui, &mut shown.errors, errors);
        let warnings = (
            icon::ICON_WARNING.codepoint,
            counts.warnings,
            "warning",
            theme::WARNING,
        );
        switch_ui(ui, &mut shown.warnings, warnings);
        let copy = ui.button(format!("{} Copy all", icon::ICON_CONTENT_COPY.codepoint));
        if copy
            .on_hover_text("Copies the texts of all problems shown")
            .clicked()
        {
            let texts: Vec<String> = indexes.iter().map(|at| as_text(&problems[*at])).collect();
            ui.ctx().copy_text(texts.join("\n\n"));
        }
    });
}

fn switch_ui(
    ui: &mut Ui,
    on: &mut bool,
    (glyph, count, word, color): (&str, usize, &str, Color32),
) {
    let plural = if count == 1 { "" } else { "s" };
    let color = if *on && count > 0 {
        color
    } else {
        theme::TEXT_WEAK
    };
    let text = RichText::new(format!("{glyph} {count} {word}{plural}")).color(color);
    let button = ui.add(Button::selectable(*on, text));
    if button
        .on_hover_text(format!("Shows or hides {word}s"))
        .clicked()
    {
        *on = !*on;
    }
}
