//! Requests of those who have the world exclusively.

use super::compare::same;
use super::rows::{COMPONENTS, row, rows};
use super::sequence::Pair;
use crate::fixture::*;
use playground_base::{Cells, ComponentId, ErasedPool, TableId, Value};
use playground_core_ecs::{Change, EntityId, Shape, Structure};
use std::collections::BTreeSet;

impl Pair {
    pub fn make(&mut self, mask: u8, seed: u32) -> Result<(), String> {
        let rows = rows(mask, seed);
        let mut shape = Shape {
            components: rows.keys().copied().collect(),
            ..Shape::default()
        };
        let structure = &mut *self.f.world.structure.write();
        let made = bound(self.f.exclusive.call(|e| e.make(structure, &mut shape)));
        let made = made.map_err(|error| error.to_string())?;
        for (component, row) in &rows {
            push(structure, (made.table, made.id), *component, row);
        }
        let expected = self.model.spawn(rows);
        self.ids.push(expected);
        match made.id == expected {
            true => Ok(()),
            false => Err(format!("the world made {}, not {expected}", made.id)),
        }
    }

    pub fn change(
        &mut self,
        number: u32,
        component: u8,
        seed: u32,
        adds: bool,
    ) -> Result<(), String> {
        let (id, component) = (self.id(number), COMPONENTS[component as usize]);
        let entity = self.model.entities.get(&id);
        let has = entity.is_some_and(|rows| rows.contains_key(&component));
        let expected = match entity {
            None => Err("NoEntity"),
            Some(_) if component == MARK => Err("Sparse"),
            Some(_) if !adds && !has => Err("Lacks"),
            Some(_) => Ok(()),
        };
        let change = match adds {
            true => Change::Add,
            false => Change::Remove,
        };
        let structure = &mut *self.f.world.structure.write();
        let placed = self
            .f
            .exclusive
            .call(|e| e.change(structure, id, component, change));
        let Some(placed) = same(bound(placed), expected)? else {
            return Ok(());
        };
        let row = row(component, seed);
        let place = (placed.entity.table, id);
        match (adds, placed.is_new) {
            (true, true) => push(structure, place, component, &row),
            (true, false) => {
                let (pool, cells) = pool(structure, component);
                let at = placed.entity.row as usize;
                let written = pool.write(cells, place.0, at, row.clone());
                written.map_err(|error| error.to_string())?;
            }
            (false, _) => {}
        }
        if let Some(rows) = self.model.entities.get_mut(&id) {
            match adds {
                true => rows.insert(component, row),
                false => rows.remove(&component),
            };
        }
        Ok(())
    }

    pub fn end_one(&mut self, number: u32) -> Result<(), String> {
        let id = self.id(number);
        let doomed = self.model.doomed(&[id]);
        let structure = &mut *self.f.world.structure.write();
        let ended = bound(self.f.exclusive.call(|e| e.end(structure, id)));
        let expected = match doomed.is_empty() {
            true => Err("NoEntity"),
            false => Ok(()),
        };
        match same(ended, expected)? {
            Some(count) => ended_are(&mut self.model, structure, count, doomed),
            None => Ok(()),
        }
    }

    pub fn end_batch(&mut self, numbers: &[u32]) -> Result<(), String> {
        let ids: Vec<EntityId> = numbers.iter().map(|number| self.id(*number)).collect();
        let doomed = self.model.doomed(&ids);
        let structure = &mut *self.f.world.structure.write();
        let count = bound(self.f.exclusive.call(|e| e.end_batch(structure, &ids)));
        ended_are(&mut self.model, structure, count, doomed)
    }

    pub fn end_table(&mut self, number: u32) -> Result<(), String> {
        let id = self.id(number);
        let structure = &mut *self.f.world.structure.write();
        let Some(entity) = structure.as_entity(id) else {
            return Ok(());
        };
        let storage = structure.as_table(entity);
        let ids = storage.map_or(Vec::new(), |storage| storage.entities.clone());
        let doomed = self.model.doomed(&ids);
        let count = bound(
            self.f
                .exclusive
                .call(|e| e.end_table(structure, entity.table)),
        );
        ended_are(&mut self.model, structure, count, doomed)
    }
}

/// The places that were freed last are those of the entities that ended, in the order in which they
/// are used again.
fn ended_are(
    model: &mut super::model::Model,
    structure: &Structure,
    count: usize,
    doomed: BTreeSet<EntityId>,
) -> Result<(), String> {
    let free = &structure.entities.free;
    let freed = &free[free.len() - count.min(free.len())..];
    let ended = freed.iter().map(|index| {
        let generation = structure.entities.slots[*index as usize].generation - 1;
        entity(*index, generation)
    });
    let ended: Vec<EntityId> = ended.collect();
    if ended.iter().copied().collect::<BTreeSet<_>>() != doomed {
        return Err(format!("{ended:?} ended, not {doomed:?}"));
    }
    model.end(&ended);
    Ok(())
}

fn push(
    structure: &mut Structure,
    (table, id): (TableId, EntityId),
    component: ComponentId,
    row: &Value,
) {
    let (pool, cells) = pool(structure, component);
    let table = match pool.is_sparse() {
        true => {
            pool.link_sparse(cells, id.index);
            TableId::SPARSE
        }
        false => table,
    };
    let pushed = pool.push_value(cells, table, row.clone());
    pushed.expect("the row fits its component");
}

fn pool(structure: &mut Structure, component: ComponentId) -> (ErasedPool, &mut Cells) {
    let pool = structure.as_pool(component).cloned();
    (pool.expect("it is registered"), &mut structure.cells)
}
