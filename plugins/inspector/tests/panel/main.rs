//! The panel with a mouse and a keyboard: the commands that it sends.
#![forbid(unsafe_code)]

mod clips;
mod colors;
mod components;
mod curves;
mod fields;
mod gestures;
mod grid;
mod header;
mod material;
mod numbers;
mod rig;
mod several;
mod sound;
mod world;
mod zoo;
