//! [`game_camera`]: the camera that shows the running game.

use super::{Keys, entities_in};
use crate::maths::View;
use playground_base::ArchetypeId;
use playground_base::glam::Mat4;
use playground_core_drawing::Camera;
use playground_core_ecs::{EntityId, WorldReader};

/// The active camera with the lowest order and its transform; `None` without one, or while cameras are being
/// written.
pub fn game_camera(keys: &Keys, world: WorldReader<'_>) -> Option<(Camera, Mat4)> {
    let cameras = world.read(&keys.cameras).ok()?;
    let transforms = world.read(&keys.world_transforms).ok()?;
    let archetypes = (0..world.archetypes().len()).map(|index| ArchetypeId(index as u32));
    let mut first: Option<(&Camera, Mat4)> = None;
    for archetype in archetypes {
        let rows = cameras.rows(archetype).iter();
        for (camera, transform) in rows.zip(transforms.rows(archetype)) {
            let is_first = first.is_none_or(|(known, _)| camera.order < known.order);
            if camera.active && camera.picture.is_empty() && is_first {
                first = Some((camera, transform.world_from_local));
            }
        }
    }
    first.map(|(camera, place)| (camera.clone(), place))
}

/// The camera of an entity.
pub fn camera_of(keys: &Keys, world: WorldReader<'_>, entity: EntityId) -> Option<Camera> {
    let cameras = world.read(&keys.cameras).ok()?;
    let at = world.entity(entity)?;
    cameras.get(at.archetype, at.row as usize).cloned()
}

/// Where an entity is in the world.
pub fn place_of(keys: &Keys, world: WorldReader<'_>, entity: EntityId) -> Option<Mat4> {
    let transforms = world.read(&keys.world_transforms).ok()?;
    let at = world.entity(entity)?;
    let transform = transforms.get(at.archetype, at.row as usize)?;
    Some(transform.world_from_local)
}

/// Whether the centre of a mesh or a sprite is in the picture.
pub fn shows_something(keys: &Keys, world: WorldReader<'_>, view: &View) -> bool {
    !entities_in(keys, world, view, view.rect).is_empty()
}
