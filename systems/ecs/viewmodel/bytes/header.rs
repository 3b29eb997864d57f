//! [`Header`]: the data before the rows.

use playground_base::Value;
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::EntityId;

/// Everything but the rows.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Header {
    /// True when the world is emptied first.
    pub is_whole: bool,
    /// The components that occur, by name.
    pub components: Vec<String>,
    /// The slots of entities, where they changed.
    pub slots: Option<SavedSlots>,
    /// The resources, where they changed; without entities.
    pub resources: Option<SavedArchetype>,
    /// The archetypes that changed.
    pub archetypes: Vec<SavedArchetype>,
    /// The rows outside of archetypes, of each component where they changed.
    pub sparse: Vec<SavedSparse>,
    /// The events.
    pub events: Vec<SavedEvent>,
    /// The id of the next event.
    pub next_event: u64,
    /// The first event of each of the last frames.
    pub event_frames: Vec<u64>,
}

/// The slots of entities.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SavedSlots {
    /// The generation of every slot.
    pub generations: Vec<u32>,
    /// Free slots, used from the last to the first.
    pub free: Vec<u32>,
}

/// An archetype; its rows come component by component.
#[derive(Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SavedArchetype {
    /// Indices into [`Header::components`].
    pub components: Vec<u32>,
    /// The number of rows.
    pub count: u32,
    /// Rows with another entity; `None` for all.
    pub moved: Option<Vec<u32>>,
    /// The entities of these rows.
    pub entities: Vec<EntityId>,
    /// For each component, the rows that follow; `None` for all.
    pub columns: Vec<Option<Vec<u32>>>,
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
