//! Advances the editor by a frame and updates the mirror.

use super::{EditorApp, FrontTask, JobKind, Mark};
use crate::history::History;
use crate::supervisor::Message;
use playground_base::Handle;
use playground_core_assets::Assets;
use playground_core_engine::{PlayMode, PlayStatus, Remedy, SceneConflict};
use playground_core_ui::{EditorState, LogLevel, Selection};
use playground_engine::SystemFailure;
use playground_engine::scene::merge::Conflict;

impl EditorApp {
    /// Advances play, builds, file watches and background jobs by one frame. True when a new
    /// picture is needed.
    pub fn update(&mut self, delta_s: f32) -> bool {
        let mut happened = false;
        match self.document.engine.update(delta_s) {
            Ok((did, report)) => {
                happened |= did;
                if let Some(report) = report {
                    self.mirror.state.frame.clone_from(report);
                }
            }
            Err(error) => {
                self.log_error("play", &error.to_string());
                let _paused = self.document.engine.pause();
                happened = true;
            }
        }
        self.follow_failures();
        self.follow_game();
        if self.document.engine.take_scene_was_written() {
            self.outdate_comparison();
            self.follow_file();
            happened = true;
        }
        happened |= self.take_builds();
        happened |= self.advance_steps();
        happened |= self.take_last_commit();
        happened |= self.take_placed_models();
        happened |= self.take_copied_assets(None);
        happened |= self.follow_imports();
        self.refresh();
        happened
    }

    /// Updates the state that panels read: cheap parts always, the rest only when marked as out of
    /// date.
    pub fn refresh(&mut self) {
        let marks = self.mirror.take_marks();
        if marks.modules {
            self.mirror.state.modules = self.document.engine.modules();
            self.mirror_off();
            self.mirror.state.generations = self.document.engine.generations();
            self.mirror.state.renderers = self.document.engine.renderers();
            self.refresh_vocabulary();
            let calls = self.document.engine.call_places();
            self.channel.send(&Message::Calls(calls));
        }
        if marks.project {
            self.mirror.state.project = self.document.info();
        }
        if marks.scene {
            if let Err(error) = self.document.engine.propagate_edits() {
                self.log_error("world", &error.to_string());
            }
            self.forget_gone();
        }
        self.document.engine.follow_unread();
        self.mirror_unread();
        self.mirror_clips();
        self.mirror_material();
        self.mirror_sound();
        if marks.scene || marks.modules {
            self.outdate_comparison();
        }
        self.follow_comparison();
        self.mirror_document();
        for line in self.channel.printed.take() {
            self.log.printed(&line);
        }
        if let Some(lines) = self.log.news() {
            self.mirror.state.log.clone_from(lines);
        }
    }

    /// The supervisor starts the next editor without the same modules.
    fn mirror_off(&mut self) {
        let off = self.document.engine.modules_off();
        if self.mirror.state.modules_off != off {
            self.mirror.state.modules_off = off.to_vec();
            let off = self.modules_to_leave_out();
            self.channel.send(&Message::Off(off));
        }
    }

    fn mirror_document(&mut self) {
        let plays = self.document.engine.play_mode() != PlayMode::Edit;
        if plays != (self.mirror.state.play.mode != PlayMode::Edit) {
            self.channel.send(&Message::Plays(plays));
        }
        let (document, state) = (&self.document, &mut self.mirror.state);
        let (step, elapsed_s) = document.engine.play_time();
        state.play = PlayStatus {
            mode: document.engine.play_mode(),
            step,
            elapsed_s,
            ..state.play
        };
        if let Some(project) = &mut state.project {
            follow(&mut project.assets, document.engine.assets());
            if !Handle::ptr_eq(&project.previews, document.engine.previews()) {
                project.previews.clone_from(document.engine.previews());
            }
        }
        if state.game_title != document.engine.game_title() {
            state.game_title = document.engine.game_title().to_owned();
        }
        state.build = document.engine.build_status().clone();
        let jobs = self.jobs.running().iter();
        state.jobs.clear();
        state.jobs.extend(jobs.map(|job| job.status(&state.build)));
        let is_host = |kind| matches!(kind, JobKind::Host { .. });
        if state.preparing.is_some() && self.jobs.find(is_host).is_none() {
            state.preparing = None;
        }
        state.auto_reload = document.engine.auto_reload();
        if state.plan.as_ref() != document.engine.plan() {
            state.plan = document.engine.plan().cloned();
        }
        state.entities = document.engine.world().data.read().entities.alive;
        mirror_history(&document.history, state);
        mirror_conflicts(document.conflicts(), &mut state.conflicts);
        if let Some(project) = &mut state.project {
            project.unsaved = document.is_unsaved();
            project.read_only = document.read_only();
        }
        let refused = &self.mirror.refused_commands;
        let problems = document.problems.iter().chain(&document.outside_problems);
        let problems = problems.chain(&document.journal_problem);
        let problems = problems.chain(&self.kept_game.problem);
        let problems = problems.chain(document.engine.problems());
        let problems = problems.chain(refused);
        if !problems.clone().eq(&state.problems) {
            state.problems = problems.cloned().collect();
        }
    }

    /// Clears history and selection after another scene was opened.
    pub(crate) fn reset_for_scene(&mut self) {
        self.reset_for(false);
    }

    /// The same after a project was opened: edits that an editor left behind are repeated next.
    pub(crate) fn reset_for_project(&mut self) {
        self.reset_for(true);
    }

    fn reset_for(&mut self, recovers: bool) {
        self.document.reset(recovers);
        self.end_comparison();
        self.mirror.state.scenes_opened += 1;
        self.mirror.state.selection = Selection::default();
        self.mirror.mark(Mark::Scene);
        self.mirror.mark(Mark::Project);
        self.refresh();
    }

    /// Puts the open project first among the recent ones.
    pub(crate) fn remember_project(&mut self) {
        if let Some(project) = &self.mirror.state.project {
            self.mirror.state.recent = self.files.remember(&project.title, &project.folder);
            let host = self.document.engine.host();
            self.channel.send(&Message::Opened {
                executable: host.executable.clone(),
                package: host.home.clone(),
                project: project.folder.clone(),
            });
        }
    }

    /// Deselects entities that are gone.
    pub(crate) fn forget_gone(&mut self) {
        let world_data = self.document.engine.world().data.read();
        if let Selection::Entities(entities) = &mut self.mirror.state.selection {
            entities.retain(|id| world_data.entities.get(*id).is_some());
        }
    }

    /// Logs an error.
    pub fn log_error(&mut self, source: &str, text: &str) {
        self.log.add(LogLevel::Error, source, text);
    }

    /// Tells the user about systems that failed, each once. Returns them.
    pub(crate) fn follow_failures(&mut self) -> Vec<SystemFailure> {
        let failures = self.document.engine.take_failures();
        for failure in &failures {
            let SystemFailure {
                system,
                when,
                error,
                ..
            } = failure;
            let text = format!(
                "it failed {when} and is off until play starts again or a reload ends: {error}"
            );
            self.log_error(system, &text);
            let text = format!("{system}: {text}");
            let remedies = vec![Remedy::GoBack, Remedy::Resume];
            self.front
                .push(FrontTask::Offer(LogLevel::Error, text, remedies));
            self.mirror.mark(Mark::Modules);
        }
        failures
    }

    /// Shows a notification.
    pub(crate) fn notify(&mut self, level: LogLevel, text: String) {
        self.front.push(FrontTask::Notify(level, text));
    }
}

/// Takes over the table of assets, if it is another one.
fn follow(mirrored: &mut Option<Handle<Assets>>, assets: Option<&Handle<Assets>>) {
    let is_same = match (&mirrored, assets) {
        (Some(one), Some(other)) => Handle::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    if !is_same {
        *mirrored = assets.cloned();
    }
}

fn mirror_history(history: &History, state: &mut EditorState) {
    (state.undo, state.redo) = history.names();
    let (steps, done) = history.steps();
    state.steps_done = done;
    let names = steps.map(|step| &step.name);
    if !names.clone().eq(&state.steps) {
        state.steps = names.cloned().collect();
    }
}

fn mirror_conflicts(conflicts: &[Conflict], shown: &mut Vec<SceneConflict>) {
    if conflicts.is_empty() && shown.is_empty() {
        return;
    }
    let of = |conflict: &Conflict| SceneConflict {
        path: conflict.path(),
        base: conflict.base.clone(),
        ours: conflict.ours.clone(),
        theirs: conflict.theirs.clone(),
    };
    *shown = conflicts.iter().map(of).collect();
}
