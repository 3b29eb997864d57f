//! The editor in a window.

use super::EditorGui;
use super::script_feed::ScriptFeed;
use crate::app::EditorApp;
use crate::run::{Cli, Script};
use crate::window::{WindowError, WindowOptions, inspect, run_window};
use playground_base::egui;
use playground_core_ui::Command;

/// Why the window ended early.
#[derive(Debug, thiserror::Error)]
enum GuiError {
    #[error(transparent)]
    Window(#[from] WindowError),
    #[error(transparent)]
    Engine(#[from] playground_engine::EngineError),
    #[error("{0}")]
    Script(String),
}

/// Opens a window and runs until it is closed.
pub fn run_in_window(cli: &Cli) -> Result<(), String> {
    let options = WindowOptions {
        size: egui::vec2(cli.size[0] as f32, cli.size[1] as f32),
        maximized: false,
    };
    let gui = run_window(options, |ctx| make(cli, ctx)).map_err(|e| e.to_string())?;
    gui.app.save_layout(&gui.shell.layout());
    match gui.app.restart {
        true => super::super::run::start_again(&gui.app),
        false => Ok(()),
    }
}

fn make(cli: &Cli, ctx: &egui::Context) -> Result<EditorGui, GuiError> {
    if let Some(address) = cli.inspect {
        inspect(ctx, &address.to_string())?;
    }
    let mut app = EditorApp::start()?;
    app.waits_for_reload = false;
    wake_on_bell(&app, ctx.clone());
    let mut gui = EditorGui::new(ctx, app);
    if let Some(project) = &cli.project {
        gui.app.queue.push(Command::OpenProject(project.clone()));
    }
    let script = Script::open(cli.run.as_deref()).map_err(GuiError::Script)?;
    if !matches!(script, Script::None) {
        let feed = ScriptFeed::start(script, ctx.clone());
        gui.script = feed.map_err(|error| GuiError::Script(error.to_string()))?;
    }
    Ok(gui)
}

/// A source that changed or a build that went on wakes the window; else it sleeps.
fn wake_on_bell(app: &EditorApp, ctx: egui::Context) {
    let bell = app.engine.bell();
    let started = std::thread::Builder::new()
        .name("bell".into())
        .spawn(move || {
            while bell.recv().is_ok() {
                ctx.request_repaint();
            }
        });
    if let Err(error) = started {
        playground_base::tracing::warn!("changes are noticed late: {error}");
    }
}
