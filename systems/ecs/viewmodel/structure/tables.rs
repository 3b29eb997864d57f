//! Tables by their components.

use super::required::with_required;
use playground_base::{ComponentId, TableId};
use playground_core_ecs::{Storage, Structure};

/// The table of the entities that have exactly these components, which are sorted and known.
pub fn table_of(structure: &mut Structure, components: &[ComponentId]) -> TableId {
    if let Some(table) = structure.table_of.get(components) {
        return *table;
    }
    let table = TableId(structure.tables.len() as u32);
    let Structure {
        cells,
        pools,
        pool_of,
        ..
    } = structure;
    let mut storage = Storage::default();
    for component in components {
        let Some(place) = pool_of.get(component) else {
            continue;
        };
        if let Some(pool) = pools.get(*place as usize) {
            pool.add_table(cells, table);
            storage.components.push(*component);
            storage.pools.push(*place);
        }
    }
    structure.tables.push(storage);
    structure.table_of.insert(components.to_vec(), table);
    table
}

/// Remembers the last answer: the entities of a batch mostly change alike.
#[derive(Default)]
pub struct LastTable {
    asked: Vec<ComponentId>,
    from: Option<TableId>,
    answer: Option<TableId>,
}

impl LastTable {
    /// The table of a new entity with `components` and what they need.
    pub fn of_new(&mut self, structure: &mut Structure, components: Vec<ComponentId>) -> TableId {
        self.answer(structure, None, components, |_, set| set)
    }

    /// The table of an entity of the table `from` after a change by `components`; `change` gets the
    /// components before and the change, and tells the components after.
    pub fn answer(
        &mut self,
        structure: &mut Structure,
        from: Option<TableId>,
        components: Vec<ComponentId>,
        change: impl FnOnce(&[ComponentId], Vec<ComponentId>) -> Vec<ComponentId>,
    ) -> TableId {
        if let Some(answer) = self.answer
            && self.from == from
            && self.asked == components
        {
            return answer;
        }
        self.asked.clone_from(&components);
        let before = from.and_then(|table| structure.tables.get(table.0 as usize));
        let before = before.map_or(&[][..], |storage| &storage.components);
        let mut after = change(before, components);
        with_required(structure, &mut after);
        let table = table_of(structure, &after);
        (self.from, self.answer) = (from, Some(table));
        table
    }
}
