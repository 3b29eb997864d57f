//! A sequence of requests, carried out twice.

use super::compare::same;
use super::mirror::Mirror;
use super::model::{Model, Refused};
use super::request::Request;
use super::rows::rows;
use crate::fixture::*;
use playground_core_ecs::EntityId;

/// The world, its model, and all entities and snapshots so far.
pub struct Pair {
    pub f: Fixture,
    pub model: Model,
    pub ids: Vec<EntityId>,
    snapshots: Vec<(u64, Model, u64)>,
    /// The second world, once it is needed.
    pub mirror: Option<Mirror>,
}

/// Carries out all requests; returns where world and model differ.
pub fn run(requests: &[Request]) -> Result<(), String> {
    let mut pair = Pair {
        f: Fixture::new(),
        model: Model::default(),
        ids: Vec::new(),
        snapshots: Vec::new(),
        mirror: None,
    };
    for (at, request) in requests.iter().enumerate() {
        let step = |why| format!("step {at}, {request:?}: {why}");
        pair.step(request).map_err(step)?;
        pair.compare().map_err(step)?;
    }
    pair.compare_with_a_fresh_world()
}

impl Pair {
    pub fn id(&self, number: u32) -> EntityId {
        let len = self.ids.len().max(1);
        let id = self.ids.get(number as usize % len);
        id.copied().unwrap_or(entity(99, 0))
    }

    pub fn alive(&self, id: EntityId) -> Result<(), Refused> {
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
            Request::Bytes => same(self.f.read_bytes(&self.f.to_bytes()), Ok(())).map(|_| ()),
            Request::Follow(renews) => self.follow(*renews),
            Request::Propagate => {
                self.f.propagate();
                Ok(())
            }
            Request::Make(mask, seed) => self.make(*mask, *seed),
            Request::Change(number, component, seed, adds) => {
                self.change(*number, *component, *seed, *adds)
            }
            Request::End(number) => self.end_one(*number),
            Request::EndBatch(numbers) => self.end_batch(numbers),
            Request::EndTable(number) => self.end_archetype(*number),
        }
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
        if self.f.hash() == *hash {
            Ok(())
        } else {
            Err("the hash is not the one from before".to_owned())
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
}
