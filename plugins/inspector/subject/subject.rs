//! [`Subject`]: the selection and the components that are shown of it.

use playground_base::{ErasedPool, Named, Value, stable_id};
use playground_core_ecs::{
    Archetype, ComponentId, Disabled, Entity, EntityId, Name, Owner, Parent, ReadColumns,
    WorldReader,
};
use playground_core_ui::Selection;
use std::collections::HashSet;

/// The most entities whose values are compared. Edits change all selected entities.
const MAX_COMPARED: usize = 256;

/// The selection and what is shown of it: the resources of the world, or the components that all
/// selected entities have.
pub struct Subject {
    /// The world or all selected entities, the one selected last at the end.
    pub owners: Vec<Owner>,
    /// The last of them, whose values are compared.
    pub compared: Vec<Owner>,
    /// The common name; `None` when names differ.
    pub name: Option<String>,
    /// True when all are enabled, false when all are disabled.
    pub is_enabled: Option<bool>,
    /// The common parent ([`EntityId::NONE`] at the root); `None` when parents differ.
    pub parent: Option<EntityId>,
    /// The components that all entities have, in order of registration, or the resources of the world
    /// by name.
    pub shared: Vec<ErasedPool>,
    /// The number of components that only some of them have.
    pub partial: usize,
    /// The rows of the compared owners.
    locations: Vec<Entity>,
}

impl Subject {
    /// Reads the world, or the selected entities that are alive; `None` when there are none.
    pub fn read(
        world: WorldReader<'_>,
        names: &ReadColumns<'_, Name>,
        parents: &ReadColumns<'_, Parent>,
        selection: &Selection,
    ) -> Option<Self> {
        match selection {
            Selection::World => Some(Self::of_world(world)),
            Selection::Entities(selected) => Self::of_entities(world, names, parents, selected),
        }
    }

    /// The world and its resources.
    fn of_world(world: WorldReader<'_>) -> Self {
        let mut resources: Vec<ErasedPool> = world.resources().cloned().collect();
        resources.sort_by_key(|pool| pool.description().short_name());
        Self {
            owners: vec![Owner::World],
            compared: vec![Owner::World],
            name: None,
            is_enabled: None,
            parent: None,
            shared: resources,
            partial: 0,
            locations: world.owner(Owner::World).into_iter().collect(),
        }
    }

    fn of_entities(
        world: WorldReader<'_>,
        names: &ReadColumns<'_, Name>,
        parents: &ReadColumns<'_, Parent>,
        selection: &[EntityId],
    ) -> Option<Self> {
        let alive = selection.iter().filter_map(|id| world.entity(*id));
        let locations: Vec<Entity> = alive.collect();
        let first = locations.len().saturating_sub(MAX_COMPARED);
        let compared = locations.get(first..)?.to_vec();
        compared.last()?;
        let name = |location: &Entity| {
            let name = names.get(location.archetype, location.row as usize);
            name.map_or("", |name| name.name.as_str())
        };
        let parent = |location: &Entity| {
            let parent = parents.get(location.archetype, location.row as usize);
            parent.map_or(EntityId::NONE, |parent| parent.entity)
        };
        let archetypes = archetypes_of(world, &locations);
        let (shared, partial) = components_of(world, &archetypes, &locations);
        Some(Self {
            name: common(compared.iter().map(name)).map(str::to_owned),
            is_enabled: common(
                archetypes
                    .iter()
                    .map(|archetype| !has(archetype, Disabled::NAME)),
            ),
            parent: common(compared.iter().map(parent)),
            owners: owners(&locations),
            compared: owners(&compared),
            shared,
            partial,
            locations: compared,
        })
    }

    /// True when the world is selected.
    pub fn is_world(&self) -> bool {
        self.owners == [Owner::World]
    }

    /// The selected entities; none for the world.
    pub fn entities(&self) -> impl Iterator<Item = EntityId> {
        self.owners.iter().filter_map(|owner| owner.entity())
    }

    /// The values of a component, one for each of the [`compared`](Self::compared) owners; `None` when
    /// one does not serialise.
    pub fn values(&self, world: WorldReader<'_>, pool: &ErasedPool) -> Option<Vec<Value>> {
        let read = |location: &Entity| world.value(*location, pool);
        self.locations.iter().map(read).collect()
    }

    /// True when all of them have this component.
    pub fn has(&self, component: ComponentId) -> bool {
        self.shared.iter().any(|pool| pool.component() == component)
    }
}

fn owners(locations: &[Entity]) -> Vec<Owner> {
    locations
        .iter()
        .map(|location| Owner::Entity(location.id))
        .collect()
}

fn archetypes_of<'a>(world: WorldReader<'a>, locations: &[Entity]) -> Vec<&'a Archetype> {
    let mut seen = HashSet::new();
    let new = locations
        .iter()
        .filter(|location| seen.insert(location.archetype.0));
    new.filter_map(|location| world.archetype_of(*location))
        .collect()
}

/// The components that all entities have, and the number of those that only some have.
fn components_of(
    world: WorldReader<'_>,
    archetypes: &[&Archetype],
    locations: &[Entity],
) -> (Vec<ErasedPool>, usize) {
    let (mut shared, mut partial) = (Vec::new(), 0);
    for pool in world.pools() {
        let id = pool.component();
        let in_archetype =
            |archetype: &&&Archetype| archetype.components.binary_search(&id).is_ok();
        let has_component = |location: &&Entity| world.has(**location, pool);
        let (with, all) = if pool.is_sparse() {
            (
                locations.iter().filter(has_component).count(),
                locations.len(),
            )
        } else {
            (
                archetypes.iter().filter(in_archetype).count(),
                archetypes.len(),
            )
        };
        match with {
            0 => {}
            with if with == all => shared.push(pool.clone()),
            _ => partial += 1,
        }
    }
    (shared, partial)
}

fn has(archetype: &Archetype, name: &str) -> bool {
    archetype.components.contains(&ComponentId(stable_id(name)))
}

/// The first value, if all are equal.
fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
