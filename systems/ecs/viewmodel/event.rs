//! [`EcsEvents`].

use crate::viewmodel::world_data::observe_sent;
use playground_base::{Context, ModuleError, view_model};
use playground_core_ecs::{Event, EventId, EventView, Events, Subscription, World, WorldData};

/// The number of frames whose events are stored.
const FRAMES: usize = 8;

/// The most events that are stored: without frames (while nothing plays) nothing else bounds them.
const MAX_EVENTS: usize = 1 << 14;

/// Events: send and read.
pub struct EcsEvents {}

impl EcsEvents {
    /// Without any state: the stream is part of the world, and each reader stores its position.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {})
    }
}

#[view_model]
impl EventView for EcsEvents {
    fn send(&self, world: &World, mut event: Event) -> EventId {
        send(&mut world.data.write(), &mut event)
    }

    fn read(&self, world: &World, subscription: &mut Subscription) -> Vec<Event> {
        let events = &world.data.read().events;
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

/// Inserts an event after those of its frame with the same or a higher priority, and records it for
/// observers. It is moved out of `event`, because it is large and should be copied once.
pub fn send(world_data: &mut WorldData, event: &mut Event) -> EventId {
    observe_sent(&mut world_data.observations, event, world_data.events.next);
    put(&mut world_data.events, event)
}

fn put(events: &mut Events, event: &mut Event) -> EventId {
    let id = events.next;
    events.next = EventId(id.0 + 1);
    let frame = events.frames.back().copied().unwrap_or_default();
    let earlier = events.stream.iter().rev();
    let later = earlier.take_while(|other| other.id >= frame && other.priority < event.priority);
    let at = events.stream.len() - later.count();
    if at == events.stream.len() {
        events.stream.push_back(std::mem::take(event));
    } else {
        events.stream.insert(at, std::mem::take(event));
    }
    // In place: copying an event whose field was just written would stall on that write.
    if let Some(event) = events.stream.get_mut(at) {
        event.id = id;
    }
    if events.stream.len() > MAX_EVENTS {
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
