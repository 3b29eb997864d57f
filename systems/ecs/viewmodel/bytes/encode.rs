//! Changes as bytes.

use super::{Header, MAGIC, SavedArchetype, SavedEvent, SavedSlots, SavedSparse, VERSION};
use playground_base::postcard;
use playground_core_ecs::{ArchetypeChanges, Event, WorldChanges};

/// The bytes of changes.
pub fn encode_changes(changes: &WorldChanges) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    // Writing into a vector cannot fail; if it did, reading would refuse the bytes.
    bytes = postcard::to_extend(&header_of(changes), bytes).unwrap_or_default();
    let archetypes = changes.resources.iter().chain(&changes.archetypes);
    for column in archetypes.flat_map(|archetype| &archetype.columns) {
        column.copies.encode(&mut bytes);
    }
    for sparse in &changes.sparse {
        sparse.copies.encode(&mut bytes);
    }
    bytes
}

fn header_of(changes: &WorldChanges) -> Header {
    let names = changes.components.iter();
    let slots = changes.slots.as_ref();
    let sparse = changes.sparse.iter().map(|sparse| SavedSparse {
        component: sparse.component,
        indices: sparse.indices.clone(),
    });
    let events = &changes.events;
    Header {
        is_whole: changes.is_whole,
        components: names.map(|name| (*name).to_owned()).collect(),
        slots: slots.map(|slots| SavedSlots {
            generations: slots.generations.clone(),
            free: slots.free.clone(),
        }),
        resources: changes.resources.as_ref().map(saved_archetype),
        archetypes: changes.archetypes.iter().map(saved_archetype).collect(),
        sparse: sparse.collect(),
        events: events.stream.iter().map(saved_event).collect(),
        next_event: events.next.0,
        event_frames: events.frames.iter().map(|first| first.0).collect(),
    }
}

fn saved_archetype(changes: &ArchetypeChanges) -> SavedArchetype {
    let columns = changes.columns.iter();
    SavedArchetype {
        components: changes.components.clone(),
        count: changes.count,
        moved: changes.moved.clone(),
        entities: changes.entities.clone(),
        columns: columns.map(|column| column.rows.clone()).collect(),
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
