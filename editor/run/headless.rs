//! Runs the editor without a window.

use super::hand_over::hand_over;
use super::restart::same_host;
use super::signals::Signals;
use super::uncaught::Uncaught;
use crate::answer::{CommandError, Outcome, outcome_line};
use crate::app::{EditorApp, Ending, Origin, Resumption, UserFiles};
use crate::cli::{Cli, Resume, ScriptReader, command_name};
use crate::gui::{EditorGui, HeadlessGui};
use crate::supervisor::{Channel, CrashReport};
use playground_engine::Process;
use std::process::ExitCode;

/// Opens the project, executes the script, ends. The exit code says whether the project was opened
/// and all commands were executed.
pub fn run_headless(cli: &Cli, signals: &Signals, uncaught: &Uncaught) -> Result<ExitCode, String> {
    let app = EditorApp::start_until(
        cli.package.as_deref(),
        UserFiles::find(),
        Process::Program,
        signals.interrupt.clone(),
    );
    let mut gui = HeadlessGui::new(app.map_err(|e| e.to_string())?, cli.size);
    uncaught.watch(cli, &gui.gui.app);
    gui.gui.app.compares_first = cli.compared();
    let channel = Channel::open(cli.supervised.as_deref());
    gui.gui.app.channel = channel.map_err(|error| error.to_string())?;
    let crashed = cli.crashed.as_deref().and_then(CrashReport::read);
    gui.gui.app.start_safe(&cli.safe, crashed.as_ref());
    let mut progress = Progress {
        lines_read: cli.skip_lines,
        was_refused: cli.was_refused,
    };
    if cli.resumed {
        gui.gui.app.resumption = Resumption::Continue;
    }
    if let Some(opening) = cli.opening() {
        gui.gui.app.channel.begin();
        let answer = gui.gui.app.execute(opening, Origin::Script);
        let opened = gui.outcome(answer);
        gui.gui.app.channel.end();
        let opened = or_hand_over(cli, &mut gui, opened, progress, cli.answer.as_deref());
        progress.was_refused |= opened.is_err();
        if let Some(command) = &cli.answer {
            print(&mut gui, command, &opened);
        } else if let Err(error) = &opened {
            gui.gui.app.log_error("project", &error.to_string());
        }
    }
    if let Some(report) = crashed {
        gui.gui.app.report_crash(&report);
    }
    let script = cli.script()?;
    let script = ScriptReader::start(script).map_err(|error| error.to_string())?;
    while gui.gui.app.ending.is_none() && !signals.interrupt.is_requested() {
        let EditorGui { app, shell, .. } = &mut gui.gui;
        let keep = || app.keep(|| shell.layout());
        let Some(line) = script.next_line(signals.wakeups(), keep) else {
            break;
        };
        progress.lines_read += 1;
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let command = command_name(&line);
        gui.gui.app.channel.begin();
        let answer = gui.gui.app.execute_line(&line, Origin::Script);
        let outcome = gui.outcome(answer);
        gui.gui.app.channel.end();
        let outcome = or_hand_over(cli, &mut gui, outcome, progress, Some(command));
        progress.was_refused |= outcome.is_err();
        if !print(&mut gui, command, &outcome) {
            break;
        }
    }
    // A script that ends has saved what it wanted to save. One that a signal ended has not.
    if !signals.interrupt.is_requested() {
        gui.gui.app.document.discard_journal();
        gui.gui.app.discard_session();
    }
    Ok(if progress.was_refused {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// What was executed of the script.
#[derive(Clone, Copy)]
struct Progress {
    lines_read: usize,
    /// True when a command was refused or the project was not opened.
    was_refused: bool,
}

/// Returns the outcome, unless another host is to take over: then this process becomes that host,
/// and returns only when that failed.
fn or_hand_over(
    cli: &Cli,
    gui: &mut HeadlessGui,
    outcome: Outcome,
    progress: Progress,
    command: Option<&str>,
) -> Outcome {
    let app = &mut gui.gui.app;
    let (next, is_restart) = match app.ending.take() {
        Some(Ending::HandOver(next)) => (Some(next), false),
        Some(Ending::Restart) => (same_host(app), true),
        other => {
            app.ending = other;
            return outcome;
        }
    };
    let Some(next) = next else {
        return outcome;
    };
    let resume = Resume {
        size: cli.size,
        maximized: false,
        is_restart,
        safe: app.modules_to_leave_out(),
        lines_read: progress.lines_read,
        was_refused: progress.was_refused,
        answer: command.map(str::to_owned),
        compares_first: app.compares_first.clone(),
    };
    let why = hand_over(cli, app.document.engine.host(), &next, &resume);
    Err(CommandError::Outside(why))
}

/// Prints an outcome. False when standard output is closed.
fn print(gui: &mut HeadlessGui, command: &str, outcome: &Outcome) -> bool {
    let channel = &mut gui.gui.app.channel;
    channel.answer(&outcome_line(command, outcome))
}
