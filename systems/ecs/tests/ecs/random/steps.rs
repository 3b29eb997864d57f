//! Requests that are about entities.

use super::compare::same;
use super::model::Rows;
use super::rows::{COMPONENTS, row, rows};
use super::sequence::Pair;
use crate::fixture::*;
use playground_base::{ComponentId, Value};
use playground_core_ecs::{EntityId, RowSource};

impl Pair {
    pub fn spawn(&mut self, spawns: &[(u8, u32, u32)]) -> Result<(), String> {
        let with_parent = |(mask, seed, above): &(u8, u32, u32)| {
            let mut rows = rows(*mask, *seed);
            let above = self.id(*above);
            if self.alive(above).is_ok() {
                rows.extend([under(above)]);
            }
            rows
        };
        let all: Vec<Rows> = spawns.iter().map(with_parent).collect();
        let requests = all
            .iter()
            .map(|rows| request(None, rows.clone().into_iter().collect()));
        let made = same(self.f.try_spawn(requests.collect()), Ok(()))?;
        let expected: Vec<EntityId> = all.into_iter().map(|r| self.model.spawn(r)).collect();
        if made.as_ref() != Some(&expected) {
            return Err(format!("the world made {made:?}, the model {expected:?}"));
        }
        self.ids.extend(expected);
        Ok(())
    }

    pub fn respawn(&mut self, number: u32, rows: Rows) -> Result<(), String> {
        let id = self.id(number);
        if self.ids.is_empty() {
            return Ok(());
        }
        let request = request(Some(id), rows.clone().into_iter().collect());
        same(
            self.f.try_spawn(vec![request]),
            self.model.respawn(id, rows),
        )
        .map(|_| ())
    }

    pub fn despawn(&mut self, numbers: &[u32]) -> Result<(), String> {
        let ids: Vec<EntityId> = numbers.iter().map(|number| self.id(*number)).collect();
        let doomed = self.model.despawn(&ids);
        let ended = same(self.f.despawn(&ids), doomed.clone().map(|_| ()))?;
        let Some(ended) = ended else {
            return Ok(());
        };
        let position = |id| ended.iter().position(|other| *other == id);
        let upside_down = ended.iter().find(|id| {
            let parent = self.model.parent(**id).and_then(position);
            parent.is_some_and(|parent| Some(parent) > position(**id))
        });
        if doomed.unwrap_or_default() != ended.iter().copied().collect() || upside_down.is_some() {
            return Err(format!("{ended:?} ended"));
        }
        self.model.end(&ended);
        Ok(())
    }

    pub fn insert(&mut self, changes: &[(u32, u8, u32)]) -> Result<(), String> {
        let changes = changes.iter();
        let changes: Vec<_> = changes
            .map(|(n, mask, seed)| (self.id(*n), rows(*mask, *seed)))
            .collect();
        let mut all = Vec::new();
        for (id, rows) in &changes {
            let row = |(component, row): (&ComponentId, &Value)| {
                (*id, *component, RowSource::Value(row.clone()))
            };
            all.extend(rows.iter().map(row));
        }
        let named = changes.iter().filter(|(_, rows)| !rows.is_empty());
        let expected = named.into_iter().try_for_each(|(id, _)| self.alive(*id));
        if same(self.f.insert(all), expected)?.is_some() {
            for (id, rows) in changes {
                if let Some(entity) = self.model.entities.get_mut(&id) {
                    entity.extend(rows);
                }
            }
        }
        Ok(())
    }

    pub fn remove(&mut self, number: u32, mask: u8) -> Result<(), String> {
        let id = self.id(number);
        let components: Vec<ComponentId> = rows(mask, 0).into_keys().collect();
        let list: Vec<_> = components
            .iter()
            .map(|component| (id, *component))
            .collect();
        let expected = match self.model.entities.get(&id) {
            _ if list.is_empty() => Ok(()),
            None => Err("NoEntity"),
            Some(rows) if components.iter().any(|c| !rows.contains_key(c)) => Err("Lacks"),
            Some(_) => Ok(()),
        };
        if same(self.f.remove(&list), expected)?.is_some()
            && let Some(rows) = self.model.entities.get_mut(&id)
        {
            rows.retain(|component, _| !components.contains(component));
        }
        Ok(())
    }

    pub fn set(&mut self, number: u32, component: u8, seed: u32) -> Result<(), String> {
        let (id, component) = (self.id(number), COMPONENTS[component as usize]);
        let expected = match self.model.entities.get(&id) {
            None => Err("NoEntity"),
            Some(rows) if !rows.contains_key(&component) => Err("Lacks"),
            Some(_) => Ok(()),
        };
        let row = row(component, seed);
        if same(self.f.set(id, component, row.clone()), expected)?.is_some()
            && let Some(rows) = self.model.entities.get_mut(&id)
        {
            rows.insert(component, row);
        }
        Ok(())
    }

    /// The world computes the new transform; other tests check it.
    pub fn set_parent(&mut self, number: u32, above: Option<u32>) -> Result<(), String> {
        let (id, above) = (self.id(number), above.map(|above| self.id(above)));
        let gone = [Some(id), above]
            .into_iter()
            .flatten()
            .find(|id| self.alive(*id).is_err());
        let expected = match (gone, above) {
            (Some(_), _) => Err("NoEntity"),
            (None, Some(above)) if self.model.is_below(above, id) => Err("Cycle"),
            _ => Ok(()),
        };
        if same(self.f.set_parent(id, above), expected)?.is_some()
            && let Some(rows) = self.model.entities.get_mut(&id)
        {
            rows.remove(&PARENT);
            rows.extend(above.map(under));
            if let Some(transform) = rows.get_mut(&TRANSFORM) {
                *transform = self
                    .f
                    .get(id, TRANSFORM)
                    .map_err(|error| error.to_string())?;
            }
        }
        Ok(())
    }
}
