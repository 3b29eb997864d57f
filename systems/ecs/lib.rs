//! The implementation of the contracts of `core/ecs`.
//!
//! The world's data is in `core/ecs/model`; this crate implements the operations on it. It stores
//! no data of the world, so it can be replaced while a world is in use: a new generation starts
//! with empty caches and computes them again.
//!
//! Architecture invariants:
//! - A request is checked as a whole before its first change. After the check nothing fails, so a
//!   world is never left between two states.
//! - All columns of an archetype have as many rows as the archetype has entities, whatever happens.
//! - Structural changes have exclusive access to the world: they take no lock and use no atomic
//!   operation for each row.
#![forbid(unsafe_code)]

mod viewmodel;

pub use viewmodel::*;

playground_base::export!();
