//! Components that require others.

use playground_base::{ComponentId, Named, stable_id};
use playground_core_ecs::{Parent, Transform, WorldData, WorldTransform};

/// The id of [`Transform`].
pub const TRANSFORM: ComponentId = ComponentId(stable_id(Transform::NAME));
/// The id of [`Parent`].
pub const PARENT: ComponentId = ComponentId(stable_id(Parent::NAME));

const WORLD_TRANSFORM: ComponentId = ComponentId(stable_id(WorldTransform::NAME));

/// A component and the one that the engine derives from it: an entity has both or none.
const REQUIRED: [(ComponentId, ComponentId); 1] = [(TRANSFORM, WORLD_TRANSFORM)];

/// Sorts the components and adds those that they require.
pub fn with_required(world_data: &WorldData, components: &mut Vec<ComponentId>) {
    for (has, needs) in REQUIRED {
        if components.contains(&has) && world_data.pool_of.contains_key(&needs) {
            components.push(needs);
        }
    }
    components.sort_unstable();
    components.dedup();
}

/// Removes the components that are derived from `removed`.
pub fn without_derived(removed: &[ComponentId], components: &mut Vec<ComponentId>) {
    for (source, derived) in REQUIRED {
        if removed.contains(&source) {
            components.retain(|component| *component != derived);
        }
    }
}
