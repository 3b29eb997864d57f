//! [`Document`]: the open project with its scene and its history.

use crate::history::History;
use playground_core_engine::Problem;
use playground_core_ui::ProjectInfo;
use playground_engine::Engine;

/// The open project with its scene and its history.
pub struct Document {
    /// Modules, world, play and builds.
    pub engine: Engine,
    /// Steps done and undone.
    pub history: History,
    /// Why the last project or scene was not opened.
    pub problems: Vec<Problem>,
}

impl Document {
    /// No project is open.
    pub fn new(engine: Engine) -> Self {
        Self {
            engine,
            history: History::default(),
            problems: Vec::new(),
        }
    }

    /// True when the scene differs from its file.
    pub fn is_unsaved(&self) -> bool {
        self.history.is_unsaved()
    }

    /// The project as panels see it. Reads a folder to list the scene files.
    pub fn info(&self) -> Option<ProjectInfo> {
        self.engine.open_project().map(|open| ProjectInfo {
            title: open.project.manifest.title.clone(),
            folder: open.project.folder().to_path_buf(),
            scene: open.scene.clone(),
            scenes: open.project.scenes(),
            unsaved: self.is_unsaved(),
        })
    }
}
