//! [`SpawnPlan`] and [`Spawner`].

use crate::EntityId;
use playground_base::{ArchetypeId, Bundle, ComponentId};
use std::ops::Range;

/// The components of entities that are spawned one by one, with the archetype of such entities.
/// Keep it: it caches its archetype.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpawnPlan {
    /// The components whose rows the caller pushes.
    pub components: Vec<ComponentId>,
    /// The archetype, once it was looked up.
    pub archetype: Option<ArchetypeId>,
    /// Indices of the pools whose component is added because another one requires it.
    pub defaults: Vec<u32>,
}

/// Spawns entities with the same components, from typed rows.
pub struct Spawner<B> {
    /// The keys of the rows.
    pub bundle: B,
    /// The components and their archetype.
    pub plan: SpawnPlan,
}

impl<B: Bundle> Spawner<B> {
    /// A spawner of entities with one row for each key.
    pub fn new(bundle: B) -> Self {
        Self {
            plan: SpawnPlan {
                components: bundle.components(),
                ..SpawnPlan::default()
            },
            bundle,
        }
    }
}

/// The location of the entities of one batch: consecutive rows at the end of their archetype.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpawnedRows {
    /// Their archetype.
    pub archetype: ArchetypeId,
    /// Their rows, until something moves them.
    pub rows: Range<usize>,
    /// The first one, if there are any.
    pub first: Option<EntityId>,
}
