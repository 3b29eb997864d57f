//! Running without a window.

use super::cli::Cli;
use super::script::{Script, command_name};
use crate::app::EditorApp;
use crate::commands::{Answer, answer_line};
use crate::gui::HeadlessGui;
use playground_core_ui::Command;
use std::io::Write;
use std::process::ExitCode;

/// Opens the project, executes the script, ends. The code says whether the project was opened.
pub fn run_headless(cli: &Cli) -> Result<ExitCode, String> {
    let app = EditorApp::start().map_err(|e| e.to_string())?;
    let mut gui = HeadlessGui::new(app, cli.size);
    let mut code = ExitCode::SUCCESS;
    if let Some(project) = &cli.project {
        let app = &mut gui.gui.app;
        if let Err(refusal) = app.execute(Command::OpenProject(project.clone())) {
            app.say_error("project", &refusal.text);
            code = ExitCode::FAILURE;
        }
    }
    let mut script = Script::open(cli.run.as_deref())?;
    while !gui.gui.app.quit {
        let Some(line) = script.next_line() else {
            break;
        };
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let answer = execute(&mut gui, &line);
        let mut out = std::io::stdout().lock();
        let written = writeln!(out, "{}", answer_line(command_name(&line), &answer));
        if written.and_then(|()| out.flush()).is_err() {
            break;
        }
    }
    Ok(code)
}

/// Executes a line; a picture that it asks for is there when it is answered.
fn execute(gui: &mut HeadlessGui, line: &str) -> Answer {
    let answer = gui.gui.app.execute_line(line)?;
    gui.gui.app.refresh();
    for file in std::mem::take(&mut gui.gui.app.screenshots) {
        gui.screenshot(&file)?;
    }
    Ok(answer)
}
