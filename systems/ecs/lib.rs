//! The implementation of the contracts of `core/ecs`.
//!
//! The world's data is `core/ecs/model`; here is what may be done with it. Nothing of the world is
//! kept in this crate, so it can be replaced under a living world: a new generation starts with
//! empty caches and computes them again.
//!
//! Architecture invariants:
//! - A request is checked as a whole before its first change. After the check nothing fails, so a
//!   world is never left between two states.
//! - All columns of a table have as many rows as the table has entities, whatever happens.
//! - Structural work has the world exclusively: it locks nothing and touches no atomic per row.
#![forbid(unsafe_code)]

mod viewmodel;

pub use viewmodel::*;

playground_base::export!();
