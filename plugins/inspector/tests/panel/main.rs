//! The panel with a mouse and a keyboard: the commands that it sends.
#![forbid(unsafe_code)]

mod components;
mod fields;
mod gestures;
mod header;
mod rig;
mod several;
mod world;
mod zoo;
