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
    pub fn start(mut script: Script) -> std::io::Result<Self> {
        let (sender, lines) = bounded(1);
        let (requests, received) = bounded(1);
        let read = move || {
            while received.recv().is_ok()
                && let Some(line) = script.next_line()
                && sender.send(line).is_ok()
            {}
        };
        let thread = std::thread::Builder::new().name("script".into());
        thread.spawn(read)?;
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
