//! [`Model`]: a world in plain maps.

use crate::fixture::*;
use playground_base::{ComponentId, Value, from_value};
use playground_core_ecs::{EntityId, Parent};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the world's error with which a request is refused.
pub type Refused = &'static str;

pub type Rows = BTreeMap<ComponentId, Value>;

/// Entities, and which ids come next.
#[derive(Clone, Default)]
pub struct Model {
    pub entities: BTreeMap<EntityId, Rows>,
    generations: Vec<u32>,
    free: Vec<u32>,
}

impl Model {
    pub fn parent(&self, id: EntityId) -> Option<EntityId> {
        let row = self.entities.get(&id)?.get(&PARENT)?;
        let parent: Parent = from_value(row.clone()).ok()?;
        Some(parent.entity).filter(|parent| self.entities.contains_key(parent))
    }

    /// The number of entities that have a component.
    pub fn rows_of(&self, component: ComponentId) -> usize {
        let all = self.entities.values();
        all.filter(|rows| rows.contains_key(&component)).count()
    }

    /// Whether `id` is `above` or below it.
    pub fn is_below(&self, id: EntityId, above: EntityId) -> bool {
        let mut at = Some(id);
        while let Some(id) = at {
            if id == above {
                return true;
            }
            at = self.parent(id);
        }
        false
    }

    pub fn spawn(&mut self, rows: Rows) -> EntityId {
        let index = self.free.pop().unwrap_or_else(|| {
            self.generations.push(0);
            self.generations.len() as u32 - 1
        });
        let id = entity(index, self.generations[index as usize]);
        self.entities.insert(id, rows);
        id
    }

    pub fn respawn(&mut self, id: EntityId, rows: Rows) -> Result<(), Refused> {
        let mut there = self.entities.keys();
        if let Some(other) = there.find(|other| other.index == id.index) {
            return Err(if *other == id {
                "Duplicate"
            } else {
                "SameSlot"
            });
        }
        self.free.retain(|index| *index != id.index);
        let slots = self.generations.len() as u32;
        if id.index >= slots {
            self.free.splice(0..0, (slots..id.index).rev());
            self.generations.resize(id.index as usize + 1, 0);
        }
        self.generations[id.index as usize] = id.generation;
        self.entities.insert(id, rows);
        Ok(())
    }

    /// All that end with those of `ids` that are alive.
    pub fn doomed(&self, ids: &[EntityId]) -> BTreeSet<EntityId> {
        let alive: Vec<EntityId> = ids
            .iter()
            .copied()
            .filter(|id| self.entities.contains_key(id))
            .collect();
        self.despawn(&alive).unwrap_or_default()
    }

    /// All that end; as a set, for only parents before children is promised of the order.
    pub fn despawn(&self, ids: &[EntityId]) -> Result<BTreeSet<EntityId>, Refused> {
        if ids.iter().any(|id| !self.entities.contains_key(id)) {
            return Err("NoEntity");
        }
        let all = self.entities.keys().copied();
        let doomed = all.filter(|id| ids.iter().any(|above| self.is_below(*id, *above)));
        Ok(doomed.collect())
    }

    /// Removes entities in the order in which the world despawned them.
    pub fn end(&mut self, ids: &[EntityId]) {
        for id in ids {
            self.entities.remove(id);
            self.generations[id.index as usize] = id.generation + 1;
            self.free.push(id.index);
        }
    }
}
