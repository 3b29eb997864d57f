//! [`GameCamera`]: a camera that shows the game.

use super::FrameKeys;
use super::extract::enabled_archetypes;
use crate::{Engine, EngineError};
use playground_base::glam::Mat4;
use playground_core_drawing::Camera;
use playground_core_ecs::{EntityId, WorldData};

/// An active camera of the scene, and where it is.
#[derive(Clone, Debug)]
pub struct GameCamera {
    /// Its entity.
    pub entity: EntityId,
    /// The camera.
    pub camera: Camera,
    /// Where it is.
    pub world_from_view: Mat4,
}

impl Engine {
    /// All active cameras of the scene, in the order in which they are drawn: those that draw a picture of
    /// their own first.
    ///
    /// # Errors
    /// When the pools cannot be read.
    pub fn game_cameras(&self) -> Result<Vec<GameCamera>, EngineError> {
        let Some(keys) = &self.keys else {
            return Ok(Vec::new());
        };
        let world_data = &*self.runtime.world.data.read();
        let mut all = Vec::new();
        each_camera(world_data, keys, |entity, camera, world_from_view| {
            all.push(GameCamera {
                entity,
                camera: camera.clone(),
                world_from_view: *world_from_view,
            });
        })?;
        all.sort_by_key(|of| (of.camera.picture.is_empty(), of.camera.order));
        Ok(all)
    }

    /// The camera of an entity, active or not; `None` without one.
    pub fn camera_of(&self, wanted: EntityId) -> Option<GameCamera> {
        let keys = self.keys.as_ref()?;
        let world_data = &*self.runtime.world.data.read();
        let at = world_data.entities.get(wanted)?;
        let cameras = keys.camera.read(&world_data.token).ok()?;
        let transforms = keys.transform.read(&world_data.token).ok()?;
        let (archetype, row) = (at.archetype, at.row as usize);
        Some(GameCamera {
            entity: wanted,
            camera: cameras.get(archetype, row)?.clone(),
            world_from_view: transforms.get(archetype, row)?.world_from_local,
        })
    }
}

/// The camera that fills the picture of the game: the active one with the lowest order.
pub fn game_camera(
    world_data: &WorldData,
    keys: &FrameKeys,
) -> Result<Option<(Camera, Mat4)>, EngineError> {
    let mut first: Option<(&Camera, Mat4)> = None;
    let cameras = keys.camera.read(&world_data.token)?;
    let transforms = keys.transform.read(&world_data.token)?;
    for archetype in enabled_archetypes(world_data, keys) {
        let rows = cameras.rows(archetype).iter();
        for (camera, transform) in rows.zip(transforms.rows(archetype)) {
            let is_first = first.is_none_or(|(known, _)| camera.order < known.order);
            if camera.active && camera.picture.is_empty() && is_first {
                first = Some((camera, transform.world_from_local));
            }
        }
    }
    Ok(first.map(|(camera, place)| (camera.clone(), place)))
}

/// Calls `found` for each active camera of an enabled entity.
fn each_camera(
    world_data: &WorldData,
    keys: &FrameKeys,
    mut found: impl FnMut(EntityId, &Camera, &Mat4),
) -> Result<(), EngineError> {
    let cameras = keys.camera.read(&world_data.token)?;
    let transforms = keys.transform.read(&world_data.token)?;
    for archetype in enabled_archetypes(world_data, keys) {
        let entities = &world_data.archetypes[archetype.0 as usize].entities;
        let rows = cameras.rows(archetype).iter();
        let rows = rows.zip(transforms.rows(archetype)).zip(entities);
        for ((camera, transform), entity) in rows.filter(|((camera, _), _)| camera.active) {
            found(*entity, camera, &transform.world_from_local);
        }
    }
    Ok(())
}
