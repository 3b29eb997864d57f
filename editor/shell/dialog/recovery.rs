//! The dialog about changes that were recovered.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::plain_button;
use playground_base::egui::{Label, RichText, ScrollArea, Ui};
use playground_core_ui::{EditorCommand, RecoveredChanges, RecoveredChoice, theme};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Draws the dialog. Returns the decision of the user; closing it keeps the changes.
pub fn recovery_ui(ui: &Ui, recovered: &RecoveredChanges) -> Option<EditorCommand> {
    let mut choice = None;
    let closed = dialog_ui(ui, "Your Changes Are Back", 460.0, |ui| {
        let count = recovered.steps.len();
        let changes = if count == 1 {
            "change was"
        } else {
            "changes were"
        };
        let text = format!(
            "The editor ended before {count} {changes} saved, the first one made {}. They are in the \
             scene again; undo takes them back one by one.",
            ago(recovered.unix_s)
        );
        ui.add(Label::new(RichText::new(text).color(theme::TEXT)).wrap());
        ui.add_space(theme::MARGIN);
        ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
            for step in recovered.steps.iter().rev() {
                ui.add(Label::new(RichText::new(step).color(theme::TEXT_WEAK)).truncate());
            }
        });
        buttons_ui(ui, |ui| {
            if main_button(ui, true, "Keep") {
                choice = Some(RecoveredChoice::Keep);
            }
            let discard = ui.add(plain_button("Discard"));
            let discard = discard.on_hover_text("The scene is as its file has it");
            if discard.clicked() {
                choice = Some(RecoveredChoice::Discard);
            }
        });
    });
    if closed && choice.is_none() {
        choice = Some(RecoveredChoice::Keep);
    }
    choice.map(EditorCommand::Recovered)
}

/// How long ago a time is, behind `made`.
fn ago(unix_s: u64) -> String {
    let then = UNIX_EPOCH + Duration::from_secs(unix_s);
    let minutes = SystemTime::now()
        .duration_since(then)
        .map_or(0, |since| since.as_secs() / 60);
    match minutes {
        0 | 1 => "a moment ago".to_owned(),
        2..120 => format!("{minutes} minutes ago"),
        120..2880 => format!("{} hours ago", minutes / 60),
        _ => format!("{} days ago", minutes / 60 / 24),
    }
}
