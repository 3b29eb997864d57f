//! [`Answer`]: what the child sends to its parent.

use super::Rehearsed;
use playground_base::serde_json;
use serde::{Deserialize, Serialize};

/// One line of JSON.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    /// That of the request.
    nonce: u64,
    answer: Answer,
}

/// What the child sends to its parent.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It begins with this, `while rocks was opened`, and the package that it is about.
    Step(String, Option<String>),
    /// It is done. Holds what it found, or why the modules are refused.
    Done(Result<Rehearsed, String>),
}

impl Answer {
    /// The line that is sent.
    pub fn line(self, nonce: u64) -> Result<String, serde_json::Error> {
        let line = Line {
            nonce,
            answer: self,
        };
        serde_json::to_string(&line).map(|line| line + "\n")
    }

    /// Reads a line. `None` unless it is an answer to the request with this nonce.
    pub fn read(line: &[u8], nonce: u64) -> Option<Self> {
        let line: Line = serde_json::from_slice(line).ok()?;
        (line.nonce == nonce).then_some(line.answer)
    }
}
