//! [`Mirror`]: the copy of the editor's state that panels read, and which parts are out of date.

use playground_base::glam::Vec3;
use playground_core_engine::Problem;
use playground_core_ui::{EditorState, ViewportCamera};

/// A part of the state that is updated only after it was marked as out of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Entities and components: computes transforms, and deselects entities that are gone.
    Scene,
    /// The project and its scene files.
    Project,
    /// Modules and rendering systems.
    Modules,
}

/// The copy of the editor's state that panels read, and which parts are out of date.
#[derive(Debug, Default)]
pub struct Mirror {
    /// The state that panels read.
    pub state: EditorState,
    /// Console commands of the game that cannot be called, as rows of the problems panel.
    pub refused_commands: Vec<Problem>,
    /// Where the user's new entities are put, in metres: where the viewport looks. `None` before it was
    /// shown.
    pub focus: Option<Vec3>,
    /// The viewport's own camera; `None` before it was shown.
    pub camera: Option<ViewportCamera>,
    /// Whether the viewport looked through the game's camera before play.
    pub game_camera_in_edit: bool,
    marks: Marks,
}

/// Which parts are out of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// [`Mark::Scene`].
    pub scene: bool,
    /// [`Mark::Project`].
    pub project: bool,
    /// [`Mark::Modules`].
    pub modules: bool,
}

impl Mirror {
    /// Marks a part as out of date.
    pub const fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Scene => self.marks.scene = true,
            Mark::Project => self.marks.project = true,
            Mark::Modules => self.marks.modules = true,
        }
    }

    /// Takes and resets the marks.
    pub fn take_marks(&mut self) -> Marks {
        std::mem::take(&mut self.marks)
    }
}
