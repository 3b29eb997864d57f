//! [`Tree`]: the rows, cached until something that they show changes.

use super::flatten::{FilterMatch, mark_match};
use super::{Filter, Flattening, Folds, Kinds, Links, Row};
use playground_core_ecs::{
    ArchetypeId, EntityId, EntitySlot, Name, Parent, ReadColumns, WorldReader,
};

/// The rows and the state they were made from. They are made again when entities come, go or change
/// components, when a parent changes, and when the filter or a fold does; names count only
/// while the filter has words for them, because rows read their name when they are drawn.
#[derive(Debug, Default)]
pub struct Tree {
    /// Parents and children.
    pub links: Links,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Entities alive.
    pub total: usize,
    /// How many of them pass the filter.
    pub passing: usize,
    matches: Vec<FilterMatch>,
    made_from: Option<Stamp>,
}

/// Changes when the rows do.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    world_data: u64,
    parents: u64,
    names: u64,
    folds: u64,
    filter: Filter,
}

/// What rows are made from.
pub struct Source<'a> {
    /// The world.
    pub world: WorldReader<'a>,
    /// Names.
    pub names: ReadColumns<'a, Name>,
    /// Parents.
    pub parents: ReadColumns<'a, Parent>,
    /// Components that decide the icon of a row.
    pub kinds: &'a Kinds,
}

impl Tree {
    /// Makes the rows again if they could differ; returns whether it did.
    pub fn update(&mut self, source: &Source<'_>, filter: &Filter, folds: &Folds) -> bool {
        let (names, parents) = (&source.names, &source.parents);
        let world = source.world;
        let stamp = Stamp {
            world_data: world.version(),
            parents: changes(parents, world),
            names: if filter.has_name_words() {
                changes(names, world)
            } else {
                0
            },
            folds: folds.revision(),
            filter: filter.clone(),
        };
        if self.made_from.as_ref() == Some(&stamp) {
            return false;
        }
        self.total = world.entity_count();
        self.link(world, parents);
        self.filter(world, names, filter);
        self.flatten(source, filter, folds);
        self.made_from = Some(stamp);
        true
    }

    /// The index of an entity's row.
    pub fn position(&self, entity: EntityId) -> Option<usize> {
        self.rows.iter().position(|row| row.entity == entity)
    }

    fn link(&mut self, world: WorldReader<'_>, parents: &ReadColumns<'_, Parent>) {
        let slots = world.slots();
        self.links.reset(slots.len());
        for (at, archetype) in world.archetypes().iter().enumerate() {
            let rows = parents.rows(ArchetypeId(at as u32));
            for (entity, parent) in archetype.entities.iter().zip(rows) {
                let parent = parent.entity;
                let slot = slots.get(parent.index as usize);
                if slot.is_some_and(|slot| is_alive(slot) && slot.generation == parent.generation) {
                    self.links.set_parent(entity.index, parent.index);
                }
            }
        }
        self.links
            .link(|index| slots.get(index).is_some_and(is_alive));
    }

    fn filter(&mut self, world: WorldReader<'_>, names: &ReadColumns<'_, Name>, filter: &Filter) {
        self.matches.clear();
        self.passing = self.total;
        if filter.is_empty() {
            return;
        }
        self.passing = 0;
        self.matches.resize(self.links.len(), FilterMatch::Hidden);
        for (at, archetype) in world.archetypes().iter().enumerate() {
            let pools = archetype.components.iter().filter_map(|id| world.pool(*id));
            if !filter.passes_components(pools.map(|pool| pool.description().short_name())) {
                continue;
            }
            let names = names.rows(ArchetypeId(at as u32));
            for (row, entity) in archetype.entities.iter().enumerate() {
                let name = names.get(row).map_or("", |name| name.name.as_str());
                if filter.passes_name(name) {
                    self.passing += 1;
                    mark_match(&mut self.matches, &self.links, entity.index);
                }
            }
        }
    }

    fn flatten(&mut self, source: &Source<'_>, filter: &Filter, folds: &Folds) {
        let world = source.world;
        let disabled = |archetype| source.kinds.is_disabled(archetype);
        let disabled: Vec<bool> = world.archetypes().iter().map(disabled).collect();
        let slots = world.slots();
        self.rows.clear();
        let flattening = Flattening {
            links: &self.links,
            entity: |index| EntityId {
                index,
                generation: slots.get(index as usize).map_or(0, |slot| slot.generation),
            },
            is_disabled: |index| {
                let archetype = slots
                    .get(index as usize)
                    .map(|slot| slot.archetype.0 as usize);
                archetype.and_then(|archetype| disabled.get(archetype).copied()) == Some(true)
            },
            is_open: |entity| folds.is_open(entity),
            matches: (!filter.is_empty()).then_some(self.matches.as_slice()),
        };
        flattening.append_to(&mut self.rows);
    }
}

fn is_alive(slot: &EntitySlot) -> bool {
    slot.archetype != EntitySlot::FREE
}

/// A number that changes when a column does. The sum, not the latest tick: after a restore the
/// ticks go back.
fn changes<T>(columns: &ReadColumns<'_, T>, world: WorldReader<'_>) -> u64 {
    let archetypes = 0..world.archetypes().len() as u32;
    archetypes.fold(0_u64, |sum, archetype| {
        let tick = u64::from(columns.last_change(ArchetypeId(archetype)));
        sum.wrapping_mul(0x0100_0000_01b3).wrapping_add(tick)
    })
}
