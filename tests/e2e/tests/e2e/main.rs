//! Tests of the whole editor, run on the built executable.
#![forbid(unsafe_code)]

mod animation;
mod assets;
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
mod fields;
mod generations;
mod hostile;
#[cfg(target_os = "linux")]
mod imports;
mod keeping;
mod lock;
mod merging;
mod observers;
mod outside;
mod picture;
mod placing;
mod playing_on;
mod projects;
mod recovery;
mod reloading;
mod safe_mode;
mod saving;
mod scripts;
mod starting;
mod unread;
mod unsaved;
mod version_control;
mod watching;
mod written_outside;
