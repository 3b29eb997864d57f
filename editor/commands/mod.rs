//! Executing commands: the only place where the editor acts.
//!
//! Each answers with JSON for whoever asked (a script, the console), or with an error in words. An
//! error means that nothing changed.

mod answer;
mod asking;
mod clipboard;
mod difference;
mod editing;
mod execute;
mod hosts;
mod json;
mod merging;
mod projects;
mod spawning;
mod targets;

pub use answer::{Answer, Refusal, answer_line};
