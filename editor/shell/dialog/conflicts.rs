//! [`Conflicts`]: the dialog about conflicts between the scene and its file.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::plain_button;
use playground_core_engine::SceneConflict;
use playground_core_ui::{ConflictSide, EditorCommand, theme};
use playground_graphics::egui::{Label, RichText, ScrollArea, Ui};

/// The dialog about conflicts between the scene and its file. It is open as long as there are some.
#[derive(Debug, Default)]
pub struct Conflicts;

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum ConflictsAnswer {
    /// The dialog stays open.
    Open,
    /// The user decides later.
    Later,
    /// The user looks at both versions in the viewport first.
    Look,
    /// A decision.
    Decide(EditorCommand),
}

/// The longest value that is shown, in characters; the tooltip has the whole.
const LONGEST: usize = 60;

impl Conflicts {
    /// Draws the dialog.
    pub fn ui(ui: &Ui, conflicts: &[SceneConflict]) -> ConflictsAnswer {
        let mut answer = ConflictsAnswer::Open;
        let closed =
            dialog_ui(ui, "The Scene Was Changed on Both Sides", 640.0, |ui| {
                let text = match conflicts.len() {
                1 => "Another program changed a part of the scene file that you changed too. Which \
                      one stays?"
                    .to_owned(),
                many => format!(
                    "Another program changed {many} parts of the scene file that you changed too. \
                     Which ones stay?"
                ),
            };
                ui.add(Label::new(RichText::new(text).color(theme::TEXT)).wrap());
                ui.add_space(theme::MARGIN);
                ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                    for (at, conflict) in conflicts.iter().enumerate() {
                        if let Some(side) = conflict_ui(ui, conflict) {
                            let number = Some(at as u64 + 1);
                            answer = ConflictsAnswer::Decide(EditorCommand::Resolve(side, number));
                        }
                    }
                });
                buttons_ui(ui, |ui| {
                    for side in ConflictSide::ALL {
                        let title = match side {
                            ConflictSide::Ours => "Keep All Mine",
                            ConflictSide::Theirs => "Take All of the File's",
                        };
                        let is_clicked = match side {
                            ConflictSide::Ours => main_button(ui, true, title),
                            ConflictSide::Theirs => ui.add(plain_button(title)).clicked(),
                        };
                        if is_clicked {
                            answer = ConflictsAnswer::Decide(EditorCommand::Resolve(side, None));
                        }
                    }
                    let look = ui.add(plain_button("Look at Both"));
                    if look
                        .on_hover_text("Shows both versions in the viewport, and what differs")
                        .clicked()
                    {
                        answer = ConflictsAnswer::Look;
                    }
                    let later = ui.add(plain_button("Later"));
                    if later
                        .on_hover_text("The scene cannot be saved to its file before you decide")
                        .clicked()
                    {
                        answer = ConflictsAnswer::Later;
                    }
                });
            });
        if closed && answer == ConflictsAnswer::Open {
            answer = ConflictsAnswer::Later;
        }
        answer
    }
}

/// One conflict: the part, and a row for each side with its value. Returns the chosen side.
fn conflict_ui(ui: &mut Ui, conflict: &SceneConflict) -> Option<ConflictSide> {
    let mut chosen = None;
    ui.add_space(theme::MARGIN);
    ui.label(
        RichText::new(&conflict.path)
            .color(theme::TEXT_STRONG)
            .strong(),
    )
    .on_hover_text(format!("Before: {}", shown(conflict.base.as_deref()).1));
    let rows = [
        (ConflictSide::Ours, conflict.ours.as_deref()),
        (ConflictSide::Theirs, conflict.theirs.as_deref()),
    ];
    for (side, value) in rows {
        ui.horizontal(|ui| {
            let button = ui.add_sized(
                [130.0, theme::ROW_HEIGHT],
                plain_button(side.choice().title),
            );
            if button.clicked() {
                chosen = Some(side);
            }
            let (short, whole) = shown(value);
            ui.add(Label::new(RichText::new(short).monospace().color(theme::TEXT)).truncate())
                .on_hover_text(whole);
        });
    }
    chosen
}

/// A value, shortened, and the whole of it.
fn shown(value: Option<&str>) -> (String, String) {
    let Some(value) = value else {
        return ("removed".to_owned(), "It was removed there".to_owned());
    };
    let mut short: String = value.chars().take(LONGEST).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    (short, value.to_owned())
}
