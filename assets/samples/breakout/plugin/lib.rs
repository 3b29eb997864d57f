//! The rules of the breakout sample.
//!
//! The systems read and write data. The rules are plain functions with tests, in `collision.rs`,
//! `flight.rs`, `bounce.rs`, `bricks.rs`, `powers.rs`, `progress.rs` and `spring.rs`.
#![forbid(unsafe_code)]

mod ball_systems;
mod bounce;
mod brick_systems;
mod bricks;
mod bursts;
mod camera_systems;
mod collision;
mod console;
mod flight;
mod high_score;
mod hud;
mod hud_systems;
mod paddle_systems;
mod power_systems;
mod powers;
mod prefabs;
mod progress;
mod progress_systems;
mod spark_systems;
mod spring;

playground::export!();
