//! Compares world and model.

use super::model::Refused;
use super::sequence::Pair;
use crate::fixture::*;
use playground_base::ComponentId;
use playground_core_ecs::EcsError;
use std::collections::BTreeMap;

/// Checks that both succeeded, or both refused for the same reason.
pub fn same<T>(
    world: Result<T, EcsError>,
    model: Result<(), Refused>,
) -> Result<Option<T>, String> {
    match (world, model) {
        (Ok(done), Ok(())) => Ok(Some(done)),
        (Err(error), Err(refused)) if format!("{error:?}").starts_with(refused) => Ok(None),
        (Ok(_), Err(refused)) => Err(format!("the world did what is {refused}")),
        (Err(error), model) => Err(format!("the world returned {error:?}, the model {model:?}")),
    }
}

impl Pair {
    pub fn compare(&self) -> Result<(), String> {
        let all = self
            .f
            .world
            .data
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

    /// Every column is as long as its archetype, and other archetypes have no rows.
    fn compare_columns(&self) -> Result<(), String> {
        let world_data = self.f.world.data.read();
        for pool in &world_data.pools {
            let has = |components: &[ComponentId]| components.contains(&pool.component());
            let archetypes = world_data
                .archetypes
                .iter()
                .filter(|archetype| has(&archetype.components));
            let rows: usize = if pool.is_sparse() {
                self.model.rows_of(pool.component())
            } else {
                archetypes.map(|archetype| archetype.entities.len()).sum()
            };
            // The one row that every world has of a resource.
            let rows = rows + usize::from(pool.description().resource);
            if pool.total(&world_data.token) != rows {
                return Err(format!(
                    "{} has another number of rows",
                    pool.description().name
                ));
            }
        }
        if world_data.entities.alive == self.model.entities.len() {
            Ok(())
        } else {
            Err("the count of entities is wrong".to_owned())
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
        if fresh.hash() == self.f.hash() {
            Ok(())
        } else {
            Err("the same world made otherwise has another hash".to_owned())
        }
    }
}
