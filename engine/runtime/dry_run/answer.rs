//! [`Answer`]: what the child sends to its parent.

use super::rehearsal::Rehearsed;
use playground_base::serde_json;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, channel};

/// One line of JSON.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    /// That of the request.
    nonce: u64,
    answer: Answer,
}

/// What the child sends to its parent.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It begins with this, `while rocks was opened`, and the package that it is about.
    Step(String, Option<String>),
    /// It is done. Holds what was played, or why the modules are refused.
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

    /// Receives the answers with this nonce on a thread, until the child closes the socket.
    pub fn receive(from: UnixStream, nonce: u64) -> std::io::Result<Receiver<Self>> {
        let (sender, answers) = channel();
        std::thread::Builder::new()
            .name("dry run answers".into())
            .spawn(move || {
                let lines = BufReader::new(from).lines().map_while(Result::ok);
                let lines = lines.filter_map(|line| serde_json::from_str(&line).ok());
                for Line { answer, .. } in lines.filter(|line: &Line| line.nonce == nonce) {
                    if sender.send(answer).is_err() {
                        break;
                    }
                }
            })?;
        Ok(answers)
    }
}
