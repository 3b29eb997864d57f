//! [`Subject`]: what is selected, and the components that are shown of it.

use playground_base::{ErasedPool, Named, Value, stable_id};
use playground_core_ecs::{
    Archetype, ComponentId, Disabled, Entity, EntityId, Name, Owner, Parent, ReadColumns,
    WorldReader,
};
use playground_core_ui::Selection;
use std::collections::HashSet;

/// Values of so many entities at most are compared; edits still reach all.
const COMPARED: usize = 256;

/// What is selected, and what is shown of it: the resources of the world, or what entities share.
pub struct Subject {
    /// All of them, the one selected last at the end.
    pub owners: Vec<Owner>,
    /// Those whose values are compared: the last ones.
    pub compared: Vec<Owner>,
    /// Their name, where all have the same.
    pub name: Option<String>,
    /// Whether they are enabled, where all agree.
    pub is_enabled: Option<bool>,
    /// Their parent ([`EntityId::NONE`] at the root), where all have the same.
    pub parent: Option<EntityId>,
    /// The components that all entities have, in order of registration; the resources of the world by
    /// name.
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
    /// Looks at the world, or at the entities that are still there; `None` when there are none.
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
            places: world.owner(Owner::World).into_iter().collect(),
        }
    }

    fn of_entities(
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
            let name = names.get(place.archetype, place.row as usize);
            name.map_or("", |name| name.name.as_str())
        };
        let parent = |place: &Entity| {
            let parent = parents.get(place.archetype, place.row as usize);
            parent.map_or(EntityId::NONE, |parent| parent.entity)
        };
        let archetypes = archetypes_of(world, &places);
        let (shared, partial) = components_of(world, &archetypes, &places);
        Some(Self {
            name: common(compared.iter().map(name)).map(str::to_owned),
            is_enabled: common(
                archetypes
                    .iter()
                    .map(|archetype| !has(archetype, Disabled::NAME)),
            ),
            parent: common(compared.iter().map(parent)),
            owners: owners(&places),
            compared: owners(&compared),
            shared,
            partial,
            places: compared,
        })
    }

    /// The world is selected.
    pub fn is_world(&self) -> bool {
        self.owners == [Owner::World]
    }

    /// The selected entities; none for the world.
    pub fn entities(&self) -> impl Iterator<Item = EntityId> {
        self.owners.iter().filter_map(|owner| owner.entity())
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

fn owners(places: &[Entity]) -> Vec<Owner> {
    places.iter().map(|place| Owner::Entity(place.id)).collect()
}

fn archetypes_of<'a>(world: WorldReader<'a>, places: &[Entity]) -> Vec<&'a Archetype> {
    let mut seen = HashSet::new();
    let new = places.iter().filter(|place| seen.insert(place.archetype.0));
    new.filter_map(|place| world.archetype_of(*place)).collect()
}

/// The components that all archetypes have, and how many only some have.
fn components_of(
    world: WorldReader<'_>,
    archetypes: &[&Archetype],
    places: &[Entity],
) -> (Vec<ErasedPool>, usize) {
    let (mut shared, mut partial) = (Vec::new(), 0);
    for pool in world.pools() {
        let id = pool.component();
        let in_archetype =
            |archetype: &&&Archetype| archetype.components.binary_search(&id).is_ok();
        let has_it = |place: &&Entity| world.has(**place, pool);
        let (with, all) = if pool.is_sparse() {
            (places.iter().filter(has_it).count(), places.len())
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

/// The one value of all, if it is one.
fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
