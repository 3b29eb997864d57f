//! The world.

mod error;
mod structure;
mod world;

pub use error::EcsError;
pub use structure::{Structure, StructureCopy};
pub use world::{World, WorldRef};
