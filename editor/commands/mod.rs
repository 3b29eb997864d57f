//! Executes commands: every action of the editor is one of them.
//!
//! Each answers with JSON for the caller (a script, the console), with an error, or with a job that
//! continues. An error means that nothing changed.

mod aligning;
mod assets;
mod clipboard;
mod comparing;
mod difference;
mod editing;
mod execute;
mod former_name;
mod game_command;
mod game_input;
mod generations;
mod grouping;
mod hosts;
mod jobs;
mod materials;
mod merging;
mod model_component;
mod naming;
mod outside;
mod place;
mod placing;
mod playing;
mod preferring;
mod projects;
mod queries;
mod ranges;
mod reloads;
mod rust_words;
mod spawning;
mod steps;
mod targets;
mod tiles;
mod unread;
