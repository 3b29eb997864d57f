//! The journal of the document: what is written into it, and how it is repeated after a crash.

use super::Document;
use crate::history::{Step, apply_difference};
use crate::journal::{Base, DocumentKeyframe, Journal, Leftover, LockedBy, ProjectLock, Record};
use playground_core_engine::{Problem, Severity};
use playground_core_ui::RecoveredChanges;
use playground_engine::scene::SceneText;
use playground_engine::scene::merge::SceneTree;
use playground_engine::{EngineError, OpenProject};

impl Document {
    /// Why nothing can be edited; `None` when it can.
    pub fn read_only(&self) -> Option<String> {
        self.locked_by.map(|LockedBy { process }| {
            format!(
                "another editor has the project open (process {process}): edit there, or close it and \
                 open the project again"
            )
        })
    }

    /// Another scene is open: the edits of the one before are saved, or not wanted any more.
    pub(super) fn begin_journal(&mut self) {
        self.discard_journal();
        let open = self.engine.open_project();
        let Some(folder) = open.map(|open| open.project.folder().to_path_buf()) else {
            self.journal = None;
            self.lock = None;
            self.locked_by = None;
            return;
        };
        // The lock of another project is released before this one is locked.
        let is_same = |journal: &Journal| journal.is_of(&folder);
        if self.locked_by.is_some() || !self.journal.as_ref().is_some_and(is_same) {
            self.lock = None;
            match ProjectLock::acquire(&folder) {
                Ok(lock) => {
                    self.lock = lock;
                    self.locked_by = None;
                }
                Err(other) => self.locked_by = Some(other),
            }
        }
        self.journal = Some(Journal::of(&folder));
        self.journal_problem = None;
    }

    /// The edits in the journal are saved, or not wanted any more.
    pub fn discard_journal(&mut self) {
        if let Some(journal) = &mut self.journal {
            journal.discard();
        }
    }

    /// True when this process edits the project, and no other one.
    pub(super) const fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// True when the journal has edits.
    pub(super) fn is_journaled(&self) -> bool {
        self.journal.as_ref().is_some_and(Journal::is_begun)
    }

    pub(super) fn record_outside_play(&mut self, record: &Record) {
        if !self.history.is_in_play() {
            self.record(record);
        }
    }

    /// Appends to the journal. A failure is a problem of the user, but no reason to refuse an edit.
    pub(super) fn record(&mut self, record: &Record) {
        let Some(journal) = &mut self.journal else {
            return;
        };
        let open = self.engine.open_project();
        let base = || base_of(open);
        let failed = journal.append(record, base).err().map(|reason| Problem {
            severity: Severity::Warning,
            source: "journal".into(),
            message: format!(
                "edits are not stored, and would be lost in a crash: {reason}. Save often, until this \
                 is mended"
            ),
            ..Problem::default()
        });
        // Once: it fails with every edit.
        if let (Some(problem), None) = (&failed, &self.journal_problem) {
            playground_base::tracing::warn!("{}", problem.message);
        }
        self.journal_problem = failed;
    }

    /// Replaces a long journal by the scene and its history. They must be of the same time.
    pub(super) fn limit_journal(&mut self) {
        if !self.journal.as_ref().is_some_and(Journal::is_long) || self.history.is_in_play() {
            return;
        }
        let scene = self.ours().map_err(|error| error.to_string());
        let keyframe = scene.map(|scene| DocumentKeyframe {
            scene: scene.to_string(),
            history: self.history.stored(),
        });
        let base = base_of(self.engine.open_project());
        let Some(journal) = &mut self.journal else {
            return;
        };
        let replaced = keyframe.and_then(|keyframe| journal.replace(keyframe, base));
        if let Err(reason) = replaced {
            playground_base::tracing::warn!("the journal stays as long as it is: {reason}");
        }
    }

    /// Repeats the edits of an editor that ended without being closed. Returns what they did.
    ///
    /// # Errors
    /// Why they cannot be read or repeated. Those before the failure are in the scene.
    pub fn recover(&mut self) -> Result<Option<RecoveredChanges>, String> {
        let open = self.engine.open_project();
        let Some(folder) = open.map(|open| open.project.folder().to_path_buf()) else {
            return Ok(None);
        };
        if self.locked_by.is_some() {
            return Ok(None);
        }
        let Some(left) = Leftover::find(&folder)? else {
            return Ok(None);
        };
        // What is repeated is in the journal already.
        self.journal = None;
        let length = left.length;
        let unix_s = left.begin.unix_s;
        let count = left.records.len();
        let opened = match &left.begin.scene {
            Some(file) => self
                .engine
                .open_scene_as_of(file, left.base, left.begin.text_hash),
            None => self.engine.new_scene(),
        };
        opened.map_err(|error| cannot(&error.to_string()))?;
        for (at, record) in left.records.into_iter().enumerate() {
            self.repeat(record)
                .map_err(|error| cannot(&format!("{at} of {count} were, then: {error}")))?;
        }
        self.journal = Some(Journal::continue_after(&folder, length)?);
        if !self.is_unsaved() {
            return Ok(None);
        }
        let (steps, done) = self.history.steps();
        Ok(Some(RecoveredChanges {
            steps: steps.take(done).map(|step| step.name.clone()).collect(),
            unix_s,
            ..RecoveredChanges::default()
        }))
    }

    fn repeat(&mut self, record: Record) -> Result<(), EngineError> {
        match record {
            Record::Step(step) => {
                let changes = step.changes.clone();
                let replayed = self.edit(|edit| {
                    let mut changes = changes.into_iter();
                    changes.try_for_each(|change| edit.replay(change))
                });
                replayed.map_err(|error| *error.error)?;
                self.history.push(Step {
                    selected_after: step.selected_before.clone(),
                    ..step
                });
            }
            Record::Undo => {
                self.undo().transpose().map_err(|error| *error.error)?;
            }
            Record::Redo => {
                self.redo().transpose().map_err(|error| *error.error)?;
            }
            Record::Saved { file, text_hash } => {
                self.engine.assume_saved(file, text_hash);
                self.mark_saved();
            }
            Record::Keyframe(keyframe) => {
                let before = self.ours()?;
                let after = SceneTree::parse(&keyframe.scene, "the journal")?;
                let edited = self.edit(|edit| apply_difference(edit, &before, &after));
                edited.map_err(|error| *error.error)?;
                self.history.restore(keyframe.history);
            }
        }
        Ok(())
    }
}

/// The scene as its file has it.
fn base_of(open: Option<&OpenProject>) -> Base {
    let scene = open.and_then(|open| open.scene.clone());
    let text = open.and_then(|open| open.base.clone());
    let text_hash = open.map_or(0, |open| open.text_hash);
    (scene, text.unwrap_or_else(empty_scene), text_hash)
}

/// The base of a scene that was never saved.
fn empty_scene() -> SceneText {
    SceneText {
        text: "(version: 1)\n".to_owned(),
        ..SceneText::default()
    }
}

fn cannot(reason: &str) -> String {
    format!("unsaved edits of the last time cannot be repeated: {reason}")
}
