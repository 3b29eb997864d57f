//! Poses of clips.
#![forbid(unsafe_code)]

mod passing;
mod playing;
mod rig;
mod sampling;
mod speed;
