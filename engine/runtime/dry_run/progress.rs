//! [`Progress`]: tells the parent what the child does, so that it can say where the child ended.

use super::answer::Answer;
use std::io::Write;
use std::os::unix::net::UnixStream;

/// Tells the parent of a dry run what its child does; silent in any other process.
#[derive(Debug, Default)]
pub struct Progress {
    parent: Option<(UnixStream, u64)>,
}

impl Progress {
    /// Writes to `parent`, with the nonce of its request.
    pub(super) const fn to(parent: UnixStream, nonce: u64) -> Self {
        Self {
            parent: Some((parent, nonce)),
        }
    }

    /// The child begins with this: `in frame 3 of play`.
    pub fn step(&self, what: &str) {
        if self.parent.is_some() {
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

    /// A parent that is gone kills its child, so an answer that is not sent needs no report.
    pub(super) fn send(&self, answer: Answer) {
        if let Some((parent, nonce)) = &self.parent
            && let Ok(line) = answer.line(*nonce)
        {
            let mut parent = parent;
            let _the_parent_may_be_gone = parent.write_all(line.as_bytes());
        }
    }
}
