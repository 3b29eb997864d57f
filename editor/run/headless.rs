//! Runs the editor without a window.

use super::hand_over::hand_over;
use crate::answer::{CommandError, Outcome, outcome_line};
use crate::app::{EditorApp, Ending, Origin, UserFiles};
use crate::cli::{Cli, Resume, Script, command_name};
use crate::gui::HeadlessGui;
use playground_engine::Process;
use std::io::Write;
use std::process::ExitCode;

/// Opens the project, executes the script, ends. The exit code says whether the project was opened.
pub fn run_headless(cli: &Cli) -> Result<ExitCode, String> {
    let app = EditorApp::start(cli.package.as_deref(), UserFiles::find(), Process::Program);
    let mut gui = HeadlessGui::new(app.map_err(|e| e.to_string())?, cli.size);
    let mut code = ExitCode::SUCCESS;
    if let Some(opening) = cli.opening() {
        let answer = gui.gui.app.execute(opening, Origin::Script);
        let opened = gui.outcome(answer);
        let opened = or_hand_over(cli, &mut gui, opened, 0, cli.answer.as_deref());
        if let Some(command) = &cli.answer {
            print(command, &opened);
        } else if let Err(error) = &opened {
            gui.gui.app.log_error("project", &error.to_string());
            code = ExitCode::FAILURE;
        }
    }
    let mut script = Script::open(cli.run.as_deref(), cli.skip_lines)?;
    let mut lines_read = cli.skip_lines;
    while gui.gui.app.ending.is_none() {
        let Some(line) = script.next_line() else {
            break;
        };
        lines_read += 1;
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let command = command_name(&line);
        let answer = gui.gui.app.execute_line(&line, Origin::Script);
        let outcome = gui.outcome(answer);
        let outcome = or_hand_over(cli, &mut gui, outcome, lines_read, Some(command));
        if !print(command, &outcome) {
            break;
        }
    }
    Ok(code)
}

/// Returns the outcome, unless another host is to take over: then this process becomes that host,
/// and returns only when that failed.
fn or_hand_over(
    cli: &Cli,
    gui: &mut HeadlessGui,
    outcome: Outcome,
    lines_read: usize,
    command: Option<&str>,
) -> Outcome {
    let app = &mut gui.gui.app;
    let Some(Ending::HandOver(next)) = app
        .ending
        .take_if(|ending| matches!(ending, Ending::HandOver(_)))
    else {
        return outcome;
    };
    let resume = Resume {
        size: cli.size,
        maximized: false,
        lines_read,
        answer: command.map(str::to_owned),
    };
    let why = hand_over(cli, app.document.engine.host(), &next, &resume);
    Err(CommandError::Outside(why))
}

/// Prints an outcome. False when standard output is closed.
fn print(command: &str, outcome: &Outcome) -> bool {
    let mut out = std::io::stdout().lock();
    let written = writeln!(out, "{}", outcome_line(command, outcome));
    written.and_then(|()| out.flush()).is_ok()
}
