//! [`EcsEvents`].

use crate::viewmodel::structure::observe_sent;
use playground_base::{Context, ModuleError, view_model};
use playground_core_ecs::{Event, EventId, EventView, Events, Structure, Subscription, World};

/// Frames whose events are kept.
const FRAMES: usize = 8;

/// The most events that are kept, however many a frame has: without frames (nothing plays) nothing
/// else bounds them.
const KEPT: usize = 1 << 14;

/// Events: send and read.
pub struct EcsEvents {}

impl EcsEvents {
    /// Without any state: the stream is part of the world, the place of a reader is the reader's.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {})
    }
}

#[view_model]
impl EventView for EcsEvents {
    fn send(&self, world: &World, mut event: Event) -> EventId {
        send(&mut world.structure.write(), &mut event)
    }

    fn read(&self, world: &World, subscription: &mut Subscription) -> Vec<Event> {
        let events = &world.structure.read().events;
        // The stream is not sorted by id: a higher priority goes first within a frame.
        let new = events.stream.iter().filter(|event| {
            let of_kind = subscription.kind.is_empty() || subscription.kind == event.kind;
            of_kind && event.id >= subscription.next
        });
        let new = new.cloned().collect();
        subscription.next = events.next;
        new
    }
}

/// Puts an event behind those of its frame with the same priority or a higher one, and tells
/// observers of its kind. Takes the event from where it is: it is large, and copied once.
pub fn send(structure: &mut Structure, event: &mut Event) -> EventId {
    observe_sent(&mut structure.observations, event, structure.events.next);
    put(&mut structure.events, event)
}

fn put(events: &mut Events, event: &mut Event) -> EventId {
    let id = events.next;
    events.next = EventId(id.0 + 1);
    let frame = events.frames.back().copied().unwrap_or_default();
    let earlier = events.stream.iter().rev();
    let later = earlier.take_while(|other| other.id >= frame && other.priority < event.priority);
    let place = events.stream.len() - later.count();
    match place == events.stream.len() {
        true => events.stream.push_back(std::mem::take(event)),
        false => events.stream.insert(place, std::mem::take(event)),
    }
    // Where it lies: a copy of what was just written in part has to wait for it.
    if let Some(event) = events.stream.get_mut(place) {
        event.id = id;
    }
    if events.stream.len() > KEPT {
        events.stream.pop_front();
    }
    id
}

/// Starts a frame: the events of frames long past are dropped.
pub fn begin_frame(events: &mut Events) {
    events.frames.push_back(events.next);
    if events.frames.len() > FRAMES {
        events.frames.pop_front();
        let oldest = events.frames.front().copied().unwrap_or_default();
        let is_old = |event: &Event| event.id < oldest;
        let dropped = events
            .stream
            .iter()
            .take_while(|event| is_old(event))
            .count();
        events.stream.drain(..dropped);
    }
}
