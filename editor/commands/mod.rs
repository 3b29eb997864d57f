//! Executing commands: the only place where the editor acts.
//!
//! Each answers with JSON for whoever asked (a script, the console), with an error, or with a job that
//! goes on. An error means that nothing changed.

mod asking;
mod clipboard;
mod difference;
mod editing;
mod execute;
mod game_command;
mod game_input;
mod hosts;
mod merging;
mod playing;
mod projects;
mod spawning;
mod targets;
mod working;
