//! The dialog about what an editor left that ended without being closed.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::plain_button;
use playground_core_ui::{Crash, EditorCommand, RecoveredChanges, RecoveredChoice, theme, words};
use playground_graphics::egui::{CollapsingHeader, Frame, Label, RichText, ScrollArea, Ui};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Draws the dialog. Returns the decision of the user; closing it keeps the changes.
pub fn recovery_ui(ui: &Ui, recovered: &RecoveredChanges) -> Option<EditorCommand> {
    let mut choice = None;
    let title = match &recovered.crash {
        Some(_) => "The Editor Crashed",
        None => "Your Changes Are Back",
    };
    let closed = dialog_ui(ui, title, 520.0, |ui| {
        if let Some(crash) = &recovered.crash {
            paragraph(ui, &words::sentence(&crash.summary));
        }
        if !recovered.game.is_empty() {
            paragraph(ui, &format!("{}.", recovered.game));
        }
        changes_ui(ui, recovered);
        if let Some(crash) = &recovered.crash {
            details_ui(ui, crash);
        }
        let has_changes = !recovered.steps.is_empty();
        buttons_ui(ui, |ui| {
            if main_button(ui, true, if has_changes { "Keep" } else { "Continue" }) {
                choice = Some(RecoveredChoice::Keep);
            }
            if has_changes {
                let discard = ui.add(plain_button("Discard"));
                let discard = discard.on_hover_text("The scene is as its file has it");
                if discard.clicked() {
                    choice = Some(RecoveredChoice::Discard);
                }
            }
        });
    });
    if closed && choice.is_none() {
        choice = Some(RecoveredChoice::Keep);
    }
    choice.map(EditorCommand::Recovered)
}

fn paragraph(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).color(theme::TEXT)).wrap());
    ui.add_space(theme::MARGIN);
}

/// The changes that are in the scene again.
fn changes_ui(ui: &mut Ui, recovered: &RecoveredChanges) {
    let count = recovered.steps.len();
    if count == 0 {
        if recovered.crash.is_some() {
            paragraph(ui, "No change of the scene was lost.");
        }
        return;
    }
    let changes = match count {
        1 => "1 change that was not saved is in the scene again, made".to_owned(),
        many => {
            format!("{many} changes that were not saved are in the scene again, the first one made")
        }
    };
    let text = format!(
        "{changes} {}. Undo takes them back one by one.",
        ago(recovered.unix_s)
    );
    paragraph(ui, &text);
    let steps = ScrollArea::vertical().id_salt("steps").max_height(180.0);
    steps.show(ui, |ui| {
        for step in recovered.steps.iter().rev() {
            ui.add(Label::new(RichText::new(step).color(theme::TEXT_WEAK)).truncate());
        }
    });
    ui.add_space(theme::MARGIN);
}

/// The report, folded.
fn details_ui(ui: &mut Ui, crash: &Crash) {
    CollapsingHeader::new("Crash Report").show(ui, |ui| {
        Frame::new()
            .fill(theme::BACKGROUND)
            .inner_margin(theme::MARGIN)
            .show(ui, |ui| {
                let lines = ScrollArea::vertical().id_salt("details").max_height(220.0);
                lines.auto_shrink([false, true]).show(ui, |ui| {
                    let text = RichText::new(&crash.details).monospace().size(11.0);
                    ui.add(
                        Label::new(text.color(theme::TEXT_WEAK))
                            .selectable(true)
                            .wrap(),
                    );
                });
            });
        ui.add_space(theme::MARGIN);
        let copy = ui.add(plain_button("Copy Report"));
        if copy.on_hover_text("For a report of the fault").clicked() {
            ui.ctx().copy_text(crash.details.clone());
        }
    });
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
