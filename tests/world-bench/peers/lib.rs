//! The workloads on other engines' worlds, each as its users would write it for speed.
//!
//! A function does one round in a world of its own, and answers with nanoseconds per item. What is
//! not part of the workload (making the world, warming it up) is not timed.

mod components;

pub mod bevy;
pub mod flecs;
pub mod hecs;
pub mod shipyard;
