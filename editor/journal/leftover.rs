//! [`Leftover`]: the journal of an editor that did not end in order.

use super::frame::{decode, is_complete};
use super::record::VERSION;
use super::{Begin, EDITS, Record, copy_aside, folder_of, put_aside};
use crate::history::Change;
use playground_engine::scene::SceneText;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

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
    /// What follows was not only cut off.
    is_damaged: bool,
    /// Where a copy of a damaged one is.
    copy: Option<PathBuf>,
}

impl Leftover {
    /// True when there is a journal of a project.
    pub fn exists(project: &Path) -> bool {
        folder_of(project).join(EDITS).exists()
    }

    /// Reads the journal of a project; `None` when there is none with a record.
    ///
    /// # Errors
    /// Why it cannot be read. It is put aside then, so that no edit overwrites it.
    pub fn find(project: &Path) -> Result<Option<Self>, String> {
        let path = folder_of(project).join(EDITS);
        let read = match fs::read(&path) {
            Ok(bytes) => Self::read(&bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => Err(format!("{}: {error}", path.display())),
        };
        let mut read = read.map_err(|reason| {
            let project_name = project.display();
            let aside = Self::put_aside(project);
            format!("unsaved edits of {project_name} cannot be read: {reason}{aside}")
        })?;
        if read.is_damaged {
            read.copy = copy_aside(&folder_of(project)).ok();
        }
        Ok(Some(read).filter(|read| !read.records.is_empty() || read.is_damaged))
    }

    /// What is lost of a journal in which something behind the records was changed; `None` for one that
    /// is whole.
    pub fn damage(&self) -> Option<String> {
        let copy = match &self.copy {
            Some(copy) => format!("; all of it is in {}", copy.display()),
            None => String::new(),
        };
        self.is_damaged.then(|| {
            format!(
                "the journal is damaged: of the edits that were not saved, those behind the first {} are \
                 lost{copy}",
                self.records.len()
            )
        })
    }

    /// True when the entities of all steps can be read, whatever the components are now.
    pub fn has_whole_steps(&self) -> bool {
        let steps = self.records.iter().flat_map(|record| match record {
            Record::Step(step) => step.changes.iter().collect::<Vec<_>>(),
            Record::Keyframe(keyframe) => keyframe.history.changes().collect(),
            _ => Vec::new(),
        });
        let mut entities = steps.filter_map(|change| match change {
            Change::Entities { entities, .. } => Some(entities),
            _ => None,
        });
        entities.all(|entities| entities.values().is_ok())
    }

    /// Moves the journal of a project out of the way. Says where it is, as the end of a message.
    pub fn put_aside(project: &Path) -> String {
        match put_aside(&folder_of(project)) {
            Ok(Some(path)) => format!("; they are in {}", path.display()),
            Ok(None) => String::new(),
            Err(error) => format!("; they cannot be put aside: {error}"),
        }
    }

    /// The file that has all edits, when the last thing was to save them.
    pub fn saved_file(&self, project: &Path) -> Option<PathBuf> {
        match self.records.last()? {
            Record::Saved { file, .. } => Some(project.join(file)),
            _ => None,
        }
    }

    /// The file of the scene that was edited; `None` for one that was never saved.
    pub fn scene(&self, project: &Path) -> Option<PathBuf> {
        Some(project.join(self.begin.scene.as_ref()?))
    }

    fn read(bytes: &[u8]) -> Result<Self, String> {
        let mut rest = bytes;
        // It comes first in every version, and is read alone: the rest is of its time.
        let version: u32 = decode(&mut &*bytes).ok_or("its beginning is not whole")?;
        if version != VERSION {
            return Err(format!("format {version} is that of another editor"));
        }
        let begin: Begin = decode(&mut rest).ok_or("its beginning is not whole")?;
        let mut records = Vec::new();
        while let Some(record) = decode(&mut rest) {
            records.push(record);
        }
        Ok(Self {
            base: begin.base.scene().ok_or("its scene is damaged")?,
            begin,
            records,
            length: (bytes.len() - rest.len()) as u64,
            is_damaged: is_complete(rest),
            copy: None,
        })
    }
}
