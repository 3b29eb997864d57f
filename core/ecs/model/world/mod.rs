//! The world.

mod difference;
mod error;
mod outside;
mod world;
mod world_data;

pub use difference::{ComponentDifference, DifferenceKind, EntityDifference, WorldDifference};
pub use error::EcsError;
pub use outside::OutsideReference;
pub use world::{World, WorldRef};
pub use world_data::{WorldData, WorldDataCopy};
