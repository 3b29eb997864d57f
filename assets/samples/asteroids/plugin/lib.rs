//! The rules of the asteroids sample.
//!
//! The systems read and write data. The rules are plain functions with tests, in `flight.rs`,
//! `collision.rs`, `rocks.rs` and `progress.rs`.
#![forbid(unsafe_code)]

mod banner;
mod camera_systems;
mod collision;
mod collision_systems;
mod console;
mod flight;
mod flight_systems;
mod high_score;
mod prefabs;
mod progress;
mod progress_systems;
mod rocks;
mod ship_systems;
mod spark_systems;

playground::export!();
