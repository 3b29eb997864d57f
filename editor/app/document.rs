//! [`Document`]: the open project with its scene and its history.

use super::OutsideChange;
use crate::history::{Change, Edit, EditError, History, Step, StoredEntities, Unsaved};
use crate::journal::{Journal, LockedBy, ProjectLock, Record};
use playground_base::{ComponentId, stable_id};
use playground_core_ecs::{EntityId, MigrationReport};
use playground_core_engine::Problem;
use playground_core_ui::ProjectInfo;
use playground_engine::scene::UnreadComponents;
use playground_engine::{Engine, EngineError};
use std::collections::BTreeSet;

/// The open project with its scene and its history.
pub struct Document {
    /// Modules, world, play and builds.
    pub engine: Engine,
    /// Steps done and undone.
    pub history: History,
    /// How the scene differs from its file.
    pub(super) unsaved: Unsaved,
    /// What another program wrote into the scene file, while the user has not decided about it.
    pub(super) outside: Option<OutsideChange>,
    /// Why the scene did not take in what another program wrote.
    pub(super) outside_problems: Vec<Problem>,
    /// Edits that are not saved, in a file.
    pub(super) journal: Option<Journal>,
    pub(super) lock: Option<ProjectLock>,
    /// The other editor that has the project open: nothing can be edited here.
    pub(super) locked_by: Option<LockedBy>,
    /// The other editor ended, and its edits come back when the project is opened again.
    pub(super) waits_for_recovery: bool,
    /// Why the files of the last undone or repeated step stayed where they are.
    pub(crate) passed_over: Option<String>,
    /// What an editor left behind is being repeated.
    pub(super) repeats: bool,
    /// Why edits would be lost in a crash.
    pub(super) journal_problem: Option<Problem>,
    /// Counts scenes, to tell those apart that were never saved.
    scenes_opened: u64,
    /// Why the last project or scene was not opened.
    pub problems: Vec<Problem>,
    /// Each edit is undone and done again, to check that the scene is the same.
    pub checks_undo: bool,
}

impl Document {
    /// No project is open.
    pub fn new(engine: Engine) -> Self {
        Self {
            engine,
            history: History::default(),
            unsaved: Unsaved::default(),
            outside: None,
            outside_problems: Vec::new(),
            journal: None,
            lock: None,
            locked_by: None,
            waits_for_recovery: false,
            passed_over: None,
            repeats: false,
            journal_problem: None,
            scenes_opened: 0,
            problems: Vec::new(),
            checks_undo: std::env::var_os("PLAYGROUND_CHECK_UNDO").is_some(),
        }
    }

    /// True when the scene differs from its file.
    pub fn is_unsaved(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// The scene is as in its file now.
    pub fn mark_saved(&mut self) {
        self.unsaved.clear();
        self.history.end_gesture();
        let open = self.engine.open_project();
        let saved = open.and_then(|open| {
            let file = open.scene.as_ref()?;
            let inside = file.strip_prefix(open.project.folder());
            Some(Record::Saved {
                file: inside.unwrap_or(file).to_path_buf(),
                text_hash: open.text_hash,
            })
        });
        if let Some(saved) = saved.filter(|_| self.is_journaled()) {
            self.record(&saved);
            // Records of before would work against the file.
            if self.journal.as_ref().is_some_and(Journal::needs_keyframe) {
                self.discard_journal();
            }
        }
    }

    /// Adds a step of undo, and stores it in the journal.
    pub fn push(&mut self, step: Step) {
        if self.history.is_in_play() || step.changes.is_empty() {
            self.history.push(step);
            return;
        }
        let record = Record::Step(step);
        self.append(&record);
        if let Record::Step(step) = record {
            self.history.push(step);
        }
        self.mend_journal();
        self.limit_journal();
    }

    /// Components were renamed in a reload: steps of undo follow them.
    pub fn follow_renames(&mut self, migrations: &[MigrationReport]) {
        for report in migrations.iter().filter(|report| !report.former.is_empty()) {
            let id = |name: &str| ComponentId(stable_id(name));
            let (from, to) = (id(&report.former), id(&report.component));
            for change in self.history.changes_mut() {
                change.rename_component(from, to);
            }
            self.unsaved.rename_component(from, to);
            let steps = self.history.changes_mut();
            let entities = steps.filter_map(Change::entities_mut);
            let entities = entities.chain(self.unsaved.entities_mut());
            StoredEntities::rename_component(entities, from, to);
        }
    }

    /// Another scene is open. With `recovers`, the project was opened, and edits that an editor left
    /// behind are repeated next.
    pub fn reset(&mut self, recovers: bool) {
        self.begin_journal(recovers);
        self.engine.allow_asset_writing(self.is_locked());
        self.unsaved.clear();
        self.outside = None;
        self.outside_problems.clear();
        self.scenes_opened += 1;
        self.history.clear();
    }

    /// Changes the scene by `act`. When a part of it fails, the parts before it are rolled back.
    ///
    /// # Errors
    /// Why the edit failed, and why its inverse did, if so.
    pub fn edit<R>(
        &mut self,
        act: impl FnOnce(&mut Edit<'_>) -> Result<R, EngineError>,
    ) -> Result<(R, Vec<Change>), EditError> {
        let (world, views) = (self.engine.world().clone(), self.engine.views().clone());
        // Files are where they were when the editor ended: only the scene is repeated.
        let assets = self.engine.known_assets().ok();
        let assets = assets.filter(|_| !self.repeats);
        let mut edit = Edit::new(&world, &views, self.engine.unread_mut(), assets);
        let done = match act(&mut edit) {
            Ok(done) => done,
            Err(error) => return Err(edit.roll_back(error)),
        };
        let changes = edit.changes;
        if changes.iter().any(Change::is_of_files) {
            self.engine.look_at_assets();
        }
        // Play ends with the scene of before.
        if !self.history.is_in_play() {
            self.unsaved.record(&changes);
        }
        Ok((done, changes))
    }

    /// Takes the last step back. `None` when there is none.
    pub fn undo(&mut self) -> Option<Result<Step, EditError>> {
        let step = self.history.next_undo()?.clone();
        let inverses = step.changes.iter().rev().map(Change::inverse);
        let done = self.replay(inverses.collect());
        let done = self.pass_over(&step, done);
        Some(done.map(|()| {
            let steps = self.history.steps().1;
            let is_stored = |journal: &Journal| journal.has_step(steps);
            let is_stored = self.journal.as_ref().is_none_or(is_stored);
            self.history.undo();
            if is_stored {
                self.record_outside_play(&Record::Undo);
            } else {
                self.require_keyframe();
            }
            self.limit_journal();
            step
        }))
    }

    /// Does the last undone step again. `None` when there is none.
    pub fn redo(&mut self) -> Option<Result<Step, EditError>> {
        let step = self.history.next_redo()?.clone();
        let done = self.replay(step.changes.clone());
        let done = self.pass_over(&step, done);
        Some(done.map(|()| {
            self.history.redo();
            self.record_outside_play(&Record::Redo);
            self.limit_journal();
            step
        }))
    }

    /// Files that another program moved or removed since cannot go back. Such a step counts as done all the
    /// same: it must not keep the user from those before it.
    fn pass_over(&mut self, step: &Step, done: Result<(), EditError>) -> Result<(), EditError> {
        match done {
            Err(error) if step.changes.iter().all(Change::is_of_files) => {
                self.passed_over = Some(error.error.to_string());
                Ok(())
            }
            other => other,
        }
    }

    /// Undoes the step that was just made and does it again; the history stays as it is. Returns its
    /// name; `None` when the last edit made no step.
    pub fn repeat_last_step(&mut self) -> Result<Option<String>, EditError> {
        let Some(step) = self.history.fresh_step().cloned() else {
            return Ok(None);
        };
        let inverses = step.changes.iter().rev().map(Change::inverse);
        self.replay(inverses.collect())?;
        self.replay(step.changes)?;
        Ok(Some(step.name))
    }

    fn replay(&mut self, changes: Vec<Change>) -> Result<(), EditError> {
        let with_text = owners_with_text(&changes);
        let replay = |edit: &mut Edit<'_>| {
            let mut changes = changes.into_iter();
            changes.try_for_each(|change| edit.replay(change))
        };
        self.edit(replay)?;
        self.settle(&with_text).map_err(EditError::from)
    }

    /// After a step of before a reload: rows of components that no module declares any more leave the
    /// world as text, and text that a module can read now comes back.
    fn settle(&mut self, with_text: &BTreeSet<Option<EntityId>>) -> Result<(), EngineError> {
        self.engine.take_out_undeclared()?;
        self.engine.put_back_of(with_text)
    }

    /// True when the scene was saved once.
    pub fn has_file(&self) -> bool {
        let open = self.engine.open_project();
        open.is_some_and(|open| open.scene.is_some())
    }

    /// A hash of the world, and whether it differs from the file: with what no module can read.
    pub fn state_hash(&self) -> Result<(u64, bool, UnreadComponents), EngineError> {
        let world = self.engine.world();
        let hash = self.engine.views().worlds.call(|view| view.hash(world))?;
        Ok((hash, self.is_unsaved(), self.engine.unread().clone()))
    }

    /// Names the open scene: the whole path of its file, or a number for one that was never saved.
    pub fn scene_id(&self) -> String {
        let open = self.engine.open_project();
        match open.and_then(|open| open.scene.as_ref()) {
            Some(file) => file.display().to_string(),
            None => format!(
                "an unsaved scene {}.{}",
                std::process::id(),
                self.scenes_opened
            ),
        }
    }

    /// The project as panels see it. Reads a folder to list the scene files.
    pub fn info(&self) -> Option<ProjectInfo> {
        self.engine.open_project().map(|open| ProjectInfo {
            title: open.project.manifest.title.clone(),
            folder: open.project.folder().to_path_buf(),
            scene: open.scene.clone(),
            scenes: open.project.scenes(),
            assets: self.engine.assets().cloned(),
            previews: self.engine.previews().clone(),
            read_only: self.read_only(),
            unsaved: self.is_unsaved(),
        })
    }
}

/// The owners of what no module could read before a reload, and that changes bring.
fn owners_with_text(changes: &[Change]) -> BTreeSet<Option<EntityId>> {
    let owners = changes.iter().flat_map(|change| match change {
        Change::Unread {
            owner,
            after: Some(_),
            ..
        } => vec![owner.entity()],
        Change::Entities {
            entities,
            gone: false,
        } => entities.unread().keys().copied().map(Some).collect(),
        _ => Vec::new(),
    });
    owners.collect()
}
