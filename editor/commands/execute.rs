//! Dispatches commands to the functions that execute them.

use super::tiles::TileStroke;
use crate::answer::{Answer, CommandError, Outcome, Reply, problems_json};
use crate::app::{EditorApp, Ending, FrontTask, JobKind, Origin};
use playground_base::serde_json::Value as Json;
use playground_core_ui::{EditorCommand, EditorState, Effect};

impl EditorApp {
    /// Executes one command. A command of the user that would lose unsaved changes is refused, and
    /// the front opens a dialog.
    pub fn execute(&mut self, command: EditorCommand, origin: Origin) -> Answer {
        if let EditorCommand::Execute(line) = command {
            return self.execute_line(&line, origin);
        }
        let row = command.row();
        let line = row.is_query.then(|| self.line_of(&command));
        let answer = self.run(command, origin);
        // The answer is the purpose of such a command, so it is shown in the console.
        if let (Some(line), Answer::Done(fields)) = (line, &answer)
            && origin == Origin::User
        {
            self.log.outcome(&line, &Ok(fields.clone()));
            let console = EditorCommand::ShowPanel("Console".to_owned());
            self.front.push(FrontTask::Show(console));
            self.refresh();
        }
        answer
    }

    /// Executes a line of the command language. Its outcome is also logged, once it is known.
    pub fn execute_line(&mut self, line: &str, origin: Origin) -> Answer {
        // A script need not draw frames, in which the file is looked at.
        self.follow_file();
        let console = &self.views.console;
        let words = &self.mirror.state.vocabulary;
        let parsed = console.call(|console| console.parse(line, words));
        let answer = match parsed {
            Ok(Ok(Some(EditorCommand::Execute(_)))) => Answer::Refused(CommandError::Nested),
            Ok(Ok(Some(command))) => {
                self.executes_line = true;
                let answer = self.run(command, origin);
                self.executes_line = false;
                answer
            }
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

    /// The line of a command, for the log; only its name while the language cannot be called.
    fn line_of(&self, command: &EditorCommand) -> String {
        let console = &self.views.console;
        let line = console.call(|console| console.line(command));
        line.unwrap_or_else(|_| command.name().to_owned())
    }

    fn run(&mut self, command: EditorCommand, origin: Origin) -> Answer {
        self.touch();
        if selects(&command) {
            self.mirror.state.chosen = None;
        }
        let answer = match self.admit(&command, origin) {
            Ok(()) => self.perform(command, origin),
            Err(error) => Answer::Refused(error),
        };
        let selection = &self.mirror.state.selection;
        self.document.history.select_after(selection);
        self.refresh();
        answer
    }

    /// Checks whether a command may be executed now.
    fn admit(&mut self, command: &EditorCommand, origin: Origin) -> Result<(), CommandError> {
        let row = command.row();
        if let Some(when) = row.get_obstacle(&self.mirror.state) {
            return Err(CommandError::NotNow(when.reason()));
        }
        let saves = matches!(
            command,
            EditorCommand::Save(_) | EditorCommand::SaveAnyway(_)
        );
        let writes = row.effect == Effect::Edits || saves;
        if writes {
            self.document.follow_lock();
        }
        if let Some(reason) = self.document.read_only().filter(|_| writes) {
            return Err(CommandError::ReadOnly(reason));
        }
        let discards = row.effect == Effect::Discards && self.document.is_unsaved();
        if discards && origin == Origin::User {
            self.front
                .push(FrontTask::OpenUnsavedDialog(command.clone()));
            return Err(CommandError::Unsaved);
        }
        Ok(())
    }

    fn perform(&mut self, command: EditorCommand, origin: Origin) -> Answer {
        let name = command.name();
        match command {
            EditorCommand::OpenProject(folder) => self.open_project(&folder, name, origin).into(),
            EditorCommand::TrustProject(folder) => self.trust_project(&folder, name, origin).into(),
            EditorCommand::NewProject(folder) => self.new_project(&folder, name, origin).into(),
            EditorCommand::CloseProject => self.close_project().into(),
            EditorCommand::NewScene => self.new_scene().into(),
            EditorCommand::OpenScene(file) => self.open_scene(&file).into(),
            EditorCommand::Scenes => self.list_scenes().into(),
            EditorCommand::MergeScene(file) => self.merge_scene(&file).into(),
            EditorCommand::Save(file) => self.save(file.as_deref()).into(),
            EditorCommand::SaveAnyway(file) => self.save_anyway(file.as_deref()).into(),
            EditorCommand::Recovered(choice) => self.decide_recovered(choice).into(),
            EditorCommand::Revert => self.revert().into(),
            EditorCommand::Resolve(side, number) => self.resolve(side, number).into(),
            EditorCommand::CompareScene(file, new) => {
                self.compare_scene(file.as_deref(), new.as_deref()).into()
            }
            EditorCommand::CompareCommit => self.compare_commit(name, origin).into(),
            EditorCommand::ShowCompared(version) => self.show_compared(version).into(),
            EditorCommand::ShowDifference(number) => self.show_difference(number).into(),
            EditorCommand::TakeOver(number) => self.take_over(number).into(),
            EditorCommand::EndComparison => self.done(Self::end_comparison),

            EditorCommand::Play => self.start_play().into(),
            EditorCommand::Pause => self.pause_play().into(),
            EditorCommand::Step(count) => self.step(count, name, origin).into(),
            EditorCommand::Stop => self.stop_play().into(),
            EditorCommand::CaptureInput(on) => self.capture(on).into(),
            EditorCommand::PressKey(key, press) => self.press_key(key, press).into(),
            EditorCommand::PressButton(button, press) => self.press_button(button, press).into(),
            EditorCommand::MoveMouse(by) => self.move_mouse(&by).into(),
            EditorCommand::PlacePointer(at) => self.place_pointer(&at).into(),
            EditorCommand::TurnWheel(by) => self.turn_wheel(&by).into(),
            EditorCommand::TypeText(text) => self.type_text(text).into(),

            EditorCommand::Reload(package) => self.reload(package, name, origin).into(),
            EditorCommand::PreviewReload(package) => {
                self.preview_reload(package, name, origin).into()
            }
            EditorCommand::SetAskReload(on) => self.done(|app| app.set_asks_reload(on)),
            EditorCommand::ApplyReload => self.apply_plan().into(),
            EditorCommand::KeepOldCode => self.keep_old_code().into(),
            EditorCommand::RenameField {
                component,
                old,
                new,
            } => self
                .rename_field(&component, &old, &new, (name, origin))
                .into(),
            EditorCommand::GoToGeneration(which) => self.go_to_generation(which.as_deref()).into(),
            EditorCommand::Resume => self.resume_failed().into(),
            EditorCommand::SwitchModule(module, on) => self.switch_module(&module, on).into(),
            EditorCommand::Restart => self.restart(name, origin).into(),
            EditorCommand::Cancel(job) => self.cancel(job).into(),
            EditorCommand::UseRenderer(package) => self.use_renderer(&package).into(),
            EditorCommand::OpenSource(file, line) => self.open_source(&file, line).into(),
            EditorCommand::Screenshot(file) => {
                self.leave_to_front(name, origin, |id| FrontTask::Picture(file, id))
            }
            EditorCommand::CaptureFrame => {
                self.leave_to_front(name, origin, FrontTask::CaptureFrame)
            }
            EditorCommand::Paste(None) => {
                self.leave_to_front(name, origin, FrontTask::TakeClipboard)
            }
            EditorCommand::ShowPanel(_)
            | EditorCommand::TogglePanel(_)
            | EditorCommand::ResetLayout
            | EditorCommand::ShowPalette
            | EditorCommand::ShowPreferences
            | EditorCommand::ShowShortcuts => {
                self.done(|app| app.front.push(FrontTask::Show(command)))
            }

            EditorCommand::SetAutoReload(on) => {
                self.done(|app| app.document.engine.set_auto_reload(on))
            }
            EditorCommand::UseTool(tool) => self.done(|app| app.mirror.state.tools.tool = tool),
            EditorCommand::UseSpace(space) => self.done(|app| app.mirror.state.tools.space = space),
            EditorCommand::SetSnap(on) => self.done(|app| app.mirror.state.tools.snap = on),
            EditorCommand::SetGrid(on) => self.done(|app| app.mirror.state.tools.grid = on),
            EditorCommand::PlayClips(on) => {
                self.done(|app| app.mirror.state.tools.plays_clips = on)
            }
            EditorCommand::UseShading(shading) => {
                self.done(|app| app.mirror.state.tools.shading = shading)
            }
            EditorCommand::SetOrthographic(on) => self.frame(|state| state.tools.orthographic = on),
            EditorCommand::LookFrom(side) => self.frame(|state| {
                state.viewed.requests += 1;
                state.viewed.sphere = None;
                state.viewed.through = None;
                state.viewed.direction = Some(side.direction());
            }),
            EditorCommand::Prefer(of, value) => self.prefer(of, value.as_deref()).into(),
            EditorCommand::FrameSelection => self.frame(|state| state.frame_selection += 1),
            EditorCommand::LookThrough => self.look_through().into(),
            EditorCommand::AlignToView => self.align_to_view().into(),
            EditorCommand::FrameAll => self.frame(|state| state.frame_all += 1),
            EditorCommand::UseGameCamera(on) => {
                self.done(|app| app.mirror.state.play.game_camera = on)
            }
            EditorCommand::Spawn { kind, name, parent } => {
                self.spawn(kind, name, parent.as_ref(), origin).into()
            }
            EditorCommand::ImportAsset(file, folder) => {
                let folder = folder.unwrap_or_default();
                self.import_asset(&file, &folder, (name, origin)).into()
            }
            EditorCommand::PlaceAsset(path, at) => {
                self.place_asset(&path, at.as_ref(), (name, origin)).into()
            }
            EditorCommand::SpawnChild(kind) => self.spawn_child(kind, origin).into(),
            EditorCommand::ClearLog => self.done(|app| app.log.clear()),
            EditorCommand::Quit => self.done(|app| {
                app.document.discard_journal();
                app.discard_session();
                app.ending = Some(Ending::Quit);
            }),
            other => self.query_or_edit(other).into(),
        }
    }

    fn query_or_edit(&mut self, command: EditorCommand) -> Outcome {
        match command {
            EditorCommand::Entities => Ok(self.list_entities()),
            EditorCommand::Get(of, path) => self.get(&of, path.as_deref().unwrap_or_default()),
            EditorCommand::Modules => Ok(self.list_modules()),
            EditorCommand::Generations => Ok(self.list_generations()),
            EditorCommand::Pools => self.list_pools(),
            EditorCommand::Hash => self.hash(),
            EditorCommand::CrashReport => self.crash_report(),
            EditorCommand::Difference => self.difference(),
            EditorCommand::Changes => self.list_changes(),
            EditorCommand::Compared => self.list_compared(),
            EditorCommand::Conflicts => Ok(self.list_conflicts()),
            EditorCommand::Steps => Ok(self.list_steps()),
            EditorCommand::GoToStep(count) => self.go_to_step(count),
            EditorCommand::SetUndoCheck(on) => {
                self.document.checks_undo = on;
                Ok(Json::Null)
            }
            EditorCommand::Systems => Ok(self.list_systems()),
            EditorCommand::Jobs => Ok(self.list_jobs()),
            EditorCommand::Help => Ok(self.help()),

            EditorCommand::Select(of, mode) => self.select(&of, mode),
            EditorCommand::SelectAll => Ok(self.select_all()),
            EditorCommand::Copy => self.copy(),
            EditorCommand::Cut => self.cut(),
            EditorCommand::Paste(text) => self.paste(&text.unwrap_or_default()),
            EditorCommand::Duplicate => self.duplicate(),
            EditorCommand::Despawn(of) => self.despawn(&of),
            EditorCommand::Group => self.group(),
            EditorCommand::Unparent => self.unparent(),
            EditorCommand::SelectChildren => self.select_children(),
            EditorCommand::Rename(of, name) => self.rename(&of, &name),
            EditorCommand::SetParent(of, parent) => self.set_parent(&of, parent.as_ref()),
            EditorCommand::Enable(of) => self.set_enabled(&of, true),
            EditorCommand::Disable(of) => self.set_enabled(&of, false),
            EditorCommand::AddComponent(of, name) => self.add_component(&of, &name),
            EditorCommand::RemoveComponent(of, name) => self.remove_component(&of, &name),
            EditorCommand::Set {
                entities,
                path,
                value,
                gesture,
            } => self.set(&entities, &path, &value, gesture),
            EditorCommand::SetMany { rows, gesture } => self.set_many(rows, gesture),
            EditorCommand::Reset(of, path) => self.reset(&of, &path),
            EditorCommand::PaintTiles {
                map,
                layer,
                shape,
                cells,
                tile,
                gesture,
            } => self.paint_tiles(TileStroke {
                map: &map,
                layer,
                shape,
                cells: &cells,
                tile: Some(tile),
                gesture,
            }),
            EditorCommand::EraseTiles {
                map,
                layer,
                shape,
                cells,
                gesture,
            } => self.paint_tiles(TileStroke {
                map: &map,
                layer,
                shape,
                cells: &cells,
                tile: None,
                gesture,
            }),
            EditorCommand::UseTileBrush { shape, layer, tile } => {
                self.use_tile_brush(shape, layer, tile)
            }
            EditorCommand::ListUnread => Ok(self.list_unread()),
            EditorCommand::DropUnread(of, name) => self.drop_unread(&of, &name),
            EditorCommand::ShowPlan => Ok(self.show_plan()),
            EditorCommand::Call(name, arguments) => self.call_game(&name, arguments),
            EditorCommand::Assets => self.list_assets(),
            EditorCommand::Problems => Ok(problems_json(&self.mirror.state.problems)),
            EditorCommand::ImportAgain(path) => self.import_again(&path),
            EditorCommand::MoveAsset(from, to) => self.move_asset(&from, &to),
            EditorCommand::RemoveAsset(path) => self.remove_asset(&path),
            EditorCommand::CopyAsset(path) => self.copy_asset(&path),
            EditorCommand::NewMaterial(path) => self.new_material(&path),
            EditorCommand::SetMaterial {
                path,
                field,
                value,
                gesture,
            } => self.set_material(&path, (&field, &value), gesture),
            EditorCommand::NewAssetFolder(path) => self.new_asset_folder(&path),
            EditorCommand::SetImport(path, name, value) => self.set_import(&path, &name, &value),
            EditorCommand::ChooseAsset(path) => self.choose_asset(&path),
            EditorCommand::PreviewAsset(path) => {
                self.document.engine.request_preview(&path);
                Ok(Json::Null)
            }
            EditorCommand::UnusedAssets => self.list_unused(),
            EditorCommand::SelectUsers(path) => self.select_users(&path),
            EditorCommand::Undo => self.undo(),
            EditorCommand::Redo => self.redo(),
            // All others are executed above.
            _ => Ok(Json::Null),
        }
    }

    /// Requests a movement of the editor's camera, and shows the viewport through it.
    fn frame(&mut self, request: impl FnOnce(&mut EditorState)) -> Answer {
        self.done(|app| {
            app.mirror.state.play.game_camera = false;
            request(&mut app.mirror.state);
        })
    }

    fn done(&mut self, act: impl FnOnce(&mut Self)) -> Answer {
        act(self);
        Answer::Done(Json::Null)
    }

    /// Passes a command to the front, which finishes its job.
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

/// Commands after which the inspector shows what is selected.
const fn selects(command: &EditorCommand) -> bool {
    matches!(
        command,
        EditorCommand::Select(..)
            | EditorCommand::SelectAll
            | EditorCommand::SelectChildren
            | EditorCommand::SelectUsers(_)
            | EditorCommand::PlaceAsset(..)
            | EditorCommand::Spawn { .. }
    )
}
