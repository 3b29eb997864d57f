//! The world.

mod changes;
mod difference;
mod error;
mod moment;
mod outside;
mod world;
mod world_data;

pub use changes::{ArchetypeChanges, ColumnChanges, SlotChanges, SparseChanges, WorldChanges};
pub use difference::{ComponentDifference, DifferenceKind, EntityDifference, WorldDifference};
pub use error::EcsError;
pub use moment::WorldMoment;
pub use outside::OutsideReference;
pub use world::{World, WorldRef};
pub use world_data::{WorldData, WorldDataCopy};
