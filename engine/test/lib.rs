//! Plays a project's game in a test of the project: `tests/game.rs` of a project, with
//! `playground-test` among its `[dev-dependencies]`.
//!
//! ```ignore
//! use playground::prelude::*;
//! use playground_test::{Game, GameError};
//! use space_race_model::Score;
//!
//! #[test]
//! fn space_starts_the_race() -> Result<(), GameError> {
//!     let mut game = Game::open(env!("CARGO_MANIFEST_DIR"))?;
//!     game.tap(KeyCode::Space);
//!     game.step(60)?;
//!     let score: Score = game.resource()?;
//!     assert_eq!(score.lap, 1);
//!     Ok(())
//! }
//! ```
//!
//! It is the engine of the editor in the process of the test: the same modules, the same scenes,
//! without a window. What is read is a copy and what is set is one, so a test borrows nothing.
#![forbid(unsafe_code)]

mod build_once;
mod game;
mod game_error;
mod input;
mod into_entity;
mod project_folder;
mod row;
mod world;

pub use game::Game;
pub use game_error::GameError;
pub use into_entity::IntoEntity;
pub use row::Row;

pub use playground_core_ecs::{EntityId, EntityRef};
pub use playground_core_input::{KeyCode, MouseButton};
