//! [`Journal`]: appends edits to the file of the journal.

use super::frame::encode;
use super::record::VERSION;
use super::syncer::Syncer;
use super::{Begin, DocumentKeyframe, EDITS, NEXT, Record, folder_of};
use playground_engine::scene::SceneText;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// A longer journal is replaced by a keyframe; `PLAYGROUND_JOURNAL_KIB` sets it.
const LIMIT_BYTES: u64 = 64 << 20;

/// A journal may become this many times as long as its keyframe, so that large scenes are not stored
/// again and again.
const GROWTH: u64 = 4;

/// Appends the edits of one scene. The file is made with the first edit.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    open: Option<Open>,
    limit_bytes: u64,
}

#[derive(Debug)]
struct Open {
    file: File,
    syncer: Syncer,
    length: u64,
    /// A longer file is replaced by a keyframe.
    limit: u64,
}

/// The scene as its file has it: the file, the scene, and the hash of the text.
pub type Base = (Option<PathBuf>, SceneText, u64);

impl Journal {
    /// The journal of a project, without edits. Nothing is written yet, and nothing that is there is
    /// touched.
    pub fn of(project: &Path) -> Self {
        let set = std::env::var("PLAYGROUND_JOURNAL_KIB").ok();
        let set = set.and_then(|kib| kib.parse::<u64>().ok());
        Self {
            folder: folder_of(project),
            open: None,
            limit_bytes: set.map_or(LIMIT_BYTES, |kib| kib << 10),
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
        let open = journal.open_with(file, length)?;
        // How much of it is a keyframe is not known.
        journal.open = Some(Open {
            limit: journal.limit_bytes,
            ..open
        });
        Ok(journal)
    }

    /// Appends a record. Before the first one, the scene as its file has it is stored.
    ///
    /// # Errors
    /// Why the edit would be lost in a crash. The journal starts anew with the next record.
    pub fn append(&mut self, record: &Record, base: impl FnOnce() -> Base) -> Result<(), String> {
        let bytes = encode(record)?;
        let path = self.folder.join(EDITS);
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.begin(base())?,
        };
        if let Err(error) = open.file.write_all(&bytes) {
            self.open = Some(open);
            self.discard();
            return Err(failed(&path, &error));
        }
        open.length += bytes.len() as u64;
        open.syncer.wake();
        self.open = Some(open);
        Ok(())
    }

    /// True when the journal is so long that a keyframe is to take its place.
    pub fn is_long(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.length > open.limit)
    }

    /// Replaces the journal by a keyframe, whose oldest steps are dropped where it would be as long
    /// again. Whenever the process ends, either the old journal or the new one is there.
    ///
    /// # Errors
    /// Why the old journal stays. It is tried again when that has grown further.
    pub fn replace(&mut self, mut keyframe: DocumentKeyframe, base: Base) -> Result<(), String> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        open.limit = open.length + self.limit_bytes / 4;
        keyframe.history.limit((self.limit_bytes / 2) as usize);
        let mut bytes = encode(&begin_of(base))?;
        bytes.extend(encode(&Record::Keyframe(Box::new(keyframe)))?);
        let (next, path) = (self.folder.join(NEXT), self.folder.join(EDITS));
        let written = write_new(&next, &bytes).and_then(|file| {
            file.sync_data()?;
            fs::rename(&next, &path)?;
            Ok(file)
        });
        let file = written.map_err(|error| {
            let _may_not_exist = fs::remove_file(&next);
            failed(&path, &error)
        })?;
        self.open = Some(self.open_with(file, bytes.len() as u64)?);
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
        }
    }

    fn begin(&self, base: Base) -> Result<Open, String> {
        let path = self.folder.join(EDITS);
        let bytes = encode(&begin_of(base))?;
        let made = fs::create_dir_all(&self.folder).and_then(|()| write_new(&path, &bytes));
        let file = made.map_err(|error| failed(&path, &error))?;
        self.open_with(file, bytes.len() as u64)
    }

    fn open_with(&self, file: File, length: u64) -> Result<Open, String> {
        let path = self.folder.join(EDITS);
        let of_syncer = file.try_clone().map_err(|error| failed(&path, &error))?;
        let syncer = Syncer::start(of_syncer).map_err(|error| failed(&path, &error))?;
        Ok(Open {
            file,
            syncer,
            length,
            limit: self.limit_bytes.max(length * GROWTH),
        })
    }
}

fn begin_of((scene, base, text_hash): Base) -> Begin {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Begin {
        version: VERSION,
        scene,
        text_hash,
        base: base.file_text(),
        unix_s: since.map_or(0, |since| since.as_secs()),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<File> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    Ok(file)
}

fn failed(file: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", file.display())
}

#[cfg(test)]
mod tests {
    use super::super::Leftover;
    use super::*;
    use crate::history::{Step, StoredHistory};

    fn base() -> Base {
        let text = SceneText::of("(version: 1)\r\n".to_owned());
        (Some(PathBuf::from("main.ron")), text, 7)
    }

    fn step(name: &str) -> Step {
        Step {
            name: name.to_owned(),
            ..Step::default()
        }
    }

    fn keyframe() -> DocumentKeyframe {
        DocumentKeyframe {
            scene: "(version: 1, entities: [])".to_owned(),
            history: StoredHistory {
                done: vec![step("old"), step("new")],
                undone: vec![step("undone")],
                replaced: Vec::new(),
            },
        }
    }

    fn records(project: &Path) -> Vec<Record> {
        let found = Leftover::find(project).expect("it can be read");
        let left = found.expect("there are edits");
        assert_eq!((left.begin.text_hash, &left.base), (7, &base().1));
        left.records
    }

    #[test]
    fn process_that_ends_while_a_keyframe_is_written_leaves_the_old_journal_or_the_new_one() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = folder.path();
        let mut journal = Journal::of(project);
        let old = [Record::Step(step("old")), Record::Undo, Record::Redo];
        for record in &old {
            journal.append(record, base).expect("it is our folder");
        }
        let next = journal.folder.join(NEXT);
        let new = Record::Keyframe(Box::new(keyframe()));
        let mut bytes = encode(&begin_of(base())).expect("it is data");
        bytes.extend(encode(&new).expect("it is data"));
        for length in 0..=bytes.len() {
            fs::write(&next, &bytes[..length]).expect("it is our folder");
            assert_eq!(records(project), old, "{length} bytes are written");
        }
        journal
            .replace(keyframe(), base())
            .expect("it is our folder");
        assert!(!next.exists());
        assert_eq!(records(project), std::slice::from_ref(&new));
        // It goes on behind the keyframe.
        journal.append(&Record::Redo, base).expect("it is our file");
        assert_eq!(records(project), [new, Record::Redo]);
    }

    #[test]
    fn history_of_a_keyframe_keeps_the_newest_steps_that_fit() {
        let whole = keyframe().history;
        let bytes_of = |step: &Step| playground_base::postcard::to_stdvec(step);
        let size = |step: &Step| bytes_of(step).expect("it is data").len();
        let all = whole.done.iter().chain(&whole.undone).map(size).sum();
        for (bytes, done) in [
            (all, 2),
            (size(&whole.done[1]) + size(&whole.undone[0]), 1),
            (0, 0),
        ] {
            let mut limited = whole.clone();
            limited.limit(bytes);
            let kept = &whole.done[whole.done.len() - done..];
            assert_eq!(
                (limited.done.as_slice(), &limited.undone),
                (kept, &whole.undone)
            );
        }
    }
}
