//! Puts changes of components into the queue of observations. Inlined into the callers: without
//! observers it is one comparison.

use crate::{EntityId, Observation, Observations, Trigger};
use playground_base::ComponentId;

/// Records that an entity got a component, which it lacked before if `is_new`.
#[inline]
pub fn observe_insert(
    observations: &mut Observations,
    entity: EntityId,
    component: ComponentId,
    is_new: bool,
) {
    if observations.observed.is_empty() {
        return;
    }
    let Some(observed) = observations.observed.get(&component) else {
        return;
    };
    let added = (observed.added && is_new).then_some(Trigger::Added(component));
    let set = observed.set.then_some(Trigger::Set(component));
    let happened = added.into_iter().chain(set);
    let happened = happened.map(|trigger| Observation {
        trigger,
        entity,
        row: 0,
    });
    observations.queue.extend(happened);
}

/// Records that an entity loses a component. `keep` is called if the removal is observed: it stores
/// the row and returns its index among the pool's removed rows.
#[inline]
pub fn observe_removal(
    observations: &mut Observations,
    entity: EntityId,
    component: ComponentId,
    keep: impl FnOnce() -> Option<u32>,
) {
    if observations.observed.is_empty() {
        return;
    }
    let observed = observations.observed.get(&component);
    if observed.is_some_and(|observed| observed.removed) {
        observations.queue.push(Observation {
            trigger: Trigger::Removed(component),
            entity,
            row: keep().unwrap_or(Observation::NO_ROW),
        });
    }
}
