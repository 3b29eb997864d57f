//! Runs a long build behind a window that shows how far it is.
//!
//! `playground-starter cargo build ...`: `./run` compiles this first, which takes less than a minute: it needs a
//! window, a font, and nothing of the engine. What cargo prints goes to the terminal too; without an
//! X server, only there. The exit status is cargo's.
#![forbid(unsafe_code)]

mod canvas;
mod cargo_build;
mod event;
mod fonts;
mod palette;
mod screen;
mod starter;
mod x_window;

use cargo_build::{CargoBuild, exit_code, say};
use starter::Starter;
use std::ffi::OsString;
use std::io;
use std::process::{Command, ExitCode};
use std::sync::mpsc::channel;
use x_window::WindowError;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(program) = arguments.next() else {
        say(b"error: name the command to run: playground-starter cargo build ...\n");
        return ExitCode::from(2);
    };
    let arguments: Vec<OsString> = arguments.collect();
    run(&program, &arguments).unwrap_or_else(|e| {
        let program = program.display();
        say(format!("error: {program} could not be run: {e}\n").as_bytes());
        ExitCode::from(2)
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "it runs the cargo of ./run, before there is an editor"
)]
fn run(program: &OsString, arguments: &[OsString]) -> io::Result<ExitCode> {
    let mut command = Command::new(program);
    command.args(arguments);
    let (send, events) = channel();
    let of_cargo = send.clone();
    // Nobody reads what comes after the window was closed.
    let mut build = CargoBuild::start(command, move |event| drop(of_cargo.send(event)))?;
    let mut starter = Starter::new();
    if let Err(WindowError(e)) = starter.run(&mut build, send, &events)
        && !starter.is_over()
    {
        say(format!("No window ({e}): the progress is shown here\n").as_bytes());
        build.show_bar();
    }
    if starter.is_stopped() {
        build.stop();
    }
    let status = build.wait()?;
    if starter.is_stopped() && !status.success() {
        say(b"The build was stopped. ./run goes on with it: what is compiled stays compiled.\n");
    }
    Ok(exit_code(status))
}
