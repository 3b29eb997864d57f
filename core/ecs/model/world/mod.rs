//! The world.

mod difference;
mod error;
mod outside;
mod structure;
mod world;

pub use difference::{ComponentDifference, DifferenceKind, EntityDifference, WorldDifference};
pub use error::EcsError;
pub use outside::OutsideReference;
pub use structure::{Structure, StructureCopy};
pub use world::{World, WorldRef};
