//! Queries: the entities to visit and the components to access.

use playground_base::{ArchetypeId, Component, ComponentId, Key};

/// Names a query: the hash of its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct QueryId(pub u64);

/// A query of a system, by its index in the system's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QueryRef(pub usize);

/// Conditions on archetypes and rows, beyond what the query reads and writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryFilter {
    /// Components they must have.
    pub with: Vec<ComponentId>,
    /// Components they must not have.
    pub without: Vec<ComponentId>,
    /// At least one of these, where there are any.
    pub any_of: Vec<ComponentId>,
    /// At least one of these must have been written since the query last ran.
    pub changed: Vec<ComponentId>,
    /// At least one of these must have been added since the query last ran.
    pub added: Vec<ComponentId>,
    /// Disabled entities are included.
    pub disabled: bool,
}

/// The entities to visit, and the components that are read and written. Being data, it is also the
/// declaration by which the scheduler runs systems in parallel.
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
    /// Entities whose component was written since the query last ran; of several components named
    /// this way or by [`with_added`](Self::with_added), one is enough. A system still gets whole
    /// archetypes, and finds the rows with `changed_rows(archetype, context.since)`.
    pub fn with_changed<T: Component>(mut self, key: &Key<T>) -> Self {
        self.filter.changed.push(key.component());
        self
    }
    /// Entities that got the component since the query last ran; a system finds the rows with
    /// `added_rows(archetype, context.since)`.
    pub fn with_added<T: Component>(mut self, key: &Key<T>) -> Self {
        self.filter.added.push(key.component());
        self
    }
    /// Includes disabled entities.
    pub const fn with_disabled(mut self) -> Self {
        self.filter.disabled = true;
        self
    }
}

/// The cached matches of a query, valid until the world has more archetypes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryMatches {
    /// Archetypes that match, in order.
    pub archetypes: Vec<ArchetypeId>,
    /// The number of archetypes examined so far.
    pub seen: usize,
}
