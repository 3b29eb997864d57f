//! The rules of the asteroids sample.
//!
//! The systems fetch data and put it back. What happens to it stands in `flight.rs`, `collision.rs`,
//! `rocks.rs` and `progress.rs`, as plain functions with tests.
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
mod score_panel;
mod ship_systems;
mod spark_systems;

playground::export!();
