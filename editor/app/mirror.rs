//! [`Mirror`]: the editor as panels see it, and what of it is out of date.

use playground_core_engine::Problem;
use playground_core_ui::EditorState;

/// A part of the state that is brought up to date only after something changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Entities and components: transforms are computed, and what is gone is not selected.
    Scene,
    /// The project and its scene files.
    Project,
    /// Modules and rendering systems.
    Modules,
}

/// The editor as panels see it, and what of it is out of date.
#[derive(Debug, Default)]
pub struct Mirror {
    /// What panels may know.
    pub state: EditorState,
    /// Console commands of the game that cannot be called, as rows of the problems panel.
    pub refused_commands: Vec<Problem>,
    marks: Marks,
}

/// What is out of date.
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
    /// A part is out of date.
    pub const fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Scene => self.marks.scene = true,
            Mark::Project => self.marks.project = true,
            Mark::Modules => self.marks.modules = true,
        }
    }

    /// What is out of date since the last call.
    pub fn take_marks(&mut self) -> Marks {
        std::mem::take(&mut self.marks)
    }
}
