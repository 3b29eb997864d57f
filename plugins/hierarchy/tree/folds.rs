//! [`Folds`]: which rows are closed.

use playground_base::state;
use playground_core_ecs::EntityId;
use std::collections::HashSet;

/// Which rows are closed. Everything else is open, so that new entities are seen.
#[state]
#[derive(Clone, Debug)]
pub struct Folds {
    closed: HashSet<EntityId>,
    #[serde(skip)]
    revision: u64,
}

impl Folds {
    /// These rows are closed.
    pub fn new(closed: impl IntoIterator<Item = EntityId>) -> Self {
        Self {
            closed: closed.into_iter().collect(),
            revision: 1,
        }
    }

    /// Opens or closes a row.
    pub fn set_open(&mut self, entity: EntityId, is_open: bool) {
        let changed = if is_open {
            self.closed.remove(&entity)
        } else {
            self.closed.insert(entity)
        };
        self.revision += u64::from(changed);
    }

    /// Opens every row.
    pub fn open_all(&mut self) {
        self.closed.clear();
        self.revision += 1;
    }

    /// Closes these rows and no others.
    pub fn close_all(&mut self, entities: impl Iterator<Item = EntityId>) {
        self.closed = entities.collect();
        self.revision += 1;
    }

    /// Whether the row is open.
    pub fn is_open(&self, entity: EntityId) -> bool {
        self.closed.is_empty() || !self.closed.contains(&entity)
    }

    /// Changes with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }
}
