//! [`Header`]: the data before the columns.

use playground_base::Value;
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::EntityId;

/// Everything but the rows.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Header {
    /// The components that occur, by name.
    pub components: Vec<String>,
    /// The generation of every slot.
    pub generations: Vec<u32>,
    /// Free slots, used from the last to the first.
    pub free: Vec<u32>,
    /// The resources; without entities.
    pub resources: SavedArchetype,
    /// The archetypes that have entities.
    pub archetypes: Vec<SavedArchetype>,
    /// The rows outside of archetypes.
    pub sparse: Vec<SavedSparse>,
    /// The events.
    pub events: Vec<SavedEvent>,
    /// The id of the next event.
    pub next_event: u64,
    /// The first event of each of the last frames.
    pub event_frames: Vec<u64>,
}

/// An archetype; its columns come in the order of its components.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SavedArchetype {
    /// Indices into [`Header::components`].
    pub components: Vec<u32>,
    /// The entities, by row.
    pub entities: Vec<EntityId>,
}

/// The rows of a sparse component; they follow those of the archetypes.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SavedSparse {
    /// Index into [`Header::components`].
    pub component: u32,
    /// Indices of the entities, by row.
    pub indices: Vec<u32>,
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
