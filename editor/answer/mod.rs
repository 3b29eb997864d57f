//! Answers to commands and reasons for refusing them. Does not depend on the rest of the editor.

mod answer;
mod command_error;
mod json;
mod readable;

pub use answer::{Answer, Outcome, Reply, outcome_line};
pub use command_error::CommandError;
pub use json::{errors_json, ids_json, plan_json, problems_json, reload_json, value_json};
pub use readable::readable;
