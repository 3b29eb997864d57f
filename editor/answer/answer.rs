//! [`Answer`].

use super::CommandError;
use playground_base::serde_json::{Map, Value as Json, json};
use playground_core_console::Excerpt;
use playground_core_ui::JobId;

/// What came of a command in the end: fields for whoever asked, or why nothing changed.
pub type Outcome = Result<Json, CommandError>;

/// The answer to a command.
#[derive(Debug)]
pub enum Answer {
    /// It is done.
    Done(Json),
    /// Nothing changed.
    Refused(CommandError),
    /// It goes on in the background; its outcome comes when the job ends.
    Later(JobId),
}

/// What a command that is not refused comes to.
#[derive(Debug)]
pub enum Reply {
    /// It is done.
    Done(Json),
    /// It goes on in the background.
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
