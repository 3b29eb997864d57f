//! The placement of an entity in the world, computed along its parents.

use crate::viewmodel::world_data::{Keys, ancestors};
use playground_base::ComponentId;
use playground_base::glam::Mat4;
use playground_core_ecs::{EntityId, Transform, WorldData};

/// Whether the entity has the component.
pub fn has(world_data: &WorldData, id: EntityId, component: ComponentId) -> bool {
    let archetype = world_data.locate(id).and_then(|e| world_data.archetype(e));
    archetype.is_some_and(|archetype| archetype.components.contains(&component))
}

/// The transform with which the entity keeps its placement in the world under another parent.
/// `None` when it has no transform, or when no transform would do (under a parent of size zero).
pub fn transform_under(
    world_data: &WorldData,
    keys: &Keys,
    id: EntityId,
    parent: Option<EntityId>,
) -> Option<Transform> {
    local_of(world_data, keys, id)?;
    let world_from_parent = parent.map_or(Mat4::IDENTITY, |p| world_from(world_data, keys, p));
    let local = world_from_parent.inverse() * world_from(world_data, keys, id);
    let (scale, rotation, translation) = local.to_scale_rotation_translation();
    let fits = scale.is_finite() && rotation.is_finite() && translation.is_finite();
    fits.then_some(Transform {
        translation,
        rotation,
        scale,
    })
}

/// Writes an entity's transform.
pub fn write(world_data: &WorldData, keys: &Keys, id: EntityId, transform: Transform) {
    if let Some(entity) = world_data.locate(id)
        && let Ok(mut transforms) = keys.transform.write(&world_data.token)
        && let Some(row) = transforms.get_mut(entity.archetype, entity.row as usize)
    {
        *row = transform;
    }
}

/// From the transforms themselves: the `WorldTransform`s may be a frame behind.
fn world_from(world_data: &WorldData, keys: &Keys, id: EntityId) -> Mat4 {
    let chain = std::iter::once(id).chain(ancestors(world_data, id));
    let matrices = chain.filter_map(|id| local_of(world_data, keys, id));
    matrices.fold(Mat4::IDENTITY, |below, local| local.to_matrix() * below)
}

fn local_of(world_data: &WorldData, keys: &Keys, id: EntityId) -> Option<Transform> {
    let entity = world_data.locate(id)?;
    let transforms = keys.transform.read(&world_data.token).ok()?;
    transforms
        .get(entity.archetype, entity.row as usize)
        .copied()
}
