//! Tests of GUI and app together, in one process and without a window.
#![forbid(unsafe_code)]

mod cameras;
mod comparison;
mod copying;
mod flat;
mod following;
mod headless;
mod inspector;
mod materials;
mod mirror;
mod particles;
mod playing;
mod preferences;
mod previews;
mod queue;
mod resuming;
mod rig;
mod shaders;
mod spawning;
mod unsaved;
mod world;
