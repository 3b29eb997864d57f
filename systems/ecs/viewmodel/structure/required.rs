//! Components that need or follow others.

use playground_base::{ComponentId, Named, stable_id};
use playground_core_ecs::{Parent, Structure, Transform, WorldTransform};

/// The id of [`Transform`].
pub const TRANSFORM: ComponentId = ComponentId(stable_id(Transform::NAME));
/// The id of [`Parent`].
pub const PARENT: ComponentId = ComponentId(stable_id(Parent::NAME));

const WORLD_TRANSFORM: ComponentId = ComponentId(stable_id(WorldTransform::NAME));

/// A component and the one that the engine derives from it: both or none.
const REQUIRED: [(ComponentId, ComponentId); 1] = [(TRANSFORM, WORLD_TRANSFORM)];

/// Sorts the components and adds those that they need.
pub fn with_required(structure: &Structure, components: &mut Vec<ComponentId>) {
    for (has, needs) in REQUIRED {
        if components.contains(&has) && structure.pool_of.contains_key(&needs) {
            components.push(needs);
        }
    }
    components.sort_unstable();
    components.dedup();
}

/// Takes out what was derived from `removed`.
pub fn without_derived(removed: &[ComponentId], components: &mut Vec<ComponentId>) {
    for (source, derived) in REQUIRED {
        if removed.contains(&source) {
            components.retain(|component| *component != derived);
        }
    }
}
