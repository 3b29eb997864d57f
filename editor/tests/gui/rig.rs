//! The whole editor in this process, without a window: an empty project is open, tests run the
//! frames, and nothing is painted.

use playground_apps_editor::app::{EditorApp, Origin, Resumption, UserFiles};
use playground_apps_editor::gui::{EditorGui, HeadlessGui};
use playground_apps_editor::window::WindowApp;
use playground_apps_editor::{Answer, CommandError, Outcome};
use playground_core_ui::{EditorCommand, JobId, LogLevel};
use playground_engine::Process;
use playground_graphics::egui::{self, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use std::fs::File;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub struct Rig {
    pub gui: EditorGui,
    ctx: egui::Context,
    time_s: f64,
    folder: TempDir,
}

/// An app with its own configuration and an empty project, both in the returned folder.
fn app() -> (EditorApp, TempDir) {
    let folder = TempDir::new().expect("a temporary folder can be made");
    write_project(&folder.path().join("project"));
    app_in(folder, Resumption::Never)
}

/// An app with the configuration and the project in a folder.
fn app_in(folder: TempDir, resumption: Resumption) -> (EditorApp, TempDir) {
    // Libraries are staged under the process id, so only one engine may start at a time.
    let lock = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gui-tests.lock");
    let lock = File::create(lock).expect("the folder is there");
    lock.lock().expect("a file can be locked");
    let files = UserFiles::in_folder(&folder.path().join("config"));
    let mut app = EditorApp::start(None, files, Process::Test)
        .unwrap_or_else(|error| fail(&format!("the editor does not start: {error}")));
    app.resumption = resumption;
    let open = EditorCommand::OpenProject(folder.path().join("project"));
    done(app.execute(open, Origin::Script));
    (app, folder)
}

fn write_project(folder: &Path) {
    let editor = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = format!(
        r#"[package]
name = "temporary"
version = "0.1.0"
edition = "2024"

[package.metadata.playground]
title = "Temporary"

[[package.metadata.modules.core]]
name = "playground-core-ecs"
features = ["entities", "queries", "events", "schedule", "transforms"]
systems = ["playground-systems-ecs"]

[[package.metadata.modules.core]]
name = "playground-core-rendering"
features = ["basic-3d"]
systems = ["playground-systems-vulkan", "playground-systems-webgl"]

[[package.metadata.modules.core]]
name = "playground-core-input"
features = ["keyboard", "mouse"]
systems = []

[dependencies]
playground-apps-editor = {{ path = "{}" }}
"#,
        editor.display()
    );
    std::fs::create_dir_all(folder.join("scenes")).expect("a temporary folder can be written");
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("so can a file in it");
}

/// The engine's panic hook does not print messages, so they are printed here.
#[track_caller]
fn fail(text: &str) -> ! {
    eprintln!("{text}");
    panic!("{text}")
}

/// The fields of an answer; fails unless the command is done.
#[track_caller]
pub fn done(answer: Answer) -> playground_base::serde_json::Value {
    match answer {
        Answer::Done(fields) => fields,
        other => fail(&format!("not done: {other:?}")),
    }
}

/// The error of a command; fails unless it was refused.
#[track_caller]
pub fn refused(answer: Answer) -> CommandError {
    match answer {
        Answer::Refused(error) => error,
        other => fail(&format!("not refused: {other:?}")),
    }
}

/// The job of a command; fails unless it continues in the background.
#[track_caller]
pub fn later(answer: Answer) -> JobId {
    match answer {
        Answer::Later(job) => job,
        other => fail(&format!("it does not go on: {other:?}")),
    }
}

impl Rig {
    pub fn new() -> Self {
        let (app, folder) = app();
        let ctx = egui::Context::default();
        let mut rig = Self {
            gui: EditorGui::new(&ctx, app),
            ctx,
            time_s: 0.0,
            folder,
        };
        rig.frame();
        rig
    }

    /// An editor with the same folders, after the process of this one ended without being closed.
    pub fn after_crash(self) -> Self {
        let Self { gui, folder, .. } = self;
        drop(gui);
        let (app, folder) = app_in(folder, Resumption::AfterCrash);
        let ctx = egui::Context::default();
        Self {
            gui: EditorGui::new(&ctx, app),
            ctx,
            time_s: 0.0,
            folder,
        }
    }

    /// The project's folder.
    pub fn project(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    /// A frame in which nothing is pressed.
    pub fn frame(&mut self) -> egui::FullOutput {
        self.frame_with(Vec::new())
    }

    pub fn frame_with(&mut self, events: Vec<Event>) -> egui::FullOutput {
        self.time_s += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0))),
            time: Some(self.time_s),
            focused: true,
            events,
            ..RawInput::default()
        };
        let gui = &mut self.gui;
        self.ctx.run_ui(input, |ui| gui.ui(ui))
    }

    /// Gives the widget with this id the focus.
    pub fn focus(&mut self, id: &str) {
        let id = egui::Id::unique(id);
        self.ctx.memory_mut(|memory| memory.request_focus(id));
    }

    /// Presses a key, with a frame before and after it: dialogs open a frame later.
    pub fn press(&mut self, key: Key) {
        self.frame();
        let pressed = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        self.frame_with(vec![pressed(true), pressed(false)]);
        self.frame();
    }

    /// Queues a command like panels and menus, and runs the frame that executes it.
    pub fn push(&mut self, command: EditorCommand) {
        self.gui.queue.push(command);
        self.frame();
    }

    /// Executes a line like the console.
    pub fn line(&mut self, line: &str) {
        self.push(EditorCommand::Execute(line.to_owned()));
    }

    /// Executes a line like a script.
    pub fn script(&mut self, line: &str) -> Answer {
        self.gui.app.execute_line(line, Origin::Script)
    }

    pub fn entities(&self) -> usize {
        self.gui.app.state().entities
    }

    /// The lines of the log of this level.
    pub fn log(&self, level: LogLevel) -> Vec<&str> {
        let lines = self.gui.app.state().log.iter();
        let lines = lines.filter(|line| line.level == level);
        lines.map(|line| line.text.as_str()).collect()
    }
}

/// The editor that runs scripts without a window.
pub struct Headless {
    pub gui: HeadlessGui,
    folder: TempDir,
}

impl Headless {
    pub fn new() -> Self {
        let (app, folder) = app();
        Self {
            gui: HeadlessGui::new(app, [640, 400]),
            folder,
        }
    }

    /// The project's folder.
    pub fn project(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    pub fn line(&mut self, line: &str) -> Outcome {
        let answer = self.gui.gui.app.execute_line(line, Origin::Script);
        self.gui.outcome(answer)
    }
}
