//! Poses of clips.
#![forbid(unsafe_code)]

mod passing;
mod playing;
mod rig;
mod root_motion;
mod sampling;
mod speed;
