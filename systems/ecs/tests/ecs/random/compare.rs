//! Whether world and model are the same.

use super::model::Refused;
use super::sequence::Pair;
use crate::fixture::*;
use playground_base::ComponentId;
use playground_core_ecs::EcsError;
use std::collections::BTreeMap;

/// Whether both did it, or both refused for the same reason.
pub fn same<T>(
    world: Result<T, EcsError>,
    model: Result<(), Refused>,
) -> Result<Option<T>, String> {
    match (world, model) {
        (Ok(done), Ok(())) => Ok(Some(done)),
        (Err(error), Err(refused)) if format!("{error:?}").starts_with(refused) => Ok(None),
        (Ok(_), Err(refused)) => Err(format!("the world did what is {refused}")),
        (Err(error), model) => Err(format!("the world said {error:?}, the model {model:?}")),
    }
}

impl Pair {
    pub fn compare(&self) -> Result<(), String> {
        let all = self
            .f
            .world
            .structure
            .read()
            .entities
            .iter()
            .map(|e| e.id)
            .collect::<Vec<_>>();
        if !all.iter().eq(self.model.entities.keys()) {
            return Err(format!("the world has {all:?}"));
        }
        for (id, rows) in &self.model.entities {
            let there = self.f.of_entity(*id).map_err(|error| error.to_string())?;
            let lasting = there
                .iter()
                .filter(|component| **component != WORLD_TRANSFORM);
            let there: BTreeMap<_, _> = lasting.map(|c| (*c, self.f.get(*id, *c))).collect();
            let same = there.len() == rows.len()
                && rows
                    .iter()
                    .all(|(component, row)| match there.get(component) {
                        Some(Ok(there)) => there == row,
                        _ => false,
                    });
            if !same || rows.contains_key(&TRANSFORM) != self.f.get(*id, WORLD_TRANSFORM).is_ok() {
                return Err(format!("{id} is {there:?}, not {rows:?}"));
            }
        }
        self.compare_columns()
    }

    /// Every column is as long as its table, and nobody else has rows.
    fn compare_columns(&self) -> Result<(), String> {
        let structure = self.f.world.structure.read();
        for pool in &structure.pools {
            let has = |components: &[ComponentId]| components.contains(&pool.component());
            let tables = structure
                .tables
                .iter()
                .filter(|table| has(&table.components));
            let rows: usize = match pool.is_sparse() {
                true => self.model.rows_of(pool.component()),
                false => tables.map(|table| table.entities.len()).sum(),
            };
            // The one row that every world has of a resource.
            let rows = rows + usize::from(pool.description().resource);
            if pool.total(&structure.cells) != rows {
                return Err(format!(
                    "{} has another number of rows",
                    pool.description().name
                ));
            }
        }
        match structure.entities.alive == self.model.entities.len() {
            true => Ok(()),
            false => Err("the count of entities is wrong".to_owned()),
        }
    }

    pub fn compare_with_a_fresh_world(&self) -> Result<(), String> {
        let fresh = Fixture::new();
        let spawns = self.model.entities.iter();
        let spawns =
            spawns.map(|(id, rows)| request(Some(*id), rows.clone().into_iter().collect()));
        fresh
            .try_spawn(spawns.rev().collect())
            .map_err(|error| error.to_string())?;
        match fresh.hash() == self.f.hash() {
            true => Ok(()),
            false => Err("the same world made otherwise has another hash".to_owned()),
        }
    }
}
