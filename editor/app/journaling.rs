//! The journal of the document: what is written into it, and how it is repeated after a crash.

use super::Document;
use crate::history::{Change, Step, StoredEntities, StoredHistory, apply_difference, as_text};
use crate::journal::{
    Base, ComponentNames, DocumentKeyframe, Journal, Leftover, LockedBy, ProjectLock, Record,
};
use playground_base::{ComponentId, ErasedPool, stable_id};
use playground_core_ecs::{EntityId, Owner};
use playground_core_engine::{Problem, Severity};
use playground_core_ui::RecoveredChanges;
use playground_engine::scene::{StoredScene, describe_entities};
use playground_engine::{EngineError, OpenProject};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

impl Document {
    /// Why nothing can be edited; `None` when it can.
    pub fn read_only(&self) -> Option<String> {
        if self.waits_for_recovery {
            return Some(
                "the editor that had the project open ended without being closed: open the project \
                 again, and its edits and its history are back"
                    .to_owned(),
            );
        }
        self.locked_by.map(|LockedBy { process }| {
            format!(
                "another editor has the project open (process {process}): edit there, or close it and \
                 open the project again"
            )
        })
    }

    /// Another scene is open: the edits of the one before are saved, or not wanted any more. With
    /// `recovers`, edits that an editor left behind are repeated next.
    pub(super) fn begin_journal(&mut self, recovers: bool) {
        self.discard_journal();
        self.journal_problem = None;
        self.waits_for_recovery = false;
        let open = self.engine.open_project();
        let Some(folder) = open.map(|open| open.project.folder().to_path_buf()) else {
            self.journal = None;
            self.lock = None;
            self.locked_by = None;
            return;
        };
        let is_same = |journal: &Journal| journal.is_of(&folder);
        if self.journal.as_ref().is_some_and(is_same) && !recovers {
            return;
        }
        self.journal = None;
        // The lock of another project is released before this one is locked.
        self.lock = None;
        self.locked_by = None;
        match ProjectLock::acquire(&folder, ProjectLock::DYING) {
            // The other editor ended meanwhile. Only a start of the project brings its edits back.
            Ok(_) if !recovers && Leftover::exists(&folder) => self.waits_for_recovery = true,
            Ok(lock) => {
                self.lock = lock;
                self.journal = Some(Journal::of(&folder));
            }
            Err(other) => self.locked_by = Some(other),
        }
    }

    /// Locks the project again when somebody removed the lock. Until that is possible, because another
    /// editor was faster, nothing can be edited here.
    pub fn follow_lock(&mut self) {
        self.lock_again();
        self.engine.allow_asset_writing(self.is_locked());
    }

    fn lock_again(&mut self) {
        let lost = self.lock.as_ref().is_some_and(|lock| !lock.is_in_place());
        let open = self.engine.open_project().filter(|_| lost);
        let Some(folder) = open.map(|open| open.project.folder()) else {
            return;
        };
        match ProjectLock::acquire(folder, Duration::ZERO) {
            Ok(Some(lock)) => {
                self.lock = Some(lock);
                self.locked_by = None;
                // What happened meanwhile is in no journal.
                self.require_keyframe();
            }
            Ok(None) => {}
            Err(other) => self.locked_by = Some(other),
        }
    }

    /// The edits in the journal are saved, or not wanted any more.
    pub fn discard_journal(&mut self) {
        if let Some(journal) = &mut self.journal {
            journal.discard();
        }
    }

    /// True when this process edits the project, and no other one.
    pub(super) const fn is_locked(&self) -> bool {
        self.lock.is_some() && self.locked_by.is_none()
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

    /// Appends what was just done to the journal. A failure is a problem of the user, but no reason to
    /// refuse an edit.
    pub(super) fn record(&mut self, record: &Record) {
        self.append(record);
        self.mend_journal();
    }

    /// Appends to the journal, unless that lacks what came before.
    pub(super) fn append(&mut self, record: &Record) {
        if self.locked_by.is_some() {
            // The folder is another editor's until it closes the project.
            return;
        }
        let base = || base_of(self.engine.open_project());
        let whole = self.journal.as_mut().filter(|of| !of.needs_keyframe());
        if let Some(journal) = whole {
            let appended = journal.append(record, base);
            self.report_journal(appended);
        }
    }

    /// What the journal has does not lead to the scene as it is.
    pub(crate) fn require_keyframe(&mut self) {
        if let Some(journal) = &mut self.journal {
            journal.require_keyframe();
        }
        self.mend_journal();
    }

    /// Stores the scene with its history when records are missing. They must be of the same time; while
    /// a game plays, this waits for its end.
    pub(super) fn mend_journal(&mut self) {
        let has_gap = self.journal.as_ref().is_some_and(Journal::needs_keyframe);
        if has_gap && !self.history.is_in_play() && self.locked_by.is_none() {
            let stored = self.store_keyframe();
            self.report_journal(stored);
        }
    }

    /// Replaces a long journal by the scene and its history. They must be of the same time.
    pub(super) fn limit_journal(&mut self) {
        let is_long = self.journal.as_ref().is_some_and(Journal::is_long);
        if !is_long || self.history.is_in_play() || self.locked_by.is_some() {
            return;
        }
        if let Err(reason) = self.store_keyframe() {
            playground_base::tracing::warn!("the journal stays as long as it is: {reason}");
        }
    }

    fn store_keyframe(&mut self) -> Result<(), String> {
        let keyframe = self.keyframe();
        let names = self.names_of(&keyframe.history);
        let base = base_of(self.engine.open_project());
        match &mut self.journal {
            Some(journal) => journal.replace(keyframe, names, base),
            None => Ok(()),
        }
    }

    /// What differs from the file, which may be little of a long scene.
    fn keyframe(&self) -> DocumentKeyframe {
        let world = self.engine.world();
        let parts = self.unsaved.components().map(|(owner, _)| owner);
        let parts = parts.chain(self.unsaved.unread().map(|(owner, _)| owner));
        let owners: BTreeSet<Option<EntityId>> = parts.map(Owner::entity).collect();
        let has_resources = owners.contains(&None);
        let differing: BTreeSet<EntityId> = owners
            .into_iter()
            .flatten()
            .chain(self.unsaved.entities())
            .collect();
        let world_data = world.data.read();
        let is_there = |id: &EntityId| world_data.locate(*id).is_some();
        let (there, gone): (Vec<EntityId>, Vec<EntityId>) =
            differing.into_iter().partition(is_there);
        drop(world_data);
        DocumentKeyframe {
            scene: describe_entities(world, &there, self.engine.unread()),
            gone,
            has_resources,
            history: self.history.stored(),
        }
    }

    fn names_of(&self, history: &StoredHistory) -> ComponentNames {
        let world_data = self.engine.world().data.read();
        let ids = history.changes().flat_map(Change::components);
        let ids: BTreeSet<ComponentId> = ids.collect();
        let name = |id: ComponentId| Some((id, world_data.pool(id)?.description().name.to_owned()));
        ids.into_iter().filter_map(name).collect()
    }

    fn report_journal(&mut self, stored: Result<(), String>) {
        let problem = stored.err().map(|reason| Problem {
            severity: Severity::Warning,
            source: "journal".into(),
            message: format!(
                "edits are not stored, and would be lost in a crash: {reason}. Save often, until this \
                 is mended"
            ),
            ..Problem::default()
        });
        // Once: it fails with every edit.
        if let (Some(problem), None) = (&problem, &self.journal_problem) {
            playground_base::tracing::warn!("{}", problem.message);
        }
        self.journal_problem = problem;
    }

    /// Repeats the edits of an editor that ended without being closed. Returns what they did.
    ///
    /// # Errors
    /// Why they cannot be read or repeated. Those before the failure are in the scene, and the journal
    /// is put aside.
    pub fn recover(&mut self) -> Result<Option<RecoveredChanges>, String> {
        let open = self.engine.open_project();
        let Some(folder) = open.map(|open| open.project.folder().to_path_buf()) else {
            return Ok(None);
        };
        // Without a lock, what is there may be that of an editor at work.
        if self.journal.is_none() {
            return Ok(None);
        }
        let Some(left) = Leftover::find(&folder)? else {
            return Ok(None);
        };
        // What is repeated is in the journal already.
        self.journal = None;
        let (length, unix_s) = (left.length, left.begin.unix_s);
        let (damage, saved) = (left.damage(), left.saved_file(&folder));
        self.repeats = true;
        let repeated = self.repeat_all(left, &folder);
        self.repeats = false;
        let repeated = repeated.and_then(|()| Journal::continue_after(&folder, length));
        match repeated {
            Ok(journal) => self.journal = Some(journal),
            Err(reason) => {
                let aside = Leftover::put_aside(&folder);
                self.journal = Some(Journal::of(&folder));
                if let Some(file) = saved {
                    return self.open_without_history(&file, &reason);
                }
                let stored = self.store_keyframe();
                self.report_journal(stored);
                return Err(format!(
                    "unsaved edits of the last time cannot be repeated: {reason}{aside}"
                ));
            }
        }
        if let Some(damage) = damage {
            self.problems.push(Problem {
                severity: Severity::Error,
                source: "journal".into(),
                message: damage.clone(),
                ..Problem::default()
            });
            playground_base::tracing::error!("{damage}");
        }
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

    /// All edits are in the file: only the history is lost when they cannot be repeated.
    fn open_without_history(
        &mut self,
        file: &Path,
        reason: &str,
    ) -> Result<Option<RecoveredChanges>, String> {
        let opened = self.engine.open_scene(file);
        opened.map_err(|error| error.to_string())?;
        self.history.clear();
        self.unsaved.clear();
        playground_base::tracing::warn!("the steps of undo of the last time are gone: {reason}");
        Ok(None)
    }

    fn repeat_all(&mut self, left: Leftover, folder: &Path) -> Result<(), String> {
        let count = left.records.len();
        let hash = left.begin.text_hash;
        let opened = match left.scene(folder) {
            Some(file) => self.engine.open_scene_as_of(&file, left.base, hash),
            None => self.engine.new_scene().map(|()| false),
        };
        if opened.map_err(|error| error.to_string())? {
            self.unsaved.add_file();
        }
        let mut names = ComponentNames::new();
        for (at, record) in left.records.into_iter().enumerate() {
            let repeated = self.repeat(record, &mut names);
            repeated.map_err(|error| format!("{at} of {count} were, then: {error}"))?;
        }
        Ok(())
    }

    fn repeat(&mut self, record: Record, names: &mut ComponentNames) -> Result<(), EngineError> {
        match record {
            Record::Step(mut step) => {
                self.follow_former_names(step.changes.iter_mut());
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
                let undone = self.undo().ok_or_else(|| no_step("undone"))?;
                undone.map_err(|error| *error.error)?;
            }
            Record::Redo => {
                let redone = self.redo().ok_or_else(|| no_step("done again"))?;
                redone.map_err(|error| *error.error)?;
            }
            Record::Saved { file, text_hash } => {
                self.engine.assume_saved(&file, text_hash)?;
                self.mark_saved();
            }
            Record::Keyframe(mut keyframe) => {
                let steps = keyframe.history.changes_mut();
                self.follow_former_names(steps.flatten());
                let world_data = self.engine.world().data.read();
                for changes in keyframe.history.changes_mut() {
                    as_text(changes, names, |id| world_data.pool(id).is_some());
                }
                drop(world_data);
                let mut before = self.ours()?;
                let mut after = keyframe.scene(&before)?;
                for tree in [&mut before, &mut after] {
                    self.engine.follow_former_names(tree);
                }
                let edited = self.edit(|edit| apply_difference(edit, &before, &after));
                edited.map_err(|error| *error.error)?;
                self.history.restore(keyframe.history);
            }
            Record::Names(of_keyframe) => *names = of_keyframe,
        }
        Ok(())
    }

    /// Components that were renamed since have their names of now.
    fn follow_former_names<'c>(&self, changes: impl Iterator<Item = &'c mut Change>) {
        let world_data = self.engine.world().data.read();
        let descriptions = world_data.pools.iter().map(ErasedPool::description);
        let renamed = descriptions.flat_map(|description| {
            let now = ComponentId(stable_id(description.name));
            let former = description.former_names.iter();
            former.map(move |former| (ComponentId(stable_id(former)), now))
        });
        let renamed = renamed.filter(|(former, _)| world_data.pool(*former).is_none());
        let renamed: Vec<(ComponentId, ComponentId)> = renamed.collect();
        if renamed.is_empty() {
            return;
        }
        let mut changes: Vec<&mut Change> = changes.collect();
        for (former, now) in renamed {
            for change in &mut changes {
                change.rename_component(former, now);
            }
            let entities = changes
                .iter_mut()
                .filter_map(|change| change.entities_mut());
            StoredEntities::rename_component(entities, former, now);
        }
    }
}

fn no_step(what: &str) -> EngineError {
    EngineError::Refused(format!("a step was {what} that is not there"))
}

/// The scene as its file has it.
fn base_of(open: Option<&OpenProject>) -> Base {
    let scene = open.and_then(|open| {
        let file = open.scene.as_ref()?;
        let inside = file.strip_prefix(open.project.folder());
        Some(inside.map_or_else(|_| file.clone(), Path::to_path_buf))
    });
    let stored = open.and_then(|open| Some(open.base.as_ref()?.stored()));
    let text_hash = open.map_or(0, |open| open.text_hash);
    (scene, stored.unwrap_or_else(empty_scene), text_hash)
}

/// The base of a scene that was never saved.
fn empty_scene() -> StoredScene {
    StoredScene::Text("(version: 1)\n".to_owned())
}
