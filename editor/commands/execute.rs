//! From a command to what does it.

use crate::answer::{Answer, CommandError, Outcome, Reply};
use crate::app::{EditorApp, Ending, FrontTask, JobKind, Origin};
use playground_base::serde_json::Value as Json;
use playground_core_ui::{Command, Effect};

impl EditorApp {
    /// Executes one command. What would lose unsaved changes is not executed when it is the user who
    /// asks: the front is to ask first.
    pub fn execute(&mut self, command: Command, origin: Origin) -> Answer {
        if let Command::Execute(line) = command {
            return self.execute_line(&line, origin);
        }
        let row = command.as_row();
        let line = row.tells.then(|| self.line_of(&command));
        let answer = self.run(command, origin);
        // The answer is what a command that tells is for: it is shown where answers are.
        if let (Some(line), Answer::Done(fields)) = (line, &answer)
            && origin == Origin::User
        {
            self.log.outcome(&line, &Ok(fields.clone()));
            let console = Command::ShowPanel("Console".to_owned());
            self.front.push(FrontTask::Show(console));
            self.refresh();
        }
        answer
    }

    /// Executes a line of the command language. Its outcome goes into the log too, once it is there.
    pub fn execute_line(&mut self, line: &str, origin: Origin) -> Answer {
        let console = &self.views.console;
        let words = &self.mirror.state.vocabulary;
        let parsed = console.call(|console| console.parse(line, words));
        let answer = match parsed {
            Ok(Ok(Some(Command::Execute(_)))) => Answer::Refused(CommandError::Nested),
            Ok(Ok(Some(command))) => self.run(command, origin),
            Ok(Ok(None)) => Answer::Done(Json::Null),
            Ok(Err(error)) => Answer::Refused(error.into()),
            Err(error) => Answer::Refused(error.into()),
        };
        let answer = self.log_answer(line, answer);
        self.refresh();
        answer
    }

    fn log_answer(&mut self, line: &str, answer: Answer) -> Answer {
        match answer {
            Answer::Later(id) => {
                if let Some(job) = self.jobs.get_mut(id) {
                    job.line = Some(line.to_owned());
                }
                Answer::Later(id)
            }
            Answer::Done(fields) => {
                let outcome: Outcome = Ok(fields);
                self.log.outcome(line, &outcome);
                outcome.into()
            }
            Answer::Refused(error) => {
                let outcome: Outcome = Err(error);
                self.log.outcome(line, &outcome);
                outcome.into()
            }
        }
    }

    /// The line of a command, for the log; its name alone while the language cannot be called.
    fn line_of(&self, command: &Command) -> String {
        let console = &self.views.console;
        let line = console.call(|console| console.line(command));
        line.unwrap_or_else(|_| command.as_name().to_owned())
    }

    fn run(&mut self, command: Command, origin: Origin) -> Answer {
        let answer = match self.admit(&command, origin) {
            Ok(()) => self.perform(command, origin),
            Err(error) => Answer::Refused(error),
        };
        self.refresh();
        answer
    }

    /// Whether a command may be executed now.
    fn admit(&mut self, command: &Command, origin: Origin) -> Result<(), CommandError> {
        let row = command.as_row();
        if let Some(when) = row.get_obstacle(&self.mirror.state) {
            return Err(CommandError::NotNow(when.as_reason()));
        }
        let discards = row.effect == Effect::Discards && self.document.is_unsaved();
        if discards && origin == Origin::User {
            self.front.push(FrontTask::AskUnsaved(command.clone()));
            return Err(CommandError::Unsaved);
        }
        Ok(())
    }

    fn perform(&mut self, command: Command, origin: Origin) -> Answer {
        let name = command.as_name();
        match command {
            Command::OpenProject(folder) => self.open_project(&folder, name, origin).into(),
            Command::TrustProject(folder) => self.trust_project(&folder, name, origin).into(),
            Command::NewProject(folder) => self.new_project(&folder, name, origin).into(),
            Command::CloseProject => self.close_project().into(),
            Command::NewScene => self.new_scene().into(),
            Command::OpenScene(file) => self.open_scene(&file).into(),
            Command::Scenes => self.list_scenes().into(),
            Command::MergeScene(file) => self.merge_scene(&file).into(),
            Command::Save(file) => self.save(file.as_deref()).into(),

            Command::Play => self.start_play().into(),
            Command::Pause => self.pause_play().into(),
            Command::Step(count) => self.step(count, name, origin).into(),
            Command::Stop => self.stop_play().into(),
            Command::CaptureInput(on) => self.capture(on).into(),
            Command::PressKey(key, press) => self.press_key(key, press).into(),
            Command::PressButton(button, press) => self.press_button(button, press).into(),
            Command::MoveMouse(by) => self.move_mouse(&by).into(),
            Command::PlacePointer(at) => self.place_pointer(&at).into(),
            Command::TurnWheel(by) => self.turn_wheel(&by).into(),
            Command::TypeText(text) => self.type_text(text).into(),

            Command::Reload(package) => self.reload(package, name, origin).into(),
            Command::Restart => self.restart(name, origin).into(),
            Command::Cancel(job) => self.cancel(job).into(),
            Command::UseRenderer(package) => self.use_renderer(&package).into(),
            Command::OpenSource(file, line) => self.open_source(&file, line).into(),
            Command::Screenshot(file) => {
                self.leave_to_front(name, origin, |id| FrontTask::Picture(file, id))
            }
            Command::Paste(None) => self.leave_to_front(name, origin, FrontTask::TakeClipboard),
            Command::ShowPanel(_)
            | Command::TogglePanel(_)
            | Command::ResetLayout
            | Command::ShowPalette
            | Command::ShowShortcuts => self.done(|app| app.front.push(FrontTask::Show(command))),

            Command::SetAutoReload(on) => self.done(|app| app.document.engine.set_auto_reload(on)),
            Command::UseTool(tool) => self.done(|app| app.mirror.state.tools.tool = tool),
            Command::UseSpace(space) => self.done(|app| app.mirror.state.tools.space = space),
            Command::SetSnap(on) => self.done(|app| app.mirror.state.tools.snap = on),
            Command::SetGrid(on) => self.done(|app| app.mirror.state.tools.grid = on),
            Command::FrameSelection => self.done(|app| app.mirror.state.frame_selection += 1),
            Command::UseGameCamera(on) => self.done(|app| app.mirror.state.play.game_camera = on),
            Command::ClearLog => self.done(|app| app.log.clear()),
            Command::Quit => self.done(|app| app.ending = Some(Ending::Quit)),
            other => self.ask_or_edit(other).into(),
        }
    }

    fn ask_or_edit(&mut self, command: Command) -> Outcome {
        match command {
            Command::Entities => Ok(self.list_entities()),
            Command::Get(of, path) => self.get(&of, path.as_deref().unwrap_or_default()),
            Command::Modules => Ok(self.list_modules()),
            Command::Pools => self.list_pools(),
            Command::Hash => self.hash(),
            Command::Difference => self.difference(),
            Command::Systems => Ok(self.list_systems()),
            Command::Jobs => Ok(self.list_jobs()),
            Command::Help => Ok(self.help()),

            Command::Select(of, mode) => self.select(&of, mode),
            Command::SelectAll => Ok(self.select_all()),
            Command::Copy => self.copy(),
            Command::Cut => self.cut(),
            Command::Paste(text) => self.paste(&text.unwrap_or_default()),
            Command::Duplicate => self.duplicate(),
            Command::Spawn { kind, name, parent } => self.spawn(kind, name, parent.as_ref()),
            Command::SpawnChild(kind) => self.spawn_child(kind),
            Command::Despawn(of) => self.despawn(&of),
            Command::Rename(of, name) => self.rename(&of, &name),
            Command::SetParent(of, parent) => self.set_parent(&of, parent.as_ref()),
            Command::Enable(of) => self.set_enabled(&of, true),
            Command::Disable(of) => self.set_enabled(&of, false),
            Command::AddComponent(of, name) => self.add_component(&of, &name),
            Command::RemoveComponent(of, name) => self.remove_component(&of, &name),
            Command::Set {
                entities,
                path,
                value,
                gesture,
            } => self.set(&entities, &path, &value, gesture),
            Command::SetMany { rows, gesture } => self.set_many(rows, gesture),
            Command::Reset(of, path) => self.reset(&of, &path),
            Command::Call(name, arguments) => self.call_game(&name, arguments),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            // All others are executed above.
            _ => Ok(Json::Null),
        }
    }

    fn done(&mut self, act: impl FnOnce(&mut Self)) -> Answer {
        act(self);
        Answer::Done(Json::Null)
    }

    /// Leaves a command to the front, which finishes its job.
    fn leave_to_front(
        &mut self,
        name: &'static str,
        origin: Origin,
        task: impl FnOnce(playground_core_ui::JobId) -> FrontTask,
    ) -> Answer {
        let id = self.jobs.begin(JobKind::Front, name, origin);
        self.front.push(task(id));
        Ok(Reply::Later(id)).into()
    }
}
