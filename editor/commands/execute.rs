//! From a command to what does it.

use super::Answer;
use super::json::value_json;
use crate::app::{EditorApp, Ending, Request};
use playground_base::serde_json::{Value as Json, json};
use playground_core_ui::{Command, PlayMode};

impl EditorApp {
    /// Executes one command.
    pub fn execute(&mut self, command: Command) -> Answer {
        match command {
            Command::OpenProject(folder) => self.open_project(&folder),
            Command::TrustProject(folder) => self.trust_project(&folder),
            Command::NewProject(folder) => self.new_project(&folder),
            Command::CloseProject => self.close_project(),
            Command::NewScene => self.new_scene(),
            Command::OpenScene(file) => self.open_scene(&file),
            Command::MergeScene(file) => self.merge_scene(&file),
            Command::Scenes => self.list_scenes(),
            Command::Save(file) => self.save(file.as_deref()),

            Command::Play => self.start_play(),
            Command::Pause => self.in_play(|app| app.engine.pause().map_err(|e| e.to_string())),
            Command::Step(count) => self.step(count),
            Command::Stop => self.stop_play(),

            Command::Select(of, mode) => self.select(&of, mode),
            Command::SelectAll => self.select_all(),
            Command::Spawn { kind, name, parent } => self.spawn(kind, name, parent.as_ref()),
            Command::SpawnChild(kind) => self.spawn_child(kind),
            Command::Despawn(of) => self.despawn(&of),
            Command::Duplicate => self.duplicate(),
            Command::Cut => self.cut(),
            Command::Copy => self.copy(),
            Command::Paste(Some(text)) => self.paste(&text),
            Command::Paste(None) => self.ask(Request::TakeClipboard),
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
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),

            Command::Reload(package) => self.reload(package),
            Command::Cancel(_) => self.done(|app| app.engine.cancel_build()),
            Command::SetAutoReload(on) => self.done(|app| app.engine.set_auto_reload(on)),
            Command::Restart => self.restart(),

            Command::Entities => Ok(self.list_entities()),
            Command::Get(of, path) => self.get(&of, path.as_deref().unwrap_or_default()),
            Command::Jobs => Ok(json!({"jobs": []})),
            Command::Modules => Ok(self.list_modules()),
            Command::Pools => self.list_pools(),
            Command::Hash => self.hash(),
            Command::Difference => self.difference(),
            Command::Systems => Ok(self.list_systems()),
            Command::Screenshot(file) => self.screenshot(file),
            Command::OpenSource(file, line) => self.open_source(&file, line),

            Command::UseRenderer(package) => self.use_renderer(&package),
            Command::UseTool(tool) => self.done(|app| app.state.tools.tool = tool),
            Command::UseSpace(space) => self.done(|app| app.state.tools.space = space),
            Command::SetSnap(on) => self.done(|app| app.state.tools.snap = on),
            Command::SetGrid(on) => self.done(|app| app.state.tools.grid = on),
            Command::FrameSelection => self.done(|app| app.state.frame_selection += 1),
            Command::UseGameCamera(on) => self.done(|app| app.state.play.game_camera = on),
            Command::CaptureInput(on) => self.capture(on),
            Command::ShowPanel(_)
            | Command::TogglePanel(_)
            | Command::ResetLayout
            | Command::ShowPalette
            | Command::ShowShortcuts => self.ask(Request::Show(command)),
            Command::ClearLog => self.done(|app| app.log.clear()),
            Command::Execute(line) => self.execute_line(&line),
            Command::Help => Ok(self.help()),
            Command::Quit => self.done(|app| app.ending = Some(Ending::Quit)),
        }
    }

    /// Executes a line of the command language; the answer goes into the log too.
    pub fn execute_line(&mut self, line: &str) -> Answer {
        let parsed = self
            .engine
            .views()
            .console
            .call(|console| console.parse(line));
        let answer = match parsed {
            Ok(Ok(Some(command))) => self.execute(command),
            Ok(Ok(None)) => Ok(Json::Null),
            Ok(Err(error)) => Err(error.to_string().into()),
            Err(error) => Err(error.to_string().into()),
        };
        self.log.answer(line, &answer);
        answer
    }

    fn ask(&mut self, request: Request) -> Answer {
        self.done(|app| app.requests.push(request))
    }

    fn done(&mut self, act: impl FnOnce(&mut Self)) -> Answer {
        act(self);
        Ok(Json::Null)
    }

    fn in_play(&mut self, act: impl FnOnce(&mut Self) -> Result<(), String>) -> Answer {
        let before = self.engine.play_mode();
        act(self)?;
        if before == PlayMode::Edit && self.engine.play_mode() != PlayMode::Edit {
            self.history.begin_play();
        }
        let (step, elapsed_s) = self.engine.play_time();
        Ok(json!({"step": step, "elapsed_s": elapsed_s}))
    }

    fn start_play(&mut self) -> Answer {
        self.in_play(|app| app.engine.play().map_err(|e| e.to_string()))
    }

    fn step(&mut self, count: u32) -> Answer {
        self.in_play(|app| {
            let report = app.engine.step(count).map_err(|e| e.to_string())?;
            let failed = report
                .errors()
                .next()
                .map(|(s, e)| format!("{}: {e}", s.name));
            app.state.frame.clone_from(report);
            failed.map_or(Ok(()), Err)
        })
    }

    fn stop_play(&mut self) -> Answer {
        self.engine.stop().map_err(|e| e.to_string())?;
        self.history.end_play();
        self.state.play.captured = false;
        self.state.play.game_camera = false;
        self.forget_gone();
        Ok(Json::Null)
    }

    fn capture(&mut self, on: bool) -> Answer {
        let playing = self.engine.play_mode() == PlayMode::Play;
        if on && !playing {
            return Err("start play first: there is no game to give the keyboard to".into());
        }
        if !on {
            self.engine
                .input(playground_core_input::InputEvent::Released);
        }
        self.state.play.captured = on;
        Ok(Json::Null)
    }

    fn get(&self, of: &playground_core_ecs::EntityRef, path: &str) -> Answer {
        let id = self.entity(of)?;
        if path.is_empty() {
            return Ok(json!({"id": id.to_bits(), "components": self.components_json(id)}));
        }
        let (pool, rest) = self.component_path(path)?;
        let value = crate::history::value_of(self.engine.world(), id, pool.component())
            .map_err(|e| e.to_string())?
            .ok_or_else(|| {
                format!(
                    "entity {id} has no {}",
                    path.split('.').next().unwrap_or(path)
                )
            })?;
        let part = value.at(rest).map_err(|e| e.to_string())?;
        Ok(json!({"value": value_json(part)}))
    }
}
