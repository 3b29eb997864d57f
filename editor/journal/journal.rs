//! [`Journal`]: appends edits to the file of the journal.

use super::frame::encode;
use super::record::VERSION;
use super::syncer::Syncer;
use super::{
    Begin, ComponentNames, DocumentKeyframe, EDITS, NEXT, Record, folder_of, is_at, put_aside,
};
use playground_engine::scene::StoredScene;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// A longer journal is replaced by a keyframe; `PLAYGROUND_JOURNAL_KIB` sets it.
const LIMIT_BYTES: u64 = 64 << 20;

/// A journal may become this many times as long as its keyframe, so that large scenes are not stored
/// again and again.
const GROWTH: u64 = 4;

/// Appends the edits of one scene. The file is made with the first edit.
///
/// Records only make sense behind all that came before. When one cannot be written, the file keeps
/// those before it, and nothing is appended any more: only a keyframe makes the journal whole again.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    open: Option<Open>,
    limit_bytes: u64,
    /// What is in the file does not lead to the scene as it is.
    has_gap: bool,
    /// Number of the oldest steps of the history that the last keyframe left out.
    left_out: usize,
}

#[derive(Debug)]
struct Open {
    file: File,
    syncer: Syncer,
    length: u64,
    /// A longer file is replaced by a keyframe.
    limit: u64,
}

/// The scene as its file has it: the file in the project's folder, the scene, and the hash of the text.
pub type Base = (Option<PathBuf>, StoredScene, u64);

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
            has_gap: false,
            left_out: 0,
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
        let opened = OpenOptions::new().append(true).open(&path);
        let opened = opened.and_then(|file| {
            file.set_len(length)?;
            journal.open_with(file, length)
        });
        let open = opened.map_err(|error| failed(&path, &error))?;
        // How much of it is a keyframe is not known.
        journal.open = Some(Open {
            limit: journal.limit_bytes,
            ..open
        });
        Ok(journal)
    }

    /// Appends a record. Before the first one, the scene as its file has it is stored, and what another
    /// editor left there is put aside.
    ///
    /// # Errors
    /// Why the edit would be lost in a crash. [`needs_keyframe`](Self::needs_keyframe) from then on.
    pub fn append(&mut self, record: &Record, base: impl FnOnce() -> Base) -> Result<(), String> {
        let appended = self.try_append(record, base);
        self.has_gap |= appended.is_err();
        appended
    }

    fn try_append(&mut self, record: &Record, base: impl FnOnce() -> Base) -> Result<(), String> {
        let path = self.folder.join(EDITS);
        let bytes = encode(record)?;
        if self.open.is_none() {
            let begin = encode(&begin_of(base()))?;
            self.open = Some(self.start(&begin, false)?);
        }
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        if open.syncer.has_failed() {
            return Err(format!(
                "{}: the disk did not take what was written",
                path.display()
            ));
        }
        if !is_at(&open.file, &path) {
            return Err(format!("{}: somebody removed it", path.display()));
        }
        if let Err(error) = open.file.write_all(&bytes) {
            // A part of a record is noticed when it is read, if it cannot be taken away.
            let _may_fail_too = open.file.set_len(open.length);
            return Err(failed(&path, &error));
        }
        open.length += bytes.len() as u64;
        open.syncer.wake();
        Ok(())
    }

    /// True when records are missing: the next entry has to be a keyframe.
    pub const fn needs_keyframe(&self) -> bool {
        self.has_gap
    }

    /// What is in the file does not lead to the scene as it is any more.
    pub const fn require_keyframe(&mut self) {
        self.has_gap |= self.open.is_some();
    }

    /// True when the journal is so long that a keyframe is to take its place.
    pub fn is_long(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.length > open.limit)
    }

    /// True when the undo of the last of so many steps can be repeated by what is in the file.
    pub const fn has_step(&self, steps_done: usize) -> bool {
        steps_done > self.left_out
    }

    /// Replaces the journal by a keyframe, whose oldest steps are dropped where it would be as long
    /// again. Whenever the process ends, either the old journal or the new one is there.
    ///
    /// # Errors
    /// Why the old journal stays. It is tried again when that has grown further, or with the next
    /// record if some are missing.
    pub fn replace(
        &mut self,
        mut keyframe: DocumentKeyframe,
        names: ComponentNames,
        base: Base,
    ) -> Result<(), String> {
        if let Some(open) = &mut self.open {
            open.limit = open.length + self.limit_bytes / 4;
        }
        let steps = keyframe.history.done.len();
        keyframe.history.limit((self.limit_bytes / 2) as usize);
        let left_out = steps - keyframe.history.done.len();
        let mut bytes = encode(&begin_of(base))?;
        bytes.extend(encode(&Record::Names(names))?);
        bytes.extend(encode(&Record::Keyframe(Box::new(keyframe)))?);
        self.open = Some(self.start(&bytes, true)?);
        (self.has_gap, self.left_out) = (false, left_out);
        Ok(())
    }

    /// True for the journal of this project.
    pub fn is_of(&self, project: &Path) -> bool {
        self.folder == folder_of(project)
    }

    /// True while there are edits.
    pub const fn is_begun(&self) -> bool {
        self.open.is_some() || self.has_gap
    }

    /// Removes the journal: its edits are saved, or not wanted any more.
    pub fn discard(&mut self) {
        let path = self.folder.join(EDITS);
        // What another editor put there is not this one's.
        if let Some(open) = self.open.take()
            && is_at(&open.file, &path)
        {
            let _may_be_gone = fs::remove_file(path);
        }
        (self.has_gap, self.left_out) = (false, 0);
    }

    /// Makes the file with its first entries. It is whole from the start, and takes the place of the
    /// one of this journal; one of another editor is put aside.
    fn start(&self, entries: &[u8], syncs: bool) -> Result<Open, String> {
        let (next, path) = (self.folder.join(NEXT), self.folder.join(EDITS));
        let start = || {
            fs::create_dir_all(&self.folder)?;
            let mut file = File::create(&next)?;
            file.write_all(entries)?;
            if syncs {
                file.sync_data()?;
            }
            // All that may fail comes before the file of before is gone.
            let open = self.open_with(file, entries.len() as u64)?;
            let is_ours = |open: &Open| is_at(&open.file, &path);
            if !self.open.as_ref().is_some_and(is_ours)
                && let Some(aside) = put_aside(&self.folder)?
            {
                let aside = aside.display();
                playground_base::tracing::warn!("edits of another editor are in {aside}");
            }
            fs::rename(&next, &path)?;
            Ok(open)
        };
        start().map_err(|error: io::Error| {
            let _may_not_exist = fs::remove_file(&next);
            failed(&path, &error)
        })
    }

    fn open_with(&self, file: File, length: u64) -> io::Result<Open> {
        let syncer = Syncer::start(file.try_clone()?)?;
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
        base,
        unix_s: since.map_or(0, |since| since.as_secs()),
    }
}

fn failed(file: &Path, error: &io::Error) -> String {
    format!("{}: {error}", file.display())
}

#[cfg(test)]
mod tests {
    use super::super::Leftover;
    use super::*;
    use crate::history::{Step, StoredHistory};

    fn base() -> Base {
        let scene = StoredScene::Text("(version: 1)\r\n".to_owned());
        (Some(PathBuf::from("main.ron")), scene, 7)
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
            gone: Vec::new(),
            has_resources: false,
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
        assert_eq!(
            (left.begin.text_hash, Some(&left.base)),
            (7, base().1.scene().as_ref())
        );
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
        let names = Record::Names(ComponentNames::new());
        let new = [names, Record::Keyframe(Box::new(keyframe()))];
        let mut bytes = encode(&begin_of(base())).expect("it is data");
        for record in &new {
            bytes.extend(encode(record).expect("it is data"));
        }
        for length in 0..=bytes.len() {
            fs::write(&next, &bytes[..length]).expect("it is our folder");
            assert_eq!(records(project), old, "{length} bytes are written");
        }
        journal
            .replace(keyframe(), ComponentNames::new(), base())
            .expect("it is our folder");
        assert!(!next.exists());
        assert_eq!(records(project), new);
        // It goes on behind the keyframe.
        journal.append(&Record::Redo, base).expect("it is our file");
        assert_eq!(records(project)[2..], [Record::Redo]);
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

    #[test]
    fn edit_that_cannot_be_written_leaves_those_before_and_only_a_keyframe_goes_on() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = folder.path();
        let mut journal = Journal::of(project);
        let before = Record::Step(step("before"));
        journal.append(&before, base).expect("it is our folder");
        // A file that cannot be written is like a disk that is full.
        let path = journal.folder.join(EDITS);
        if let Some(open) = &mut journal.open {
            open.file = File::open(&path).expect("it is our file");
        }
        let lost = Record::Step(step("lost"));
        journal.append(&lost, base).expect_err("it is read-only");
        assert!(journal.needs_keyframe());
        assert_eq!(records(project), [before]);
        journal
            .replace(keyframe(), ComponentNames::new(), base())
            .expect("it is our folder");
        assert!(!journal.needs_keyframe());
        journal.append(&Record::Redo, base).expect("it is our file");
        let keyframe = Record::Keyframe(Box::new(keyframe()));
        assert_eq!(records(project)[1..], [keyframe, Record::Redo]);
    }

    #[test]
    fn journal_of_another_editor_is_put_aside_and_never_overwritten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = folder.path();
        for name in ["first", "second", "third"] {
            let mut journal = Journal::of(project);
            let record = Record::Step(step(name));
            journal.append(&record, base).expect("it is our folder");
        }
        let aside = folder_of(project).join("unreadable");
        let named = |file: &str, name: &str| {
            fs::copy(aside.join(file), folder_of(project).join(EDITS)).expect("it is there");
            assert_eq!(records(project), [Record::Step(step(name))]);
        };
        assert_eq!(records(project), [Record::Step(step("third"))]);
        named("edits", "first");
        named("edits-2", "second");
    }

    #[test]
    fn undo_of_a_step_that_a_keyframe_left_out_is_known() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut journal = Journal::of(folder.path());
        journal.limit_bytes = 0;
        journal
            .replace(keyframe(), ComponentNames::new(), base())
            .expect("it is our folder");
        assert!(!journal.has_step(2), "both steps were left out");
        assert!(journal.has_step(3));
        journal.discard();
        assert!(journal.has_step(1));
    }
}
