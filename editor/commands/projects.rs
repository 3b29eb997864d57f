//! Commands for projects, scenes, renderers and source files.

use crate::answer::{CommandError, Outcome, Reply};
use crate::app::{EditorApp, FrontTask, Mark, Origin};
use crate::supervisor::Message;
use playground_base::serde_json::{Value as Json, json};
use playground_core_engine::PlayMode;
use playground_core_ui::{LogLevel, RecoveredChoice};
use playground_engine::{EngineError, HostFor, OwnWorkspace};
use std::path::{Path, PathBuf};

impl EditorApp {
    pub(super) fn open_project(
        &mut self,
        folder: &Path,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        if folder
            .extension()
            .is_some_and(|extension| extension == "ron")
        {
            return self.open_scene(folder).map(Reply::Done);
        }
        let folder = &folder.canonicalize().unwrap_or(folder.to_path_buf());
        match self.document.engine.host_for(folder) {
            Ok(HostFor::This) if OwnWorkspace::of(folder).is_some() => {
                self.check_own_trust(folder)?
            }
            Ok(HostFor::This) => {}
            Ok(other) => return self.open_in(folder, &other, name, origin),
            Err(error) => return Err(self.refuse_project(error)),
        }
        let session = self.stored_session(folder);
        self.leave_out_before(folder);
        if let Err(error) = self.document.engine.open(folder) {
            return Err(self.refuse_project(error));
        }
        self.follow_trust(folder);
        self.document.problems.clear();
        self.mirror.mark(Mark::Modules);
        self.reset_for_project();
        let recovered = self.recover();
        self.leave_out_after();
        self.follow_markers();
        self.follow_file();
        self.enter_session(session);
        self.refresh();
        self.remember_project();
        if let Some((old, new)) = self.compares_first.take()
            && let Err(error) = self.compare_scene(Some(&old), Some(&new))
        {
            self.notify(LogLevel::Error, error.to_string());
        }
        let state = &self.mirror.state;
        Ok(Reply::Done(json!({
            "project": state.project.as_ref().map(|p| p.title.clone()),
            "entities": state.entities,
            "recovered": recovered,
            "read_only": self.document.read_only(),
        })))
    }

    pub(super) fn new_project(
        &mut self,
        folder: &Path,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        let made = crate::app::make_project(self.document.engine.host(), folder);
        let made = made.map_err(CommandError::Outside)?;
        self.trust_project(&made, name, origin)
    }

    /// Shows an error in the problems panel, and returns it as the answer.
    pub(super) fn refuse_project(&mut self, error: EngineError) -> CommandError {
        self.refuse(error, "project")
    }

    pub(super) fn refuse(&mut self, error: EngineError, source: &str) -> CommandError {
        let text = error.to_string();
        self.document.problems = error.into_problems(source);
        CommandError::Outside(text)
    }

    pub(super) fn close_project(&mut self) -> Outcome {
        self.document.engine.close()?;
        self.discard_session();
        self.channel.send(&Message::Closed);
        self.mirror.mark(Mark::Modules);
        self.reset_for_scene();
        Ok(Json::Null)
    }

    pub(super) fn new_scene(&mut self) -> Outcome {
        self.document.engine.new_scene()?;
        self.reset_for_scene();
        Ok(Json::Null)
    }

    pub(super) fn open_scene(&mut self, file: &Path) -> Outcome {
        if let Err(error) = self.document.engine.open_scene(file) {
            // A game plays on when the scene is wrong; other errors may have ended it.
            self.follow_game();
            return Err(self.refuse(error, "scene"));
        }
        self.document.problems.clear();
        self.reset_for_scene();
        self.follow_markers();
        Ok(json!({
            "entities": self.mirror.state.entities,
            "conflicts": self.document.conflicts().len(),
        }))
    }

    /// The scene files of the project, read from its folder.
    pub(super) fn list_scenes(&mut self) -> Outcome {
        self.mirror.mark(Mark::Project);
        self.refresh();
        let project = self.mirror.state.project.as_ref();
        Ok(json!({"scenes": project.map(|project| &project.scenes)}))
    }

    /// Decides about changes that were recovered.
    pub(super) fn decide_recovered(&mut self, choice: RecoveredChoice) -> Outcome {
        if self.mirror.state.recovered.take().is_none() {
            return Err(CommandError::NothingRecovered);
        }
        if choice == RecoveredChoice::Discard && self.document.engine.play_mode() != PlayMode::Edit
        {
            // The game that was continued plays on the scene that is given up.
            self.stop_play()?;
        }
        match choice {
            RecoveredChoice::Keep => Ok(Json::Null),
            RecoveredChoice::Discard if self.document.has_file() => self.revert(),
            RecoveredChoice::Discard => self.new_scene(),
        }
    }

    /// The report of the crash after which this editor was started.
    pub(super) fn crash_report(&self) -> Outcome {
        let crash = self.last_crash.as_ref().ok_or(CommandError::NoCrash)?;
        Ok(json!({"summary": crash.summary, "report": crash.details}))
    }

    pub(super) fn save(&mut self, file: Option<&Path>) -> Outcome {
        let missing = self.document.engine.missing_in_scene();
        if !missing.is_empty() {
            let file = file.map(Path::to_path_buf);
            self.front
                .push(FrontTask::OpenMissingDialog(missing.clone(), file));
            return Err(CommandError::Missing(missing));
        }
        self.save_anyway(file)
    }

    /// Saves also while modules are missing: what they would read stays in the file as text.
    pub(super) fn save_anyway(&mut self, file: Option<&Path>) -> Outcome {
        self.follow_file();
        let conflicts = self.document.conflicts().len();
        if conflicts > 0 {
            self.front.push(FrontTask::OpenConflictDialog);
            return Err(CommandError::Conflicts(conflicts));
        }
        let path = self.document.engine.save_scene(file)?;
        self.document.mark_saved();
        self.outdate_comparison();
        self.mirror.mark(Mark::Project);
        Ok(json!({"file": path}))
    }

    pub(super) fn use_renderer(&mut self, package: &str) -> Outcome {
        let known = self.document.engine.renderers();
        let is_short = |name: &&String| name.rsplit('-').next() == Some(package);
        let found = known.iter().find(|name| *name == package);
        let Some(package) = found.or_else(|| known.iter().find(is_short)) else {
            let name = package.to_owned();
            return Err(CommandError::UnknownRenderer { name, known });
        };
        self.document.engine.use_renderer(package)?;
        self.mirror.mark(Mark::Modules);
        self.front.push(FrontTask::StartRenderer);
        Ok(json!({"renderer": package}))
    }

    pub(super) fn open_source(&mut self, file: &Path, line: u32) -> Outcome {
        let file = &self.source_path(file);
        let editor = &self.mirror.state.preferences.editor;
        crate::app::open_source(file, line, editor).map_err(CommandError::Outside)?;
        Ok(json!({"file": file, "line": line}))
    }

    /// The whole path of a source. The compiler names it relative to the workspace that it is built in:
    /// the one of the project, or the editor's.
    fn source_path(&self, file: &Path) -> PathBuf {
        let engine = &self.document.engine;
        let open = engine.open_project();
        let of_project = open.map(|open| open.project.folder().join(file));
        let of_project = of_project.filter(|file| file.exists());
        of_project.unwrap_or_else(|| engine.host().workspace.join(file))
    }
}
