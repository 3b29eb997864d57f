//! Runs the editor in a window.

use super::hand_over::hand_over;
use super::restart::start_again;
use crate::app::{EditorApp, Ending, Origin, UserFiles};
use crate::cli::{Cli, Resume, Script};
use crate::gui::{EditorGui, ScriptFeed};
use crate::window::{WindowError, WindowOptions, inspect, run_window};
use playground_base::egui;
use playground_engine::Process;

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
        maximized: cli.maximized,
    };
    let gui = run_window(options, |ctx| make(cli, ctx)).map_err(|e| e.to_string())?;
    gui.app.save_layout(&gui.shell.layout());
    if let Some(Ending::HandOver(next)) = &gui.app.ending {
        let resume = Resume {
            size: gui.size(),
            maximized: gui.is_maximized(),
            lines_read: gui.script.lines_read(),
            answer: gui.script.unanswered().map(str::to_owned),
        };
        let why = hand_over(cli, gui.app.document.engine.host(), next, &resume);
        // The window is closed already: restart this editor with its project.
        start_again(&gui.app)?;
        return Err(why);
    }
    match gui.app.ending {
        Some(Ending::Restart) => start_again(&gui.app),
        _ => Ok(()),
    }
}

fn make(cli: &Cli, ctx: &egui::Context) -> Result<EditorGui, GuiError> {
    if let Some(address) = cli.inspect {
        inspect(ctx, &address.to_string())?;
    }
    let app = EditorApp::start(cli.package.as_deref(), UserFiles::find(), Process::Program)?;
    wake_on_engine(&app, ctx.clone());
    let mut gui = EditorGui::new(ctx, app);
    let script = Script::open(cli.run.as_deref(), cli.skip_lines).map_err(GuiError::Script)?;
    if !matches!(script, Script::None) {
        let feed = ScriptFeed::start(script, cli.skip_lines, ctx.clone());
        gui.script = feed.map_err(|error| GuiError::Script(error.to_string()))?;
    }
    match (&cli.answer, cli.opening()) {
        (Some(command), Some(opening)) => {
            let answer = gui.app.execute(opening, Origin::Script);
            gui.script.answer(command, answer);
        }
        (None, Some(opening)) => gui.queue.push(opening),
        (_, None) => {}
    }
    Ok(gui)
}

/// Repaints the window when a source changes or a build progresses; otherwise the window sleeps.
fn wake_on_engine(app: &EditorApp, ctx: egui::Context) {
    let wakeups = app.document.engine.wakeups();
    let started = std::thread::Builder::new()
        .name("waker".into())
        .spawn(move || {
            while wakeups.recv().is_ok() {
                ctx.request_repaint();
            }
        });
    if let Err(error) = started {
        playground_base::tracing::warn!("changes are noticed late: {error}");
    }
}
