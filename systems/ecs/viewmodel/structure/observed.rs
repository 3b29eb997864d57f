//! What happened, for those who observe it.

use playground_base::{ComponentId, stable_id};
use playground_core_ecs::{EntityId, Event, EventId, Observation, Observations, Trigger};

/// Remembers that all of these entities got these components, which are new to them: component by
/// component, so that what is alike is told at once.
pub fn observe_rows(
    observations: &mut Observations,
    entities: &[EntityId],
    components: impl Iterator<Item = ComponentId>,
) {
    if observations.watched.is_empty() {
        return;
    }
    for component in components {
        let watched = observations.watched.get(&component).copied();
        let watched = watched.unwrap_or_default();
        let added = watched.added.then_some(Trigger::Added(component));
        let set = watched.set.then_some(Trigger::Set(component));
        for trigger in added.into_iter().chain(set) {
            let happened = entities.iter().map(|entity| Observation {
                trigger,
                entity: *entity,
                row: 0,
            });
            observations.queue.extend(happened);
        }
    }
}

/// Remembers that an event was sent.
pub fn observe_sent(observations: &mut Observations, event: &Event, id: EventId) {
    if observations.watched_events.is_empty() {
        return;
    }
    let kind = hash_of(&mut observations.last_kind, &event.kind);
    if observations.watched_events.contains(&kind) {
        observations.queue.push(Observation {
            trigger: Trigger::Sent(kind),
            entity: event.entity.unwrap_or(EntityId::NONE),
            row: id.0 as u32,
        });
    }
}

/// The hash of the name of a kind. To compare names takes a fraction of the time.
fn hash_of(last: &mut (String, u64), kind: &str) -> u64 {
    if last.0 != kind || kind.is_empty() {
        last.0.clear();
        last.0.push_str(kind);
        last.1 = stable_id(kind);
    }
    last.1
}
