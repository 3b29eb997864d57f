//! [`Descendants`]: children by parent.

use playground_base::{Key, TableId};
use playground_core_ecs::{EntityId, Parent, Structure};
use std::collections::HashSet;

/// Every (parent, child), sorted, so that the children of one entity lie together in order of id.
/// Made for one request: parents change by plain writes too.
pub struct Descendants {
    pairs: Vec<(EntityId, EntityId)>,
}

impl Descendants {
    /// Of the whole world. It waits for nobody: whoever calls has the world exclusively.
    pub fn new(structure: &Structure, key: &Key<Parent>) -> Self {
        let mut pairs = Vec::new();
        if let Ok(parents) = key.read(&structure.cells) {
            for (at, storage) in structure.tables.iter().enumerate() {
                let rows = parents.rows(TableId(at as u32));
                let of = |(row, id): (&Parent, &EntityId)| (row.entity, *id);
                pairs.extend(rows.iter().zip(&storage.entities).map(of));
            }
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// The children of an entity.
    pub fn of(&self, parent: EntityId) -> impl DoubleEndedIterator<Item = EntityId> {
        let first = self.pairs.partition_point(|(above, _)| *above < parent);
        let rest = &self.pairs[first..];
        let count = rest.partition_point(|(above, _)| *above == parent);
        rest[..count].iter().map(|(_, child)| *child)
    }

    /// These entities and all below them, each once, parents first.
    pub fn with_roots(&self, roots: &[EntityId]) -> Vec<EntityId> {
        if self.pairs.is_empty() {
            let mut seen = HashSet::new();
            return roots
                .iter()
                .copied()
                .filter(|id| seen.insert(*id))
                .collect();
        }
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        for root in self.topmost(roots) {
            let mut next = vec![root];
            while let Some(id) = next.pop() {
                if seen.insert(id) {
                    found.push(id);
                    next.extend(self.of(id).rev());
                }
            }
        }
        found
    }

    /// The roots in their order, but those below another root last: they are found before.
    fn topmost(&self, roots: &[EntityId]) -> Vec<EntityId> {
        let all: HashSet<EntityId> = roots.iter().copied().collect();
        let mut below = HashSet::new();
        let mut next: Vec<EntityId> = roots.iter().flat_map(|root| self.of(*root)).collect();
        while let Some(id) = next.pop() {
            if below.insert(id) && !all.contains(&id) {
                next.extend(self.of(id));
            }
        }
        let (last, mut first): (Vec<_>, Vec<_>) = roots.iter().partition(|id| below.contains(id));
        first.extend(last);
        first
    }
}
