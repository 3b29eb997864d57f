//! [`WorldChanges`]: what changed in a world since a moment.

use crate::{EntityId, Events, Generation};
use playground_base::CopiedRows;

/// What changed in a world since a moment, with copies of the rows. It is detached from the world, so
/// that any thread can turn it into bytes.
#[derive(Debug, Default)]
pub struct WorldChanges {
    /// True for everything: the world that takes it over is emptied first.
    pub is_whole: bool,
    /// The stable names of the components, in order of registration.
    pub components: Vec<&'static str>,
    /// The entity slots, where entities were spawned, despawned or moved.
    pub slots: Option<SlotChanges>,
    /// The archetype of the resources, where it differs.
    pub resources: Option<ArchetypeChanges>,
    /// The archetypes that differ.
    pub archetypes: Vec<ArchetypeChanges>,
    /// The sparse components that differ, each with all of its rows.
    pub sparse: Vec<SparseChanges>,
    /// The events of the last frames.
    pub events: Events,
}

/// The slots of the entities.
#[derive(Clone, Debug, Default)]
pub struct SlotChanges {
    /// The generation of every slot.
    pub generations: Vec<Generation>,
    /// Free slots, used from the last to the first.
    pub free: Vec<u32>,
}

/// What changed in an archetype.
#[derive(Debug, Default)]
pub struct ArchetypeChanges {
    /// Indices into [`WorldChanges::components`], in order of component id.
    pub components: Vec<u32>,
    /// The number of rows now.
    pub count: u32,
    /// Rows that have another entity, in order; `None` for all of them.
    pub moved: Option<Vec<u32>>,
    /// The entities of these rows.
    pub entities: Vec<EntityId>,
    /// The rows of each component that differ.
    pub columns: Vec<ColumnChanges>,
}

/// What changed in a column.
#[derive(Debug)]
pub struct ColumnChanges {
    /// The rows, in order; `None` for all of them.
    pub rows: Option<Vec<u32>>,
    /// Their copies.
    pub copies: CopiedRows,
}

/// The rows of a sparse component.
#[derive(Debug)]
pub struct SparseChanges {
    /// Index into [`WorldChanges::components`].
    pub component: u32,
    /// Indices of the entities, by row.
    pub indices: Vec<u32>,
    /// Copies of all rows.
    pub copies: CopiedRows,
}

impl WorldChanges {
    /// True when nothing changed but the events.
    pub const fn is_empty(&self) -> bool {
        !self.is_whole
            && self.slots.is_none()
            && self.resources.is_none()
            && self.archetypes.is_empty()
            && self.sparse.is_empty()
    }
}
