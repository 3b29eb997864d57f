//! [`game_camera`]: the camera that shows the running game.

use super::{Keys, entities_in};
use crate::maths::View;
use playground_base::ArchetypeId;
use playground_base::glam::Mat4;
use playground_core_drawing::Camera;
use playground_core_ecs::WorldReader;

/// The first active camera and its transform; `None` without one, or while cameras are being written.
pub fn game_camera(keys: &Keys, world: WorldReader<'_>) -> Option<(Camera, Mat4)> {
    let cameras = world.read(&keys.cameras).ok()?;
    let transforms = world.read(&keys.world_transforms).ok()?;
    let mut archetypes = (0..world.archetypes().len()).map(|index| ArchetypeId(index as u32));
    archetypes.find_map(|archetype| {
        let rows = cameras.rows(archetype).iter();
        let mut rows = rows.zip(transforms.rows(archetype));
        let (camera, transform) = rows.find(|(camera, _)| camera.active)?;
        Some((camera.clone(), transform.world_from_local))
    })
}

/// Whether the centre of a mesh or a sprite is in the picture.
pub fn shows_something(keys: &Keys, world: WorldReader<'_>, view: &View) -> bool {
    !entities_in(keys, world, view, view.rect).is_empty()
}
