//! [`DeclaredAt`] and [`is_value`]: the parts of run conditions.

use super::param::Touched;
use crate::RunCondition;
use playground_base::serde::Serialize;
use playground_base::{ComponentId, Resource, to_value};

/// The query or resource that a parameter declared.
#[derive(Clone, Copy, Debug)]
pub enum DeclaredAt {
    /// The query in this slot.
    Query(usize),
    /// A resource.
    Resource(ComponentId),
    /// Something else.
    Nothing,
}

impl DeclaredAt {
    /// The declaration that is in `after` and not in `before`.
    pub fn between(before: &Touched, after: &Touched) -> Self {
        let mut added = after.reads.iter().skip(before.reads.len());
        let mut written = after.writes.iter().skip(before.writes.len());
        if after.queries.len() > before.queries.len() {
            return Self::Query(before.queries.len());
        }
        added
            .next()
            .or_else(|| written.next())
            .copied()
            .map_or(Self::Nothing, Self::Resource)
    }

    /// The condition that the query can have a match ([`RunCondition::AnyMatch`]), or that the resource exists.
    pub const fn any_match(self) -> RunCondition {
        match self {
            Self::Query(slot) => RunCondition::AnyMatch(slot),
            Self::Resource(resource) => RunCondition::ResourceExists(resource),
            Self::Nothing => RunCondition::Always,
        }
    }

    /// The condition that the data of the query or the resource was written since the system last
    /// ran.
    pub const fn changed(self) -> RunCondition {
        match self {
            Self::Query(slot) => RunCondition::AnyChanged(slot),
            Self::Resource(resource) => RunCondition::ResourceChanged(resource),
            Self::Nothing => RunCondition::Always,
        }
    }
}

/// The condition that the field at `path` of the resource equals `value`. The function is never
/// called: it lets the compiler check the field and its type.
pub fn is_value<T: Resource>(
    _: fn(&T) -> bool,
    path: &'static str,
    value: &impl Serialize,
) -> RunCondition {
    RunCondition::ResourceIs {
        resource: T::ID,
        path,
        value: to_value(value).unwrap_or_default(),
    }
}
