//! [`remedy_button`]: a button that does something about a problem.

use crate::{EditorCommand, EditorState, icon, theme};
use playground_core_engine::Remedy;
use playground_graphics::egui::{Button, RichText, Ui};

/// A button that does something about a problem. Returns its command when it is pressed. What cannot be
/// done now has no button.
pub fn remedy_button(ui: &mut Ui, remedy: Remedy, state: &EditorState) -> Option<EditorCommand> {
    let (glyph, title, hint, command) = match remedy {
        Remedy::GoBack => {
            let before = state.generations.before()?;
            (
                icon::ICON_HISTORY.codepoint,
                "Go back a generation",
                format!("Runs generation {before} of the code, without a build; the world follows"),
                EditorCommand::GoToGeneration(None),
            )
        }
        Remedy::Resume => (
            icon::ICON_REPLAY.codepoint,
            "Resume",
            "Runs what is off again. After the next reload it runs again by itself".to_owned(),
            EditorCommand::Resume,
        ),
    };
    let text = RichText::new(format!("{glyph} {title}")).color(theme::TEXT);
    let button = ui.add(Button::new(text).small()).on_hover_text(hint);
    button.accessible_name(title).clicked().then_some(command)
}
