//! [`EventView`].

use crate::{Event, EventId, Subscription, World};
use playground_base::view;

/// Events: send and read.
#[view]
pub trait EventView {
    /// Sends an event and returns its id.
    fn send(&self, world: &World, event: Event) -> EventId;

    /// The events a subscriber has not read yet; moves its position after them.
    fn read(&self, world: &World, subscription: &mut Subscription) -> Vec<Event>;
}
