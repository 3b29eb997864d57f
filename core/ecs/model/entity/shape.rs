//! [`Shape`] and [`Spawner`].

use crate::EntityId;
use playground_base::{Bundle, ComponentId, TableId};
use std::ops::Range;

/// The components of entities that are made one by one, and where such entities go. Keep it: it
/// remembers its table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// The components whose rows the caller pushes.
    pub components: Vec<ComponentId>,
    /// The table, once it was looked up.
    pub table: Option<TableId>,
    /// Places of the pools whose component comes along because another one needs it.
    pub defaults: Vec<u32>,
}

/// Makes entities of one shape with typed rows.
pub struct Spawner<B> {
    /// The keys of the rows.
    pub bundle: B,
    /// The components and their table.
    pub shape: Shape,
}

impl<B: Bundle> Spawner<B> {
    /// For entities with one row of each key.
    pub fn new(bundle: B) -> Self {
        Self {
            shape: Shape {
                components: bundle.components(),
                ..Shape::default()
            },
            bundle,
        }
    }
}

/// Where the entities of one batch are: side by side at the end of their table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpawnedRows {
    /// Which table.
    pub table: TableId,
    /// Which rows of it, until something moves them.
    pub rows: Range<usize>,
    /// The first one, if there are any.
    pub first: Option<EntityId>,
}
