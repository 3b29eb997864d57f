//! What stands before the columns.

use playground_base::Value;
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::EntityId;

/// Everything but the rows.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Header {
    /// The components that occur, by name.
    pub components: Vec<String>,
    /// The generation of every place.
    pub generations: Vec<u32>,
    /// Places to use next, the last first.
    pub free: Vec<u32>,
    /// The resources, and no entity.
    pub resources: SavedTable,
    /// The tables that have entities.
    pub tables: Vec<SavedTable>,
    /// The rows that lie in no table.
    pub sparse: Vec<SavedSparse>,
    /// What happened.
    pub events: Vec<SavedEvent>,
    /// The id of the next event.
    pub next_event: u64,
    /// The first event of each of the last frames.
    pub event_frames: Vec<u64>,
}

/// A table; its columns come in the order of its components.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SavedTable {
    /// Places in [`Header::components`].
    pub components: Vec<u32>,
    /// Whose rows they are.
    pub entities: Vec<EntityId>,
}

/// The rows of a sparse component; they come behind those of the tables.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SavedSparse {
    /// Place in [`Header::components`].
    pub component: u32,
    /// Indexes of the entities whose rows they are.
    pub places: Vec<u32>,
}

/// An event.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SavedEvent {
    pub id: u64,
    pub kind: String,
    pub entity: Option<EntityId>,
    pub data: Value,
    pub priority: i32,
}
