//! What a command comes to: an answer, or why it was refused. Knows nothing of the editor.

mod answer;
mod command_error;
mod json;

pub use answer::{Answer, Outcome, Reply, outcome_line};
pub use command_error::CommandError;
pub use json::{ids_json, reload_json, value_json};
