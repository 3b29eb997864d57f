//! What the asteroids sample adds to the editor.
//!
//! It is a plugin apart from the rules, so that they are built without the crates of the GUI.
#![forbid(unsafe_code)]

mod score_panel;

playground::export!();
