//! The workloads in bevy_ecs, hecs, flecs_ecs and shipyard, each as its documentation says it is
//! done fastest without unsafe code. One file a workload; knows nothing of the project.
#![forbid(unsafe_code)]

pub mod add_remove;
pub mod batch_insert;
mod components;
pub mod despawn;
pub mod fragmented;
pub mod get;
pub mod heavy_compute;
pub mod iterate;
pub mod observers;
pub mod propagate;
pub mod schedule;
pub mod single_spawn;
pub mod snapshot;
pub mod sparse;
mod threads;

pub use threads::start_threads;
