//! [`LastChange`]: the effect of a change of components on an entity.

use super::archetype_of;
use super::required::{with_required, without_derived};
use playground_base::{ArchetypeId, ComponentId};
use playground_core_ecs::{Change, WorldData};

/// The archetype of a changed entity, and which of its rows are new there. Sparse components do not
/// count for the archetype, and whether their row is new is looked up for each entity.
#[derive(Debug)]
pub struct Effect {
    pub to: ArchetypeId,
    /// For each named component: the index of its pool, and whether the entity's archetype lacked
    /// it.
    pub rows: Vec<(u32, bool)>,
    /// Pools whose component is added because another one requires it.
    pub defaults: Vec<u32>,
}

/// Caches the last effect: the entities of a batch mostly change alike.
#[derive(Default)]
pub struct LastChange {
    from: Option<ArchetypeId>,
    named: Vec<ComponentId>,
    effect: Option<Effect>,
}

impl LastChange {
    /// The effect of a change on an entity of the archetype `from`; `None` for one that is new.
    pub fn effect(
        &mut self,
        world_data: &mut WorldData,
        from: Option<ArchetypeId>,
        named: impl Iterator<Item = ComponentId> + Clone,
        change: Change,
    ) -> &Effect {
        let same = self.from == from && named.clone().eq(self.named.iter().copied());
        let effect = self.effect.take().filter(|_| same);
        let effect = effect.unwrap_or_else(|| {
            (self.from, self.named) = (from, named.collect());
            effect_of(world_data, from, &self.named, change)
        });
        self.effect.insert(effect)
    }
}

fn effect_of(
    world_data: &mut WorldData,
    from: Option<ArchetypeId>,
    named: &[ComponentId],
    change: Change,
) -> Effect {
    let archetype =
        from.and_then(|archetype_id| world_data.archetypes.get(archetype_id.0 as usize));
    let before = archetype.map_or(Vec::new(), |archetype| archetype.components.clone());
    let mut after = before.clone();
    let in_archetypes = |id: &&ComponentId| !world_data.pool(**id).is_some_and(|p| p.is_sparse());
    match change {
        Change::Add => after.extend(named.iter().filter(in_archetypes)),
        Change::Remove => {
            after.retain(|component| !named.contains(component));
            without_derived(named, &mut after);
        }
    }
    with_required(world_data, &mut after);
    let to = archetype_of(world_data, &after);
    let index = |component: &ComponentId| world_data.pool_of.get(component).copied();
    // A component that is named twice is new only the first time.
    let rows = named.iter().enumerate().map(|(at, component)| {
        let is_new = !before.contains(component) && !named[..at].contains(component);
        (index(component).unwrap_or(u32::MAX), is_new)
    });
    let is_required = |c: &&ComponentId| !before.contains(c) && !named.contains(c);
    Effect {
        to,
        rows: rows.collect(),
        defaults: after.iter().filter(is_required).filter_map(index).collect(),
    }
}
