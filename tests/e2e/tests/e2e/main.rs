//! Tests of the whole editor, run on the built executable.
#![forbid(unsafe_code)]

mod breaking;
mod clipboard;
mod drawing;
mod drawing_plugin;
mod editing;
mod effects;
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
mod unread;
mod unsaved;
mod version_control;
mod written_outside;
