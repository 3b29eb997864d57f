//! [`LastChange`]: what a change of components means for an entity.

use super::required::{with_required, without_derived};
use super::table_of;
use playground_base::{ComponentId, TableId};
use playground_core_ecs::{Change, Structure};

/// Where a changed entity goes, and which of its rows are new there. Sparse components do not count
/// for the table, and whether their row is new is looked up for each entity.
#[derive(Debug)]
pub struct Effect {
    pub to: TableId,
    /// For each component named: the place of its pool, and whether the entity's table had none
    /// before.
    pub rows: Vec<(u32, bool)>,
    /// Pools whose component comes along because another one needs it.
    pub defaults: Vec<u32>,
}

/// Remembers the last answer: the entities of a batch mostly change alike.
#[derive(Default)]
pub struct LastChange {
    from: Option<TableId>,
    named: Vec<ComponentId>,
    effect: Option<Effect>,
}

impl LastChange {
    /// The effect of a change on an entity of the table `from`; `None` for one that is new.
    pub fn effect(
        &mut self,
        structure: &mut Structure,
        from: Option<TableId>,
        named: impl Iterator<Item = ComponentId> + Clone,
        change: Change,
    ) -> &Effect {
        let same = self.from == from && named.clone().eq(self.named.iter().copied());
        let effect = self.effect.take().filter(|_| same);
        let effect = effect.unwrap_or_else(|| {
            (self.from, self.named) = (from, named.collect());
            effect_of(structure, from, &self.named, change)
        });
        self.effect.insert(effect)
    }
}

fn effect_of(
    structure: &mut Structure,
    from: Option<TableId>,
    named: &[ComponentId],
    change: Change,
) -> Effect {
    let storage = from.and_then(|table| structure.tables.get(table.0 as usize));
    let before = storage.map_or(Vec::new(), |storage| storage.components.clone());
    let mut after = before.clone();
    let in_tables = |id: &&ComponentId| !structure.as_pool(**id).is_some_and(|p| p.is_sparse());
    match change {
        Change::Add => after.extend(named.iter().filter(in_tables)),
        Change::Remove => {
            after.retain(|component| !named.contains(component));
            without_derived(named, &mut after);
        }
    }
    with_required(structure, &mut after);
    let to = table_of(structure, &after);
    let place = |component: &ComponentId| structure.pool_of.get(component).copied();
    // A component that is named twice is new only the first time.
    let rows = named.iter().enumerate().map(|(at, component)| {
        let is_new = !before.contains(component) && !named[..at].contains(component);
        (place(component).unwrap_or(u32::MAX), is_new)
    });
    let comes_along = |c: &&ComponentId| !before.contains(c) && !named.contains(c);
    Effect {
        to,
        rows: rows.collect(),
        defaults: after.iter().filter(comes_along).filter_map(place).collect(),
    }
}
