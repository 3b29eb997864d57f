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

pub use banner::Banner;
pub use camera_systems::CameraSystems;
pub use collision_systems::CollisionSystems;
pub use console::GameCommands;
pub use flight_systems::FlightSystems;
pub use high_score::HighScore;
pub use progress_systems::ProgressSystems;
pub use score_panel::ScorePanel;
pub use ship_systems::ShipSystems;
pub use spark_systems::SparkSystems;

playground::export!();
