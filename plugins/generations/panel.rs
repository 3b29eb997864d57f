//! [`GenerationsPanel`].

use crate::detail_ui::detail_ui;
use crate::table_ui::table_ui;
use playground_base::{panel, state};
use playground_core_engine::ProjectGenerations;
use playground_core_ui::{EditorCommand, EmptyState, PanelContext, icon, theme, words::size};
use playground_graphics::egui::{self, Button, Frame, Margin, RichText, Ui};
use std::time::{SystemTime, UNIX_EPOCH};

/// The states of the project's code that ran, and going to one of them.
#[state]
pub struct GenerationsPanel {
    /// The number of the selected generation; the one that runs while none is selected.
    selected: Option<u32>,
}

/// Above this width the details are beside the table, in points.
const WIDE: f32 = 760.0;

#[panel(title = "Generations", icon = ICON_COMMIT, side = Bottom, order = 35)]
impl GenerationsPanel {
    fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let generations = &context.state.generations;
        if generations.all.is_empty() {
            let (title, hint) = match context.state.project {
                None => (
                    "No generations",
                    "Open a project: what of its code ran is listed here.",
                ),
                Some(_) => (
                    "No generations yet",
                    "Each Build & Reload makes one, which can run again without a build.",
                ),
            };
            return EmptyState::new(icon::ICON_COMMIT.codepoint, title, hint).show(ui);
        }
        bar_ui(ui, generations, context.commands);
        let is_known = |number: &u32| generations.all.iter().any(|of| of.number == *number);
        let mut selected = self.selected.filter(is_known).or(generations.running);
        let now_s = SystemTime::now().duration_since(UNIX_EPOCH);
        let now_s = now_s.map_or(0, |now| now.as_secs());
        let before = selected;
        let shown = generations
            .all
            .iter()
            .find(|of| Some(of.number) == selected);
        let margin = Frame::NONE.inner_margin(Margin::same(6));
        if let Some(shown) = shown {
            let details = if ui.available_width() > WIDE {
                let half = ui.available_width() * 0.43;
                egui::Panel::right("details")
                    .default_size(half)
                    .min_size(280.0)
            } else {
                let half = ui.available_height() * 0.55;
                egui::Panel::bottom("details")
                    .default_size(half)
                    .min_size(80.0)
            };
            details.resizable(true).frame(margin).show(ui, |ui| {
                detail_ui(ui, shown, context.state, now_s, context.commands);
            });
        }
        table_ui(ui, generations, now_s, &mut selected, context.commands);
        if selected != before {
            self.selected = selected;
        }
    }
}

fn bar_ui(ui: &mut Ui, generations: &ProjectGenerations, commands: &mut Vec<EditorCommand>) {
    ui.horizontal_wrapped(|ui| {
        let count = match generations.all.len() {
            1 => "1 generation".to_owned(),
            count => format!("{count} generations"),
        };
        let text = format!("{count}, {} on disk", size(generations.disk_bytes));
        ui.label(RichText::new(text).color(theme::TEXT_WEAK))
            .on_hover_text("The last 50 are kept in the project's .playground folder");
        let (Some(older), Some(latest)) = (generations.older_running(), generations.latest())
        else {
            return;
        };
        let text = format!("Generation {older} of {latest} runs: the sources on disk are newer.");
        ui.label(RichText::new(text).color(theme::RELOAD));
        let text = RichText::new("Go to the latest").color(theme::TEXT);
        let hint = "Runs the latest generation again, without a build";
        if ui
            .add(Button::new(text).small())
            .on_hover_text(hint)
            .clicked()
        {
            commands.push(EditorCommand::GoToGeneration(Some("latest".to_owned())));
        }
    });
}
