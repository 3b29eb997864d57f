//! The pictures of the open project.

use super::Engine;
use crate::EngineError;
use crate::assets::{import_picture, pictures_of};
use std::path::Path;

impl Engine {
    /// The pictures in the project's assets folder, as paths below it, sorted.
    pub fn project_pictures(&self) -> Vec<String> {
        let open = self.open_project();
        let folder = open.map(|open| open.project.folder());
        let pictures = folder.map(|folder| pictures_of(folder, self.pictures().importers()));
        pictures.unwrap_or_default()
    }

    /// Copies a picture into the project's assets folder. Returns its path below it. A picture that
    /// is there already is not copied again; a file that is called the same stays, and the copy gets
    /// another name.
    ///
    /// # Errors
    /// When no project is open, when the file is no picture, or when it cannot be copied.
    pub fn import_picture(&self, file: &Path) -> Result<String, EngineError> {
        let open = self.open_project().ok_or(EngineError::NoProject)?;
        let folder = open.project.folder();
        import_picture(folder, file, self.pictures().importers()).map_err(|reason| {
            EngineError::File {
                file: file.to_path_buf(),
                reason,
            }
        })
    }
}
