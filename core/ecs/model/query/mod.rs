//! Queries: which entities, and what of them.

use playground_base::{Component, ComponentId, Key, TableId};

/// Names a query: the hash of what it asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct QueryId(pub u64);

/// A query of a system, by its place in the system's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QueryRef(pub usize);

/// What tables must look like, beyond what the query reads and writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryFilter {
    /// Components they must have.
    pub with: Vec<ComponentId>,
    /// Components they must not have.
    pub without: Vec<ComponentId>,
    /// At least one of these, where there are any.
    pub any_of: Vec<ComponentId>,
    /// Rows of these must have been written since the query was last asked, at least one of them.
    pub changed: Vec<ComponentId>,
    /// Rows of these must have been added since the query was last asked, at least one of them.
    pub added: Vec<ComponentId>,
    /// Entities that are disabled take part too.
    pub disabled: bool,
}

/// Which entities, and what of them is read and written. Being data, it is also the declaration
/// by which the scheduler runs systems in parallel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Components that are read.
    pub reads: Vec<ComponentId>,
    /// Components that are written.
    pub writes: Vec<ComponentId>,
    /// Components that are read where an entity has them.
    pub optional: Vec<ComponentId>,
    /// Components that are written where an entity has them.
    pub optional_writes: Vec<ComponentId>,
    /// Further conditions.
    pub filter: QueryFilter,
}

impl Query {
    /// All entities.
    pub fn new() -> Self {
        Self::default()
    }
    /// Entities that have the component, to read it.
    pub fn with_read<T: Component>(mut self, key: &Key<T>) -> Self {
        self.reads.push(key.component());
        self
    }
    /// Entities that have the component, to write it.
    pub fn with_write<T: Component>(mut self, key: &Key<T>) -> Self {
        self.writes.push(key.component());
        self
    }
    /// The component is read where an entity has it.
    pub fn with_optional<T: Component>(mut self, key: &Key<T>) -> Self {
        self.optional.push(key.component());
        self
    }
    /// Entities that have the component; it is not accessed.
    pub fn with<T: Component>(mut self, key: &Key<T>) -> Self {
        self.filter.with.push(key.component());
        self
    }
    /// Entities that lack the component.
    pub fn without<T: Component>(mut self, key: &Key<T>) -> Self {
        self.filter.without.push(key.component());
        self
    }
    /// Entities that have at least one of the components named this way.
    pub fn with_any_of<T: Component>(mut self, key: &Key<T>) -> Self {
        self.filter.any_of.push(key.component());
        self
    }
    /// Entities whose component was written since the query was last asked; of several components
    /// named this way or by [`with_added`](Self::with_added), one is enough. A system gets whole
    /// tables all the same, and finds the rows with `changed_rows(table, context.since)`.
    pub fn with_changed<T: Component>(mut self, key: &Key<T>) -> Self {
        self.filter.changed.push(key.component());
        self
    }
    /// Entities that got the component since the query was last asked; a system finds the rows with
    /// `added_rows(table, context.since)`.
    pub fn with_added<T: Component>(mut self, key: &Key<T>) -> Self {
        self.filter.added.push(key.component());
        self
    }
    /// Disabled entities take part too.
    pub const fn with_disabled(mut self) -> Self {
        self.filter.disabled = true;
        self
    }
}

/// A query's matches, kept until the world has more tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryMatches {
    /// Tables that match, in order.
    pub tables: Vec<TableId>,
    /// How many tables were looked at.
    pub seen: usize,
}
