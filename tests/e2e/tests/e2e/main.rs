//! Tests of the whole editor, run on the built executable.
#![forbid(unsafe_code)]

mod breaking;
mod clipboard;
mod components;
mod drawing;
mod drawing_plugin;
mod dry_run;
mod editing;
mod effects;
#[cfg(target_os = "linux")]
mod endings;
mod hostile;
mod keeping;
mod merging;
mod observers;
mod outside;
mod picture;
mod projects;
mod recovery;
mod reloading;
mod saving;
mod scripts;
mod starting;
mod unread;
mod unsaved;
mod version_control;
mod written_outside;
