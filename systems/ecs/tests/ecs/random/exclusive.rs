//! Requests with exclusive access to the world.

use super::compare::same;
use super::rows::{COMPONENTS, row, rows};
use super::sequence::Pair;
use crate::fixture::*;
use playground_base::{ArchetypeId, BorrowToken, ComponentId, ErasedPool, Value};
use playground_core_ecs::{Change, EntityId, SpawnPlan, WorldData};
use std::collections::BTreeSet;

impl Pair {
    pub fn make(&mut self, mask: u8, seed: u32) -> Result<(), String> {
        let rows = rows(mask, seed);
        let mut plan = SpawnPlan {
            components: rows.keys().copied().collect(),
            ..SpawnPlan::default()
        };
        let world_data = &mut *self.f.world.data.write();
        let made = bound(self.f.exclusive.call(|e| e.make(world_data, &mut plan)));
        let made = made.map_err(|error| error.to_string())?;
        for (component, row) in &rows {
            push(world_data, (made.archetype, made.id), *component, row);
        }
        let expected = self.model.spawn(rows);
        self.ids.push(expected);
        if made.id == expected {
            Ok(())
        } else {
            Err(format!("the world made {}, not {expected}", made.id))
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
        let change = if adds { Change::Add } else { Change::Remove };
        let world_data = &mut *self.f.world.data.write();
        let moved = self
            .f
            .exclusive
            .call(|e| e.change(world_data, id, component, change));
        let Some(moved) = same(bound(moved), expected)? else {
            return Ok(());
        };
        let row = row(component, seed);
        let location = (moved.entity.archetype, id);
        match (adds, moved.is_new) {
            (true, true) => push(world_data, location, component, &row),
            (true, false) => {
                let (pool, token) = pool(world_data, component);
                let at = moved.entity.row as usize;
                let written = pool.write(token, location.0, at, row.clone());
                written.map_err(|error| error.to_string())?;
            }
            (false, _) => {}
        }
        if let Some(rows) = self.model.entities.get_mut(&id) {
            if adds {
                rows.insert(component, row)
            } else {
                rows.remove(&component)
            };
        }
        Ok(())
    }

    pub fn end_one(&mut self, number: u32) -> Result<(), String> {
        let id = self.id(number);
        let doomed = self.model.doomed(&[id]);
        let world_data = &mut *self.f.world.data.write();
        let ended = bound(self.f.exclusive.call(|e| e.end(world_data, id)));
        let expected = if doomed.is_empty() {
            Err("NoEntity")
        } else {
            Ok(())
        };
        match same(ended, expected)? {
            Some(count) => ended_are(&mut self.model, world_data, count, doomed),
            None => Ok(()),
        }
    }

    pub fn end_batch(&mut self, numbers: &[u32]) -> Result<(), String> {
        let ids: Vec<EntityId> = numbers.iter().map(|number| self.id(*number)).collect();
        let doomed = self.model.doomed(&ids);
        let world_data = &mut *self.f.world.data.write();
        let count = bound(self.f.exclusive.call(|e| e.end_batch(world_data, &ids)));
        ended_are(&mut self.model, world_data, count, doomed)
    }

    pub fn end_archetype(&mut self, number: u32) -> Result<(), String> {
        let id = self.id(number);
        let world_data = &mut *self.f.world.data.write();
        let Some(entity) = world_data.locate(id) else {
            return Ok(());
        };
        let archetype = world_data.archetype(entity);
        let ids = archetype.map_or(Vec::new(), |archetype| archetype.entities.clone());
        let doomed = self.model.doomed(&ids);
        let count = bound(
            self.f
                .exclusive
                .call(|e| e.end_archetype(world_data, entity.archetype)),
        );
        ended_are(&mut self.model, world_data, count, doomed)
    }
}

/// Checks that the slots freed last are those of the despawned entities, in the order of reuse.
fn ended_are(
    model: &mut super::model::Model,
    world_data: &WorldData,
    count: usize,
    doomed: BTreeSet<EntityId>,
) -> Result<(), String> {
    let free = &world_data.entities.free;
    let freed = &free[free.len() - count.min(free.len())..];
    let ended = freed.iter().map(|index| {
        let generation = world_data.entities.slots[*index as usize].generation - 1;
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
    world_data: &mut WorldData,
    (archetype_id, id): (ArchetypeId, EntityId),
    component: ComponentId,
    row: &Value,
) {
    let (pool, token) = pool(world_data, component);
    let archetype_id = if pool.is_sparse() {
        pool.link_sparse(token, id.index);
        ArchetypeId::SPARSE
    } else {
        archetype_id
    };
    let pushed = pool.push_value(token, archetype_id, row.clone());
    pushed.expect("the row fits its component");
}

fn pool(world_data: &mut WorldData, component: ComponentId) -> (ErasedPool, &mut BorrowToken) {
    let pool = world_data.pool(component).cloned();
    (pool.expect("it is registered"), &mut world_data.token)
}
