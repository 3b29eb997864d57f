//! The implementation of the contract of poses.

mod advance;
mod clip_time;
mod pose;
mod poses;
mod root;
mod sample;

pub use poses::Poses;
