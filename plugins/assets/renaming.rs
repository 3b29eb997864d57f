//! [`Renaming`]: the name of an asset that is being written.

use playground_core_ui::{EditorCommand, select_all_text, text_field};
use playground_graphics::egui::{Id, Key, Rect, Ui};

/// The name of an asset or a folder that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renaming {
    /// The path as it is.
    pub path: String,
    text: String,
    has_begun: bool,
}

impl Renaming {
    /// Begins with the name that it has.
    pub fn of(path: &str) -> Self {
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        Self {
            path: path.to_owned(),
            text: name.to_owned(),
            has_begun: false,
        }
    }

    /// Draws the field in an area. Returns the path when it has ended: Enter or leaving the field moves the
    /// file, Escape leaves it.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        area: Rect,
        commands: &mut Vec<EditorCommand>,
    ) -> Option<String> {
        let id = Id::unique("name of an asset");
        let field = text_field("name", &mut self.text).id(id);
        let response = ui.put(area, field.desired_width(area.width()));
        if !self.has_begun {
            self.has_begun = true;
            response.request_focus();
            let (stem, _) = self.text.rsplit_once('.').unwrap_or((&self.text, ""));
            select_all_text(ui.ctx(), id, stem);
            return None;
        }
        if !response.lost_focus() {
            return None;
        }
        let is_cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        let folder = self.path.rsplit_once('/').map(|(folder, _)| folder);
        let name = self.text.trim();
        let new = match folder {
            Some(folder) => format!("{folder}/{name}"),
            None => name.to_owned(),
        };
        if is_cancelled || name.is_empty() || new == self.path {
            return Some(self.path.clone());
        }
        commands.push(EditorCommand::MoveAsset(self.path.clone(), new.clone()));
        Some(new)
    }
}
