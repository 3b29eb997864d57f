//! What happens to components, put into the queue of those who observe it. Inlined into whoever
//! changes them: where nobody observes, it is one comparison.

use crate::{EntityId, Observation, Observations, Trigger};
use playground_base::ComponentId;

/// Remembers that an entity got a component, which it lacked before if `is_new`.
#[inline]
pub fn observe_insert(
    observations: &mut Observations,
    entity: EntityId,
    component: ComponentId,
    is_new: bool,
) {
    if observations.watched.is_empty() {
        return;
    }
    let Some(watched) = observations.watched.get(&component) else {
        return;
    };
    let added = (watched.added && is_new).then_some(Trigger::Added(component));
    let set = watched.set.then_some(Trigger::Set(component));
    let happened = added.into_iter().chain(set);
    let happened = happened.map(|trigger| Observation {
        trigger,
        entity,
        row: 0,
    });
    observations.queue.extend(happened);
}

/// Remembers that an entity loses a component. `keep` is called where somebody observes that: it keeps
/// the row, and tells its place among those that the pool keeps.
#[inline]
pub fn observe_removal(
    observations: &mut Observations,
    entity: EntityId,
    component: ComponentId,
    keep: impl FnOnce() -> Option<u32>,
) {
    if observations.watched.is_empty() {
        return;
    }
    let watched = observations.watched.get(&component);
    if watched.is_some_and(|watched| watched.removed) {
        observations.queue.push(Observation {
            trigger: Trigger::Removed(component),
            entity,
            row: keep().unwrap_or(Observation::NO_ROW),
        });
    }
}
