//! [`Groups`]: entities by their components, while a scene is read.

use super::row_text::follows_description;
use playground_base::{ComponentId, ErasedPool};
use playground_core_ecs::{EntityId, EntityRows, WorldData};
use std::collections::HashMap;

/// The components of a world by the names that scenes may give them.
pub struct Pools<'w> {
    by_name: HashMap<&'static str, ScenePool<'w>>,
    /// The components of the last entities, by their index: neighbours in a scene are often alike.
    last: Vec<ScenePool<'w>>,
}

/// A component that scenes may name.
#[derive(Clone, Copy)]
pub struct ScenePool<'w> {
    /// The component.
    pub pool: &'w ErasedPool,
    /// The text of its rows is read straight into bytes.
    pub is_direct: bool,
}

impl<'w> Pools<'w> {
    /// All of them.
    pub fn of(world_data: &'w WorldData) -> Self {
        let mut by_name = HashMap::new();
        for pool in &world_data.pools {
            let is_direct = pool.is_described(follows_description);
            let known = ScenePool { pool, is_direct };
            by_name.insert(pool.description().name, known);
        }
        Self {
            by_name,
            last: Vec::new(),
        }
    }

    /// The component with this name, which an entity has at this index.
    pub fn find(&mut self, name: &str, index: usize) -> Option<ScenePool<'w>> {
        let last = self.last.get(index);
        if let Some(last) = last.filter(|last| last.pool.description().name == name) {
            return Some(*last);
        }
        let found = *self.by_name.get(name)?;
        match self.last.get_mut(index) {
            Some(last) => *last = found,
            None => self.last.push(found),
        }
        Some(found)
    }
}

/// The rows of one entity.
#[derive(Default)]
pub struct Row {
    /// Where the bytes of each component end.
    pub components: Vec<(ComponentId, usize)>,
    /// Those of all of them.
    pub bytes: Vec<u8>,
}

/// Entities with the same components.
#[derive(Default)]
pub struct Groups {
    /// One for each set of components.
    pub all: Vec<EntityRows>,
    by_components: HashMap<Vec<ComponentId>, usize>,
    /// That of the last entity: neighbours in a scene are often alike.
    last: usize,
}

impl Groups {
    /// Adds an entity.
    pub fn push(&mut self, id: EntityId, row: &Row) {
        let at = self.find(row);
        self.last = at;
        let Some(group) = self.all.get_mut(at) else {
            return;
        };
        group.ids.push(id);
        let mut start = 0;
        for ((_, column), (_, end)) in group.columns.iter_mut().zip(&row.components) {
            column.extend_from_slice(&row.bytes[start..*end]);
            start = *end;
        }
    }

    /// Adds the entities of others behind these.
    pub fn append(&mut self, others: Self) {
        for mut other in others.all {
            let components = other.columns.iter().map(|(id, _)| *id);
            let at = self.with(components.collect());
            let Some(group) = self.all.get_mut(at) else {
                continue;
            };
            group.ids.append(&mut other.ids);
            let columns = group.columns.iter_mut().zip(&mut other.columns);
            columns.for_each(|((_, to), (_, from))| to.append(from));
        }
    }

    fn find(&mut self, row: &Row) -> usize {
        let components = || row.components.iter().map(|(id, _)| *id);
        let of_group =
            |group: &EntityRows| group.columns.iter().map(|(id, _)| *id).eq(components());
        if self.all.get(self.last).is_some_and(of_group) {
            return self.last;
        }
        self.with(components().collect())
    }

    /// The group with these components.
    fn with(&mut self, key: Vec<ComponentId>) -> usize {
        if let Some(at) = self.by_components.get(&key) {
            return *at;
        }
        self.all.push(EntityRows {
            ids: Vec::new(),
            columns: key.iter().map(|id| (*id, Vec::new())).collect(),
        });
        let at = self.all.len() - 1;
        self.by_components.insert(key, at);
        at
    }
}
