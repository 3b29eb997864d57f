//! [`ScriptReader`]: reads a script on a thread of its own.

use super::Script;
use playground_base::crossbeam::channel::{Receiver, Sender, after, bounded, never};
use playground_base::crossbeam::select;
use std::time::Duration;

/// Reads a script on a thread of its own, each line on request: a line that is not executed yet is
/// not read yet, so that the next host can read it.
pub struct ScriptReader {
    requests: Sender<()>,
    lines: Receiver<String>,
}

impl ScriptReader {
    /// Starts the thread.
    pub fn start(script: Script) -> std::io::Result<Self> {
        let (sender, lines) = bounded(1);
        let deliver =
            move |line: Option<String>| line.is_some_and(|line| sender.send(line).is_ok());
        let requests = read_on_request(script, deliver)?;
        Ok(Self { requests, lines })
    }

    /// Waits for the next line; `None` at the end of the script, and when `stop` receives a message.
    /// Meanwhile `idle` is called, which returns the time until it is to be called again.
    pub fn next_line(
        &self,
        stop: &Receiver<()>,
        mut idle: impl FnMut() -> Option<Duration>,
    ) -> Option<String> {
        self.requests.send(()).ok()?;
        loop {
            let due = idle().map_or_else(never, after);
            select! {
                recv(self.lines) -> line => return line.ok(),
                recv(stop) -> _ => return None,
                recv(due) -> _ => {}
            }
        }
    }
}

/// Starts a thread that reads a line for each request and passes it to `deliver`, at the end of the
/// script `None`. It ends then, and as soon as `deliver` returns false.
pub fn read_on_request(
    mut script: Script,
    mut deliver: impl FnMut(Option<String>) -> bool + Send + 'static,
) -> std::io::Result<Sender<()>> {
    let (requests, received) = bounded(1);
    let read = move || {
        while received.recv().is_ok() {
            let line = script.next_line();
            let is_end = line.is_none();
            if !deliver(line) || is_end {
                break;
            }
        }
    };
    let thread = std::thread::Builder::new().name("script".into());
    thread.spawn(read)?;
    Ok(requests)
}
