//! [`Mirror`]: a second world, which follows the first one by changes as bytes.

use super::sequence::Pair;
use crate::fixture::*;
use playground_base::{ArchetypeId, ErasedPool};
use playground_core_ecs::{WorldData, WorldMoment};
use std::collections::BTreeMap;

/// A second world, as the first one was at a moment.
pub struct Mirror {
    f: Fixture,
    moment: WorldMoment,
    /// A snapshot of it at that moment.
    snapshot: u64,
}

impl Mirror {
    fn new() -> Self {
        let f = Fixture::new();
        // Changes since before everything replace what is there.
        f.spawn(vec![named("Old"), at(1.0, 2.0, 3.0)]);
        Self {
            snapshot: f.save(),
            moment: WorldMoment::default(),
            f,
        }
    }
}

impl Pair {
    /// Sends what changed since the moment of the mirror, and compares the worlds. Then the mirror goes
    /// back to its moment, or `renews` it.
    pub fn follow(&mut self, renews: bool) -> Result<(), String> {
        let mut mirror = self.mirror.take().unwrap_or_else(Mirror::new);
        let (world, whole) = (&self.f.world, &self.f.whole);
        let changes = bound(whole.call(|w| w.changes(world, &mirror.moment)));
        let next = bound(whole.call(|w| w.moment(world)));
        let none = bound(whole.call(|w| w.changes(world, &next)));
        // A resource with an `Atomic` field counts as changed at any time.
        if none.slots.is_some() || !none.archetypes.is_empty() || !none.sparse.is_empty() {
            return Err(format!("something changed in no time: {none:?}"));
        }
        let bytes = bound(whole.call(|w| w.encode_changes(&changes)));
        mirror
            .f
            .restore(mirror.snapshot)
            .map_err(|e| e.to_string())?;
        mirror.f.apply(&bytes).map_err(|error| error.to_string())?;
        let (ours, theirs) = (content(&self.f), content(&mirror.f));
        if ours != theirs {
            return Err(format!("the mirror has {theirs:#?}, not {ours:#?}"));
        }
        if renews {
            let before = mirror.snapshot;
            bound(mirror.f.whole.call(|w| w.forget(&mirror.f.world, before)));
            mirror.snapshot = mirror.f.save();
            mirror.moment = next;
        }
        self.mirror = Some(mirror);
        Ok(())
    }
}

/// Everything of a world that its future depends on, whatever the numbers of its archetypes.
fn content(f: &Fixture) -> BTreeMap<String, String> {
    let world_data = &*f.world.data.read();
    let mut content = BTreeMap::new();
    for (at, archetype) in world_data.archetypes.iter().enumerate() {
        let id = ArchetypeId(at as u32);
        if archetype.entities.is_empty() && id != ArchetypeId::RESOURCES {
            continue;
        }
        let pools = archetype.pools.iter();
        let pools: Vec<&ErasedPool> = pools
            .map(|pool| &world_data.pools[*pool as usize])
            .collect();
        let names: Vec<&str> = pools.iter().map(|pool| pool.description().name).collect();
        let rows: Vec<Vec<u8>> = pools
            .iter()
            .map(|pool| rows(world_data, pool, id))
            .collect();
        let text = format!("{:?} {rows:?}", archetype.entities);
        content.insert(format!("archetype {names:?}"), text);
    }
    for index in &world_data.sparse {
        let pool = &world_data.pools[*index as usize];
        let indices = pool.sparse_indices(&world_data.token);
        let rows = rows(world_data, pool, ArchetypeId::SPARSE);
        content.insert(
            pool.description().name.to_owned(),
            format!("{indices:?} {rows:?}"),
        );
    }
    let slots = world_data.entities.slots.iter();
    let generations: Vec<u32> = slots.map(|slot| slot.generation).collect();
    let free = &world_data.entities.free;
    content.insert("slots".to_owned(), format!("{generations:?} {free:?}"));
    content.insert("events".to_owned(), format!("{:?}", world_data.events));
    content.insert("alive".to_owned(), world_data.entities.alive.to_string());
    content
}

fn rows(world_data: &WorldData, pool: &ErasedPool, id: ArchetypeId) -> Vec<u8> {
    let mut bytes = Vec::new();
    pool.encode_rows(&world_data.token, id, &mut bytes);
    bytes
}
