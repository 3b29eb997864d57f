//! Changes of a world as bytes: `PGWORLD\0`, the format's version, a [`Header`] in postcard, then the
//! rows in the header's order. The whole world is what changed since before everything.

mod apply;
mod changes;
mod encode;
mod fill;
mod header;
mod slots;

pub use apply::{apply, decode};
pub use changes::{changes, moment};
pub use encode::encode_changes;
use header::{Header, SavedArchetype, SavedEvent, SavedSlots, SavedSparse};
use playground_core_ecs::{EcsError, WorldData, WorldMoment};

const MAGIC: &[u8; 8] = b"PGWORLD\0";
const VERSION: u32 = 3;

/// The whole world.
pub fn encode(world_data: &WorldData) -> Vec<u8> {
    encode_changes(&changes(world_data, &WorldMoment::default()))
}

/// The error for bytes that are no world, or do not fit this one.
fn refused(why: impl Into<String>) -> EcsError {
    EcsError::Bytes(why.into())
}
