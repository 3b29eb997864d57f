//! Where an entity is in the world, computed along its parents.

use crate::viewmodel::structure::{Keys, ancestors};
use playground_base::ComponentId;
use playground_base::glam::Mat4;
use playground_core_ecs::{EntityId, Structure, Transform};

/// Whether the entity has the component.
pub fn has(structure: &Structure, id: EntityId, component: ComponentId) -> bool {
    let storage = structure.as_entity(id).and_then(|e| structure.as_table(e));
    storage.is_some_and(|storage| storage.components.contains(&component))
}

/// The transform with which the entity stays where it is when it gets another parent. `None` when
/// it has no place, or when no transform would keep it (under a parent of size zero).
pub fn transform_under(
    structure: &Structure,
    keys: &Keys,
    id: EntityId,
    parent: Option<EntityId>,
) -> Option<Transform> {
    local_of(structure, keys, id)?;
    let world_from_parent = parent.map_or(Mat4::IDENTITY, |p| world_from(structure, keys, p));
    let local = world_from_parent.inverse() * world_from(structure, keys, id);
    let (scale, rotation, translation) = local.to_scale_rotation_translation();
    let fits = scale.is_finite() && rotation.is_finite() && translation.is_finite();
    fits.then_some(Transform {
        translation,
        rotation,
        scale,
    })
}

/// Writes an entity's transform.
pub fn write(structure: &Structure, keys: &Keys, id: EntityId, transform: Transform) {
    if let Some(entity) = structure.as_entity(id)
        && let Ok(mut transforms) = keys.transform.write(&structure.cells)
        && let Some(row) = transforms.get_mut(entity.table, entity.row as usize)
    {
        *row = transform;
    }
}

/// From the transforms themselves: the `WorldTransform`s may be a frame behind.
fn world_from(structure: &Structure, keys: &Keys, id: EntityId) -> Mat4 {
    let chain = std::iter::once(id).chain(ancestors(structure, id));
    let matrices = chain.filter_map(|id| local_of(structure, keys, id));
    matrices.fold(Mat4::IDENTITY, |below, local| local.to_matrix() * below)
}

fn local_of(structure: &Structure, keys: &Keys, id: EntityId) -> Option<Transform> {
    let entity = structure.as_entity(id)?;
    let transforms = keys.transform.read(&structure.cells).ok()?;
    transforms.get(entity.table, entity.row as usize).copied()
}
