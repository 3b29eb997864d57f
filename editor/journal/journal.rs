//! [`Journal`]: appends edits to the file of the journal.

use super::frame::encode;
use super::record::VERSION;
use super::syncer::Syncer;
use super::{BASE, Begin, EDITS, Record, folder_of};
use playground_engine::replace_atomically;
use playground_engine::scene::SceneText;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Appends the edits of one scene. The file is made with the first edit.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    file: File,
    syncer: Syncer,
}

impl Journal {
    /// The journal of a project, without edits. Nothing is written yet, and nothing that is there is
    /// touched.
    pub fn of(project: &Path) -> Self {
        Self {
            folder: folder_of(project),
            open: None,
        }
    }

    /// Goes on with the journal that is there, after the edits in it were repeated. `length` is that
    /// of its whole records; what stands behind them was not written to its end.
    ///
    /// # Errors
    /// The system's message.
    pub fn continue_after(project: &Path, length: u64) -> Result<Self, String> {
        let mut journal = Self::of(project);
        let path = journal.folder.join(EDITS);
        let file = OpenOptions::new().append(true).open(&path);
        let file = file.map_err(|error| failed(&path, &error))?;
        file.set_len(length)
            .map_err(|error| failed(&path, &error))?;
        journal.open = Some(journal.open_with(file)?);
        Ok(journal)
    }

    /// Appends a record. Before the first one, the scene as its file has it is stored.
    ///
    /// # Errors
    /// Why the edit would be lost in a crash. The journal starts anew with the next record.
    pub fn append(
        &mut self,
        record: &Record,
        base: impl FnOnce() -> (Option<PathBuf>, SceneText, u64),
    ) -> Result<(), String> {
        let bytes = encode(record)?;
        let path = self.folder.join(EDITS);
        let open = match &mut self.open {
            Some(open) => open,
            None => {
                let (scene, text, text_hash) = base();
                let begun = self.begin(scene, &text, text_hash)?;
                self.open.insert(begun)
            }
        };
        if let Err(error) = open.file.write_all(&bytes) {
            self.discard();
            return Err(failed(&path, &error));
        }
        open.syncer.wake();
        Ok(())
    }

    /// True for the journal of this project.
    pub fn is_of(&self, project: &Path) -> bool {
        self.folder == folder_of(project)
    }

    /// True while there are edits.
    pub const fn is_begun(&self) -> bool {
        self.open.is_some()
    }

    /// Removes the journal: its edits are saved, or not wanted any more.
    pub fn discard(&mut self) {
        if self.open.take().is_some() {
            let _may_be_gone = fs::remove_file(self.folder.join(EDITS));
            let _may_be_gone = fs::remove_file(self.folder.join(BASE));
        }
    }

    fn begin(
        &self,
        scene: Option<PathBuf>,
        base: &SceneText,
        text_hash: u64,
    ) -> Result<Open, String> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let begin = Begin {
            version: VERSION,
            scene,
            text_hash,
            unix_s: since.map_or(0, |since| since.as_secs()),
        };
        let base_text = base.format.join(&base.text);
        let base_file = self.folder.join(BASE);
        replace_atomically(&base_file, base_text.as_bytes()).map_err(|error| error.to_string())?;
        let path = self.folder.join(EDITS);
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path);
        let mut file = file.map_err(|error| failed(&path, &error))?;
        let bytes = encode(&begin)?;
        file.write_all(&bytes)
            .map_err(|error| failed(&path, &error))?;
        self.open_with(file)
    }

    fn open_with(&self, file: File) -> Result<Open, String> {
        let path = self.folder.join(EDITS);
        let of_syncer = file.try_clone().map_err(|error| failed(&path, &error))?;
        let syncer = Syncer::start(of_syncer).map_err(|error| failed(&path, &error))?;
        Ok(Open { file, syncer })
    }
}

fn failed(file: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", file.display())
}
