//! [`Answer`]: what a command returns.

use super::CommandError;
use playground_base::serde_json::{Map, Value as Json, json};
use playground_core_console::Excerpt;
use playground_core_ui::JobId;

/// The final result of a command: JSON fields for the caller, or why nothing changed.
pub type Outcome = Result<Json, CommandError>;

/// The answer to a command.
#[derive(Debug)]
pub enum Answer {
    /// The command is done.
    Done(Json),
    /// Nothing changed.
    Refused(CommandError),
    /// It continues in the background; its outcome is known when the job ends.
    Later(JobId),
}

/// The answer to a command that is not refused.
#[derive(Debug)]
pub enum Reply {
    /// The command is done.
    Done(Json),
    /// It continues in the background.
    Later(JobId),
}

impl From<Outcome> for Answer {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Ok(fields) => Self::Done(fields),
            Err(error) => Self::Refused(error),
        }
    }
}

impl From<Result<Reply, CommandError>> for Answer {
    fn from(reply: Result<Reply, CommandError>) -> Self {
        match reply {
            Ok(Reply::Done(fields)) => Self::Done(fields),
            Ok(Reply::Later(job)) => Self::Later(job),
            Err(error) => Self::Refused(error),
        }
    }
}

/// An outcome as one line of JSON: `{"ok":true,…}` or `{"ok":false,"error":"…"}`.
pub fn outcome_line(command: &str, outcome: &Outcome) -> String {
    let mut line = Map::new();
    line.insert("ok".into(), json!(outcome.is_ok()));
    line.insert("command".into(), json!(Excerpt::from(command).as_str()));
    match outcome {
        Ok(Json::Object(fields)) => line.extend(fields.clone()),
        Ok(Json::Null) => {}
        Ok(other) => drop(line.insert("value".into(), other.clone())),
        Err(error) => {
            if let CommandError::Build { fields, .. } = error
                && let Json::Object(fields) = fields
            {
                line.extend(fields.clone());
            }
            line.insert("error".into(), json!(error.to_string()));
        }
    }
    Json::Object(line).to_string()
}
