//! [`Subject`]: the selected entities and their shared components.

use playground_base::{ErasedPool, Named, Value, stable_id};
use playground_core_ecs::{
    ComponentId, Disabled, Entity, EntityId, Name, Parent, ReadColumns, Storage, WorldReader,
};
use std::collections::HashSet;

/// Values of so many entities at most are compared; edits still reach all.
const COMPARED: usize = 256;

/// The selected entities and what they share.
pub struct Subject {
    /// All of them, the one selected last at the end.
    pub entities: Vec<EntityId>,
    /// Those whose values are compared: the last ones.
    pub compared: Vec<EntityId>,
    /// Their name, where all have the same.
    pub name: Option<String>,
    /// Whether they are enabled, where all agree.
    pub is_enabled: Option<bool>,
    /// Their parent ([`EntityId::NONE`] at the root), where all have the same.
    pub parent: Option<EntityId>,
    /// The components that all of them have, in order of registration.
    pub shared: Vec<ErasedPool>,
    /// Components that only some of them have.
    pub partial: usize,
    places: Vec<Entity>,
}

/// Values of one component, in step with [`Subject::compared`].
pub struct Rows {
    /// One for each entity.
    pub values: Vec<Value>,
}

impl Subject {
    /// Looks at the entities that are still there; `None` when there are none.
    pub fn read(
        world: WorldReader<'_>,
        names: &ReadColumns<'_, Name>,
        parents: &ReadColumns<'_, Parent>,
        selection: &[EntityId],
    ) -> Option<Self> {
        let alive = selection.iter().filter_map(|id| world.entity(*id));
        let places: Vec<Entity> = alive.collect();
        let compared = places
            .get(places.len().saturating_sub(COMPARED)..)?
            .to_vec();
        compared.last()?;
        let name = |place: &Entity| {
            let name = names.get(place.table, place.row as usize);
            name.map_or("", |name| name.name.as_str())
        };
        let parent = |place: &Entity| {
            let parent = parents.get(place.table, place.row as usize);
            parent.map_or(EntityId::NONE, |parent| parent.entity)
        };
        let tables = tables_of(world, &places);
        let (shared, partial) = components_of(world, &tables, &places);
        Some(Self {
            name: common(compared.iter().map(name)).map(str::to_owned),
            is_enabled: common(tables.iter().map(|table| !has(table, Disabled::NAME))),
            parent: common(compared.iter().map(parent)),
            entities: places.iter().map(|place| place.id).collect(),
            compared: compared.iter().map(|place| place.id).collect(),
            shared,
            partial,
            places: compared,
        })
    }

    /// The values of one component.
    pub fn rows(&self, world: WorldReader<'_>, pool: &ErasedPool) -> Option<Rows> {
        let read = |place: &Entity| world.value(*place, pool);
        let values: Option<Vec<Value>> = self.places.iter().map(read).collect();
        values.map(|values| Rows { values })
    }

    /// Whether all of them have this component.
    pub fn has(&self, component: ComponentId) -> bool {
        self.shared.iter().any(|pool| pool.component() == component)
    }
}

fn tables_of<'a>(world: WorldReader<'a>, places: &[Entity]) -> Vec<&'a Storage> {
    let mut seen = HashSet::new();
    let new = places.iter().filter(|place| seen.insert(place.table.0));
    new.filter_map(|place| world.archetype_of(*place)).collect()
}

/// The components that all tables have, and how many only some have.
fn components_of(
    world: WorldReader<'_>,
    tables: &[&Storage],
    places: &[Entity],
) -> (Vec<ErasedPool>, usize) {
    let (mut shared, mut partial) = (Vec::new(), 0);
    for pool in world.pools() {
        let id = pool.component();
        let in_table = |table: &&&Storage| table.components.binary_search(&id).is_ok();
        let has_it = |place: &&Entity| world.has(**place, pool);
        let (with, all) = match pool.is_sparse() {
            true => (places.iter().filter(has_it).count(), places.len()),
            false => (tables.iter().filter(in_table).count(), tables.len()),
        };
        match with {
            0 => {}
            with if with == all => shared.push(pool.clone()),
            _ => partial += 1,
        }
    }
    (shared, partial)
}

fn has(table: &Storage, name: &str) -> bool {
    table.components.contains(&ComponentId(stable_id(name)))
}

/// The one value of all, if it is one.
fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
