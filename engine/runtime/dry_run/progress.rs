//! [`Progress`]: tells the parent what the child does, so that it can say where the child ended.

use super::answer::Answer;
use playground_base::Handle;
use playground_base::parking_lot::Mutex;
use playground_base::tracing_subscriber::{self, EnvFilter};
use playground_core_ecs::SYSTEM_TARGET;
use std::io::{self, Write};
use std::os::unix::net::UnixStream;

/// Tells the parent of a dry run what its child does; silent in any other process.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    parent: Option<Handle<Parent>>,
}

#[derive(Debug)]
struct Parent {
    socket: UnixStream,
    /// That of the request.
    nonce: u64,
    /// What the child does: `in frame 3 of play`.
    step: Mutex<String>,
}

impl Progress {
    /// Writes to `socket`, with the nonce of the request.
    pub(super) fn to(socket: UnixStream, nonce: u64) -> Self {
        let step = Mutex::default();
        let parent = Parent {
            socket,
            nonce,
            step,
        };
        Self {
            parent: Some(Handle::new(parent)),
        }
    }

    /// True in the child of a dry run, whose parent follows what it does.
    pub const fn is_followed(&self) -> bool {
        self.parent.is_some()
    }

    /// The child begins with this: `in frame 3 of play`.
    pub fn step(&self, what: &str) {
        if let Some(parent) = &self.parent {
            what.clone_into(&mut parent.step.lock());
            self.send(Answer::Step(what.to_owned(), None));
        }
    }

    /// The child begins to do something with one module: `rocks`, `was opened`.
    pub fn module(&self, package: &str, what: &str) {
        if self.parent.is_some() {
            let step = format!("while {package} {what}");
            self.send(Answer::Step(step, Some(package.to_owned())));
        }
    }

    /// Tells the parent which systems run, as the scheduler traces them.
    pub(super) fn follow_systems(&self) {
        let progress = self.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new(format!("off,{SYSTEM_TARGET}=trace")))
            .with_writer(move || SystemWriter(progress.clone()))
            .with_ansi(false)
            .with_target(false)
            .with_level(false)
            .without_time();
        // A second subscriber is refused: then messages name no system.
        let _there_may_be_another = subscriber.try_init();
    }

    /// A parent that is gone kills its child, so an answer that is not sent needs no report.
    pub(super) fn send(&self, answer: Answer) {
        if let Some(parent) = &self.parent
            && let Ok(line) = answer.line(parent.nonce)
        {
            let mut socket = &parent.socket;
            let _the_parent_may_be_gone = socket.write_all(line.as_bytes());
        }
    }
}

/// Takes the lines of the trace: the name of the system that runs next.
struct SystemWriter(Progress);

impl Write for SystemWriter {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if let Some(parent) = &self.0.parent {
            let name = String::from_utf8_lossy(line);
            // The end of a call has no name; what follows it belongs to the step.
            let step = match name.trim() {
                "" => parent.step.lock().clone(),
                name => format!("in {name} {}", parent.step.lock()),
            };
            self.0.send(Answer::Step(step, None));
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
