//! Bringing [`EditorState`](playground_core_ui::EditorState) up to date.

use super::{EditorApp, Ending};
use playground_core_ecs::{FrameReport, SystemReport};
use playground_core_engine::PlayStatus;
use playground_core_ui::ProjectInfo;

impl EditorApp {
    /// One frame of time: what plays, what builds, what watches. True when something happened that
    /// is worth a new picture.
    pub fn update(&mut self, delta_s: f32) -> bool {
        let mut happened = false;
        match self.engine.update(delta_s) {
            Ok((did, report)) => {
                happened |= did;
                if let Some(report) = report {
                    let failures = new_failures(&self.state.frame, report);
                    self.state.frame.clone_from(report);
                    self.tell_failures(failures);
                }
            }
            Err(error) => {
                self.say_error("play", &error.to_string());
                let _paused = self.engine.pause();
                happened = true;
            }
        }
        for report in self.engine.take_reports() {
            let _told_in_the_log = self.take_report(report);
            happened = true;
        }
        if let Some(built) = self.engine.take_host() {
            let _told_in_the_log = self.take_host(built);
            happened = true;
        }
        if self.engine.is_rebuilt() {
            self.ending = Some(Ending::Restart);
        }
        self.refresh();
        happened
    }

    /// Copies what panels may know from where it is.
    pub fn refresh(&mut self) {
        let (step, elapsed_s) = self.engine.play_time();
        self.state.play = PlayStatus {
            mode: self.engine.play_mode(),
            step,
            elapsed_s,
            ..self.state.play
        };
        self.state.build = self.engine.build_status().clone();
        self.state.auto_reload = self.engine.auto_reload();
        self.state.entities = self.engine.world().structure.read().entities.alive;
        (self.state.undo, self.state.redo) = self.history.names();
        if let Some(lines) = self.log.news() {
            self.state.log.clone_from(lines);
        }
        let unsaved = self.history.is_unsaved();
        if let Some(project) = &mut self.state.project {
            project.unsaved = unsaved;
        }
        let problems = self.problems.iter().chain(self.engine.problems());
        if !problems.clone().eq(&self.state.problems) {
            self.state.problems = problems.cloned().collect();
        }
    }

    /// Another scene is open: nothing of the one before is left.
    pub(crate) fn another_scene(&mut self) {
        self.history.clear();
        self.state.selection.entities.clear();
        self.world_changed();
    }

    /// Modules, project and scene may have changed.
    pub(crate) fn world_changed(&mut self) {
        self.state.modules = self.engine.modules();
        self.state.renderers = self.engine.renderers();
        self.state.project = self.engine.open_project().map(|open| ProjectInfo {
            title: open.project.manifest.title.clone(),
            folder: open.project.folder().to_path_buf(),
            scene: open.scene.clone(),
            scenes: open.project.scenes(),
            unsaved: self.history.is_unsaved(),
        });
        if let Err(error) = self.engine.settle() {
            self.say_error("world", &error.to_string());
        }
        self.forget_gone();
        self.refresh();
    }

    /// Puts the open project first among the recent ones.
    pub(crate) fn remember_project(&mut self) {
        if let Some(project) = &self.state.project {
            self.state.recent = self.files.remember(&project.title, &project.folder);
        }
    }

    /// Entities that are gone are not selected.
    pub(crate) fn forget_gone(&mut self) {
        let structure = self.engine.world().structure.read();
        let entities = &mut self.state.selection.entities;
        entities.retain(|id| structure.entities.get(*id).is_some());
    }

    /// Says what went wrong, in the log and on standard error.
    pub fn say_error(&mut self, source: &str, text: &str) {
        self.log
            .say(playground_core_ui::LogLevel::Error, source, text);
    }

    fn tell_failures(&mut self, failures: Vec<(String, String)>) {
        for (system, error) in failures {
            let text = format!("{error}; the system is switched off until its module is reloaded");
            self.say_error(&system, &text);
        }
    }
}

/// Systems that failed now, and why. A system that is off is named in every report: it is told of
/// once.
fn new_failures(before: &FrameReport, now: &FrameReport) -> Vec<(String, String)> {
    let is_known = |failed: &SystemReport| {
        let known = before.systems.iter();
        known
            .filter(|system| system.error.is_some())
            .any(|system| system.name == failed.name && system.error == failed.error)
    };
    let new = now.errors().filter(|(system, _)| !is_known(system));
    new.map(|(system, error)| (system.name.to_owned(), error.to_owned()))
        .collect()
}
