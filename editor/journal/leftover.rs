//! [`Leftover`]: the journal of an editor that did not end in order.

use super::frame::decode;
use super::record::VERSION;
use super::{Begin, EDITS, Record, folder_of};
use playground_engine::scene::SceneText;
use std::fs;
use std::path::Path;

/// The journal of an editor that did not end in order.
#[derive(Debug)]
pub struct Leftover {
    /// Its first entry.
    pub begin: Begin,
    /// The scene when it began.
    pub base: SceneText,
    /// Its whole records.
    pub records: Vec<Record>,
    /// The length of the file up to the last whole record.
    pub length: u64,
}

impl Leftover {
    /// True when there is a journal of a project.
    pub fn exists(project: &Path) -> bool {
        folder_of(project).join(EDITS).exists()
    }

    /// Reads the journal of a project; `None` when there is none with an edit that was not saved.
    ///
    /// # Errors
    /// Why it cannot be read. It is put aside then, so that no edit overwrites it.
    pub fn find(project: &Path) -> Result<Option<Self>, String> {
        let folder = folder_of(project);
        let Ok(bytes) = fs::read(folder.join(EDITS)) else {
            return Ok(None);
        };
        let read = Self::read(&bytes);
        let read = read.map_err(|reason| match put_aside(&folder) {
            Ok(()) => format!(
                "unsaved edits of {} cannot be read: {reason}; they are in {}",
                project.display(),
                folder.join("unreadable").display()
            ),
            Err(error) => format!("{}: {reason}; {error}", folder.display()),
        })?;
        Ok(Some(read).filter(Self::has_unsaved))
    }

    fn read(bytes: &[u8]) -> Result<Self, String> {
        let mut rest = bytes;
        let begin: Begin = decode(&mut rest).ok_or("its beginning is not whole")?;
        if begin.version != VERSION {
            let version = begin.version;
            return Err(format!("format {version} is that of another editor"));
        }
        let mut records = Vec::new();
        while let Some(record) = decode(&mut rest) {
            records.push(record);
        }
        Ok(Self {
            base: SceneText::of(begin.base.clone()),
            begin,
            records,
            length: (bytes.len() - rest.len()) as u64,
        })
    }

    fn has_unsaved(&self) -> bool {
        let last = self.records.last();
        last.is_some_and(|record| !matches!(record, Record::Saved { .. }))
    }
}

/// Moves a journal that cannot be read out of the way.
fn put_aside(folder: &Path) -> std::io::Result<()> {
    let aside = folder.join("unreadable");
    fs::create_dir_all(&aside)?;
    fs::rename(folder.join(EDITS), aside.join(EDITS))
}
