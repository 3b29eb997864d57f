//! A sequence of requests, carried out twice.

use super::model::{Model, Refused, Rows};
use super::request::Request;
use crate::fixture::*;
use playground_base::{ComponentId, Value};
use playground_core_ecs::{EcsError, EntityId, RowSource};
use std::collections::BTreeMap;

const COMPONENTS: [ComponentId; 5] = [NAME, TRANSFORM, BODY, TAG, DISABLED];

/// The world, its model, and everybody and everything that was ever there.
struct Pair {
    f: Fixture,
    model: Model,
    ids: Vec<EntityId>,
    snapshots: Vec<(u64, Model, u64)>,
}

/// Carries out all requests; tells where world and model differ.
pub fn run(requests: &[Request]) -> Result<(), String> {
    let mut pair = Pair {
        f: Fixture::new(),
        model: Model::default(),
        ids: Vec::new(),
        snapshots: Vec::new(),
    };
    for (at, request) in requests.iter().enumerate() {
        let step = |why| format!("step {at}, {request:?}: {why}");
        pair.step(request).map_err(step)?;
        pair.compare().map_err(step)?;
    }
    pair.compare_with_a_fresh_world()
}

fn row(component: ComponentId, seed: u32) -> Value {
    let number = seed as f32;
    match component {
        NAME => named(&format!("name {seed}")).1,
        TRANSFORM => at(number, -number, 1.0).1,
        BODY => fields(&[
            ("velocity", value(&[number, 0.0, 1.0])),
            ("mass", Value::F32(number)),
            ("label", Value::Text(seed.to_string())),
            (
                "spring",
                fields(&[("stiffness", Value::F32(1.0)), ("length", Value::F32(2.0))]),
            ),
        ]),
        _ => fields(&[]),
    }
}

fn rows(mask: u8, seed: u32) -> Rows {
    let chosen = COMPONENTS.iter().enumerate();
    let chosen = chosen.filter(|(bit, _)| mask >> bit & 1 == 1);
    chosen.map(|(_, id)| (*id, row(*id, seed))).collect()
}

/// Whether both did it, or both refused for the same reason.
fn same<T>(world: Result<T, EcsError>, model: Result<(), Refused>) -> Result<Option<T>, String> {
    match (world, model) {
        (Ok(done), Ok(())) => Ok(Some(done)),
        (Err(error), Err(refused)) if format!("{error:?}").starts_with(refused) => Ok(None),
        (Ok(_), Err(refused)) => Err(format!("the world did what is {refused}")),
        (Err(error), model) => Err(format!("the world said {error:?}, the model {model:?}")),
    }
}

impl Pair {
    fn id(&self, number: u32) -> EntityId {
        let len = self.ids.len().max(1);
        let id = self.ids.get(number as usize % len);
        id.copied().unwrap_or(entity(99, 0))
    }

    fn alive(&self, id: EntityId) -> Result<(), Refused> {
        let alive = self.model.entities.contains_key(&id);
        alive.then_some(()).ok_or("NoEntity")
    }

    fn step(&mut self, request: &Request) -> Result<(), String> {
        match request {
            Request::Spawn(spawns) => self.spawn(spawns),
            Request::Respawn(number, mask, seed) => self.respawn(*number, rows(*mask, *seed)),
            Request::Despawn(numbers) => self.despawn(numbers),
            Request::Insert(changes) => self.insert(changes),
            Request::Remove(number, mask) => self.remove(*number, *mask),
            Request::Set(number, component, seed) => self.set(*number, *component, *seed),
            Request::SetParent(number, above) => self.set_parent(*number, *above),
            Request::Clear => self.clear(),
            Request::Save => self.save(),
            Request::Restore(number) => self.restore(*number),
            Request::Forget(number) => self.forget(*number),
            Request::Bytes => same(self.f.from_bytes(&self.f.to_bytes()), Ok(())).map(|_| ()),
            Request::Propagate => Ok(self.f.propagate()),
        }
    }

    fn spawn(&mut self, spawns: &[(u8, u32, u32)]) -> Result<(), String> {
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

    fn respawn(&mut self, number: u32, rows: Rows) -> Result<(), String> {
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

    fn despawn(&mut self, numbers: &[u32]) -> Result<(), String> {
        let ids: Vec<EntityId> = numbers.iter().map(|number| self.id(*number)).collect();
        let doomed = self.model.despawn(&ids);
        let ended = same(self.f.despawn(&ids), doomed.clone().map(|_| ()))?;
        let Some(ended) = ended else {
            return Ok(());
        };
        let place = |id| ended.iter().position(|other| *other == id);
        let upside_down = ended.iter().find(|id| {
            let parent = self.model.parent(**id).and_then(place);
            parent.is_some_and(|parent| Some(parent) > place(**id))
        });
        if doomed.unwrap_or_default() != ended.iter().copied().collect() || upside_down.is_some() {
            return Err(format!("{ended:?} ended"));
        }
        self.model.end(&ended);
        Ok(())
    }

    fn insert(&mut self, changes: &[(u32, u8, u32)]) -> Result<(), String> {
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

    fn remove(&mut self, number: u32, mask: u8) -> Result<(), String> {
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

    fn set(&mut self, number: u32, component: u8, seed: u32) -> Result<(), String> {
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

    /// The new transform is the world's to compute; other tests look at it.
    fn set_parent(&mut self, number: u32, above: Option<u32>) -> Result<(), String> {
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

    fn clear(&mut self) -> Result<(), String> {
        bound(self.f.entities.call(|e| e.clear(&self.f.world)));
        let all: Vec<EntityId> = self.model.entities.keys().rev().copied().collect();
        self.model.end(&all);
        Ok(())
    }

    fn save(&mut self) -> Result<(), String> {
        let copy = (self.f.save(), self.model.clone(), self.f.hash());
        self.snapshots.push(copy);
        Ok(())
    }

    fn restore(&mut self, number: u32) -> Result<(), String> {
        let Some((snapshot, model, hash)) = self.snapshots.get(number as usize) else {
            return same(self.f.restore(u64::from(number) + 1000), Err("NoSnapshot")).map(|_| ());
        };
        same(self.f.restore(*snapshot), Ok(()))?;
        self.model = model.clone();
        match self.f.hash() == *hash {
            true => Ok(()),
            false => Err("the hash is not the one from before".to_owned()),
        }
    }

    fn forget(&mut self, number: u32) -> Result<(), String> {
        if (number as usize) < self.snapshots.len() {
            let (snapshot, ..) = self.snapshots.remove(number as usize);
            bound(self.f.whole.call(|w| w.forget(&self.f.world, snapshot)));
            same(self.f.restore(snapshot), Err("NoSnapshot"))?;
        }
        Ok(())
    }

    fn compare(&self) -> Result<(), String> {
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
            let rows: usize = tables.map(|table| table.entities.len()).sum();
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

    fn compare_with_a_fresh_world(&self) -> Result<(), String> {
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
