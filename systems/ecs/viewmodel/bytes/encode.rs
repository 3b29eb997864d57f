//! Writing a world.

use super::{Header, MAGIC, SavedArchetype, SavedEvent, SavedSparse, VERSION};
use playground_base::{ArchetypeId, postcard};
use playground_core_ecs::{Archetype, Event, WorldData};

/// The whole world.
pub fn encode(world_data: &WorldData) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    let header = header_of(world_data);
    // Writing into a vector cannot fail; if it did, reading would refuse the bytes.
    bytes = postcard::to_extend(&header, bytes).unwrap_or_default();
    for (archetype_id, archetype) in saved_archetypes(world_data) {
        for index in &archetype.pools {
            if let Some(pool) = world_data.pools.get(*index as usize) {
                pool.encode_rows(&world_data.token, archetype_id, &mut bytes);
            }
        }
    }
    for index in &world_data.sparse {
        if let Some(pool) = world_data.pools.get(*index as usize) {
            pool.encode_rows(&world_data.token, ArchetypeId::SPARSE, &mut bytes);
        }
    }
    bytes
}

fn saved_sparse(world_data: &WorldData) -> Vec<SavedSparse> {
    let pools = world_data.sparse.iter();
    let saved = pools.filter_map(|index| {
        let pool = world_data.pools.get(*index as usize)?;
        Some(SavedSparse {
            component: *index,
            indices: pool.sparse_indices(&world_data.token),
        })
    });
    saved.collect()
}

/// The archetype of resources, then those with entities.
fn saved_archetypes(world_data: &WorldData) -> impl Iterator<Item = (ArchetypeId, &Archetype)> {
    let archetypes = world_data.archetypes.iter().enumerate();
    let archetypes = archetypes.map(|(at, archetype)| (ArchetypeId(at as u32), archetype));
    archetypes.filter(|(id, archetype_id)| {
        *id == ArchetypeId::RESOURCES || !archetype_id.entities.is_empty()
    })
}

fn header_of(world_data: &WorldData) -> Header {
    let pools = world_data.pools.iter();
    let mut archetypes: Vec<SavedArchetype> = saved_archetypes(world_data)
        .map(|(_, archetype)| SavedArchetype {
            components: archetype.pools.clone(),
            entities: archetype.entities.clone(),
        })
        .collect();
    let slots = &world_data.entities.slots;
    let events = &world_data.events;
    Header {
        components: pools.map(|p| p.description().name.to_owned()).collect(),
        generations: slots.iter().map(|slot| slot.generation).collect(),
        free: world_data.entities.free.clone(),
        resources: archetypes.remove(0),
        archetypes,
        sparse: saved_sparse(world_data),
        events: events.stream.iter().map(saved_event).collect(),
        next_event: events.next.0,
        event_frames: events.frames.iter().map(|first| first.0).collect(),
    }
}

fn saved_event(event: &Event) -> SavedEvent {
    SavedEvent {
        id: event.id.0,
        kind: event.kind.clone().into_owned(),
        entity: event.entity,
        data: event.data.clone(),
        priority: event.priority.0,
    }
}
