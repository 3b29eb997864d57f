//! Runs the editor in a window.

use super::hand_over::hand_over;
use super::restart::same_host;
use super::signals::Signals;
use super::uncaught::Uncaught;
use crate::app::{EditorApp, Ending, Origin, Resumption, UserFiles};
use crate::cli::{Cli, Resume, Script};
use crate::gui::{EditorGui, ScriptFeed};
use crate::supervisor::{Channel, CrashReport, SupervisorKilled};
use crate::window::{WindowError, WindowOptions, inspect, install_system_fonts, run_window};
use playground_base::crossbeam::channel::Receiver;
use playground_engine::Process;
use playground_graphics::egui;
use std::process::ExitCode;

/// Why the window ended early.
#[derive(Debug, thiserror::Error)]
enum GuiError {
    #[error(transparent)]
    Window(#[from] WindowError),
    #[error(transparent)]
    Engine(#[from] playground_engine::EngineError),
    #[error(transparent)]
    Supervisor(#[from] SupervisorKilled),
    #[error("{0}")]
    Script(String),
}

/// Opens a window and runs until it is closed.
pub fn run_in_window(
    cli: &Cli,
    signals: &Signals,
    uncaught: &Uncaught,
) -> Result<ExitCode, String> {
    let options = WindowOptions {
        size: egui::vec2(cli.size[0] as f32, cli.size[1] as f32),
        maximized: cli.maximized,
    };
    let gui =
        run_window(options, |ctx| make(cli, signals, uncaught, ctx)).map_err(|e| e.to_string())?;
    gui.app.save_layout(&gui.shell.layout());
    let was_refused = cli.was_refused || gui.script.was_refused();
    let (next, is_restart) = match &gui.app.ending {
        Some(Ending::HandOver(next)) => (Some(next.clone()), false),
        Some(Ending::Restart) => (same_host(&gui.app), true),
        Some(Ending::Quit) | None => (None, false),
    };
    let Some(next) = next else {
        return Ok(if was_refused {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        });
    };
    let resume = |is_restart| Resume {
        size: gui.size(),
        maximized: gui.is_maximized(),
        is_restart,
        safe: gui.app.modules_to_leave_out(),
        lines_read: gui.script.lines_read(),
        was_refused,
        answer: gui.script.unanswered().map(str::to_owned),
        compares_first: gui.app.compares_first.clone(),
    };
    let host = gui.app.document.engine.host();
    let why = hand_over(cli, host, &next, &resume(is_restart));
    // The window is closed already: restart this editor with its project.
    match same_host(&gui.app).filter(|_| !is_restart) {
        Some(same) => Err(format!(
            "{why}; {}",
            hand_over(cli, host, &same, &resume(true))
        )),
        None => Err(why),
    }
}

fn make(
    cli: &Cli,
    signals: &Signals,
    uncaught: &Uncaught,
    ctx: &egui::Context,
) -> Result<EditorGui, GuiError> {
    if let Some(address) = cli.inspect {
        inspect(ctx, &address.to_string(), UserFiles::find().folder())?;
    }
    install_system_fonts(ctx);
    let app = EditorApp::start_until(
        cli.package.as_deref(),
        UserFiles::find(),
        Process::Program,
        signals.interrupt.clone(),
    )?;
    uncaught.watch(cli, &app);
    repaint_on(app.document.engine.wakeups(), ctx.clone());
    repaint_on(signals.wakeups().clone(), ctx.clone());
    let mut gui = EditorGui::new(ctx, app);
    // There is somebody to decide.
    gui.app.set_asks_reload(true);
    gui.app.compares_first = cli.compared();
    gui.app.channel = Channel::open(cli.supervised.as_deref())?;
    if let Some(wakeups) = gui.app.channel.printed.wakeups() {
        repaint_on(wakeups.clone(), ctx.clone());
    }
    gui.app.channel.begin();
    let crashed = cli.crashed.as_deref().and_then(CrashReport::read);
    gui.app.start_safe(&cli.safe, crashed.as_ref());
    let script = cli.script().map_err(GuiError::Script)?;
    if !matches!(script, Script::None) {
        let feed = ScriptFeed::start(script, cli.skip_lines, ctx.clone());
        gui.script = feed.map_err(|error| GuiError::Script(error.to_string()))?;
    }
    gui.app.resumption = match cli.resumed {
        true => Resumption::Continue,
        false => Resumption::AfterCrash,
    };
    match (&cli.answer, cli.opening()) {
        (Some(command), Some(opening)) => {
            let answer = gui.app.execute(opening, Origin::Script);
            gui.script.answer(command, answer, &mut gui.app.channel);
        }
        (None, Some(opening)) if cli.resumed => drop(gui.app.execute(opening, Origin::Script)),
        (None, Some(opening)) => gui.queue.push(opening),
        (_, None) => {}
    }
    if let Some(report) = crashed {
        gui.app.report_crash(&report);
    }
    gui.app.channel.end();
    Ok(gui)
}

/// Repaints the window when a source changes, a build progresses or a signal arrives; otherwise the
/// window sleeps.
fn repaint_on(wakeups: Receiver<()>, ctx: egui::Context) {
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
