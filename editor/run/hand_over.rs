//! [`hand_over`]: replaces this process by another host.

use crate::cli::{Cli, Resume};
use playground_engine::{Host, NextHost};
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// Replaces this process by the next host. Process id, standard input and output stay the same, so
/// that the connected program notices nothing. Returns only when that failed, with the reason.
pub fn hand_over(cli: &Cli, host: &Host, next: &NextHost, resume: &Resume) -> String {
    let _output_is_closed = std::io::stdout().flush();
    let mut command = command(cli, next, resume);
    if let Some(paths) = library_paths(host) {
        command.env("LD_LIBRARY_PATH", paths);
    }
    let error = replace(&mut command);
    format!("{} does not start: {error}", next.executable.display())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the process becomes the host of a project that the user trusts"
)]
fn command(cli: &Cli, next: &NextHost, resume: &Resume) -> Command {
    let mut command = Command::new(&next.executable);
    let [width, height] = resume.size;
    match &resume.compares_first {
        Some((old, new)) => {
            command.arg("--view").arg(&next.project);
            command.arg("--diff").arg(old).arg(new);
        }
        None => drop(command.arg(&next.project)),
    }
    if let Some(package) = &next.package {
        command.arg("--package").arg(package);
    }
    command.arg("--size").arg(format!("{width}x{height}"));
    let flags = [
        ("--headless", cli.headless),
        ("--maximized", resume.maximized),
        ("--resumed", resume.is_restart),
        ("--was-refused", resume.was_refused),
    ];
    command.args(flags.iter().filter(|(_, on)| *on).map(|(name, _)| name));
    if let Some(script) = &cli.run {
        command.arg("--run").arg(script);
        command
            .arg("--skip-lines")
            .arg(resume.lines_read.to_string());
    }
    if let Some(address) = cli.inspect {
        command.arg("--inspect").arg(address.to_string());
    }
    if let Some(folder) = &cli.supervised {
        command.arg("--supervised").arg(folder);
    }
    for module in &resume.safe {
        command.arg("--safe").arg(module);
    }
    if cli.unsupervised {
        command.arg("--unsupervised");
    }
    if let Some(answer) = &resume.answer {
        command.arg("--answer").arg(answer);
    }
    command
}

/// The search path of the dynamic linker without this host's own libraries: `cargo run` adds them,
/// and the next host would load them instead of its own. `None` when the path is not set.
fn library_paths(host: &Host) -> Option<OsString> {
    let paths = std::env::var_os("LD_LIBRARY_PATH")?;
    let is_own = |path: &Path| path.starts_with(&host.libraries);
    let others = std::env::split_paths(&paths).filter(|path| !is_own(path));
    std::env::join_paths(others).ok()
}

#[cfg(unix)]
fn replace(command: &mut Command) -> std::io::Error {
    use std::os::unix::process::CommandExt;
    command.exec()
}

/// Where a process cannot replace itself, it waits for the other one and exits with its code.
#[cfg(not(unix))]
fn replace(command: &mut Command) -> std::io::Error {
    match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(1)),
        Err(error) => error,
    }
}
