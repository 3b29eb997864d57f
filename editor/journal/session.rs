//! [`Session`]: what is on the screen and plays, for the process that continues it.

use super::folder_of;
use super::frame::{decode, encode};
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ui::Selection;
use playground_engine::{LoadedBuild, PlaySession, SavedState, replace_atomically};
use std::fs;
use std::path::Path;

/// What is on the screen and plays, for the process that continues it. The edits are in the journal.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Session {
    /// The selection.
    pub selection: Selection,
    /// Lines of commands that set tools and switches.
    pub lines: Vec<String>,
    /// The states of the ViewModels: cameras of the viewport, panels.
    pub states: Vec<SavedState>,
    /// The game.
    pub play: Option<PlaySession>,
    /// The layout of the panels; empty without a window.
    pub layout: String,
    /// Whether the viewport looks through the camera of the game while the scene is edited.
    pub game_camera_in_edit: bool,
    /// True when the process that stored it restarts; false when it may not end in order.
    pub is_restart: bool,
    /// The builds of modules that were loaded.
    pub builds: Vec<LoadedBuild>,
}

const FILE: &str = "session";

impl Session {
    /// Stores the session beside the journal of a project.
    ///
    /// # Errors
    /// Why it was not written.
    pub fn save(&self, project: &Path) -> Result<(), String> {
        let file = folder_of(project).join(FILE);
        replace_atomically(&file, &encode(self)?).map_err(|error| error.to_string())
    }

    /// Stores the session, if it is another one than `stored`, which is brought up to date. What a power
    /// cut takes of it is not worth the time that the disk needs.
    ///
    /// # Errors
    /// Why it was not written.
    pub fn keep(&self, project: &Path, stored: &mut Vec<u8>) -> Result<(), String> {
        let bytes = encode(self)?;
        if bytes == *stored {
            return Ok(());
        }
        let folder = folder_of(project);
        let (new, file) = (folder.join("session.new"), folder.join(FILE));
        fs::write(&new, &bytes)
            .and_then(|()| fs::rename(&new, &file))
            .map_err(|error| format!("{}: {error}", file.display()))?;
        *stored = bytes;
        Ok(())
    }

    /// The stored session of a project; `None` when there is none that can be read.
    pub fn read(project: &Path) -> Option<Self> {
        let bytes = fs::read(folder_of(project).join(FILE)).ok()?;
        decode(&mut bytes.as_slice())
    }

    /// Removes the stored session of a project.
    pub fn remove(project: &Path) {
        let _may_be_gone = fs::remove_file(folder_of(project).join(FILE));
    }
}
