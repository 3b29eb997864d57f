//! Records observations of batches and events.

use playground_base::{ComponentId, stable_id};
use playground_core_ecs::{EntityId, Event, EventId, Observation, Observations, Trigger};

/// Records that all of these entities got these components, which are new to them: component by
/// component, so that equal observations are delivered in one call.
pub fn observe_rows(
    observations: &mut Observations,
    entities: &[EntityId],
    components: impl Iterator<Item = ComponentId>,
) {
    if observations.observed.is_empty() {
        return;
    }
    for component in components {
        let observed = observations.observed.get(&component).copied();
        let observed = observed.unwrap_or_default();
        let added = observed.added.then_some(Trigger::Added(component));
        let set = observed.set.then_some(Trigger::Set(component));
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

/// Records that an event was sent.
pub fn observe_sent(observations: &mut Observations, event: &Event, id: EventId) {
    if observations.observed_events.is_empty() {
        return;
    }
    let kind = hash_of(&mut observations.last_kind, &event.kind);
    if observations.observed_events.contains(&kind) {
        observations.queue.push(Observation {
            trigger: Trigger::Sent(kind),
            entity: event.entity.unwrap_or(EntityId::NONE),
            row: id.0 as u32,
        });
    }
}

/// The hash of the name of a kind, cached: comparing names is much faster than hashing.
fn hash_of(last: &mut (String, u64), kind: &str) -> u64 {
    if last.0 != kind || kind.is_empty() {
        last.0.clear();
        last.0.push_str(kind);
        last.1 = stable_id(kind);
    }
    last.1
}
