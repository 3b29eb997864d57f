//! Running without a window.

use super::cli::Cli;
use super::hand_over::{Resume, hand_over};
use super::script::{Script, command_name};
use crate::app::{EditorApp, Ending};
use crate::commands::{Answer, answer_line};
use crate::gui::HeadlessGui;
use std::io::Write;
use std::process::ExitCode;

/// Opens the project, executes the script, ends. The code says whether the project was opened.
pub fn run_headless(cli: &Cli) -> Result<ExitCode, String> {
    let app = EditorApp::start(cli.package.as_deref()).map_err(|e| e.to_string())?;
    let mut gui = HeadlessGui::new(app, cli.size);
    let mut code = ExitCode::SUCCESS;
    if let Some(opening) = cli.opening() {
        let opened = gui.gui.app.execute(opening);
        let opened = or_hand_over(cli, &mut gui, opened, 0, cli.answer.as_deref());
        if let Some(command) = &cli.answer {
            tell(command, &opened);
        } else if let Err(refusal) = &opened {
            gui.gui.app.say_error("project", &refusal.text);
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
        let answer = execute(&mut gui, &line);
        let answer = or_hand_over(cli, &mut gui, answer, lines_read, Some(command));
        if !tell(command, &answer) {
            break;
        }
    }
    Ok(code)
}

/// The answer as it is, unless it is for the host of another project to give: then this process
/// becomes that host, and comes back only when that failed.
fn or_hand_over(
    cli: &Cli,
    gui: &mut HeadlessGui,
    answer: Answer,
    lines_read: usize,
    command: Option<&str>,
) -> Answer {
    let app = &mut gui.gui.app;
    let Some(Ending::HandOver(next)) = app
        .ending
        .take_if(|ending| matches!(ending, Ending::HandOver(_)))
    else {
        return answer;
    };
    let resume = Resume {
        size: cli.size,
        maximized: false,
        lines_read,
        answer: command.map(str::to_owned),
    };
    Err(hand_over(cli, app.engine.host(), &next, &resume).into())
}

/// Prints an answer. False when nobody reads.
fn tell(command: &str, answer: &Answer) -> bool {
    let mut out = std::io::stdout().lock();
    let written = writeln!(out, "{}", answer_line(command, answer));
    written.and_then(|()| out.flush()).is_ok()
}

/// Executes a line; a picture that it asks for is there when it is answered.
fn execute(gui: &mut HeadlessGui, line: &str) -> Answer {
    let answer = gui.gui.app.execute_line(line)?;
    gui.gui.app.refresh();
    gui.take_requests()?;
    Ok(answer)
}
