//! Writes the picture of the game into the world.

use super::extract::default_camera;
use super::game_cameras::game_camera;
use crate::{Engine, EngineError};
use playground_base::glam::{Mat4, Vec2};
use playground_core_drawing::{Camera, CameraView, Screen};
use playground_core_ecs::{ArchetypeId, Key, WorldData};

/// The picture that the game is shown in, as set by the editor or by a test.
#[derive(Clone, Debug, PartialEq)]
pub struct GamePicture {
    /// Width and height, in pixels.
    pub size_px: [u32; 2],
    /// Pixels in a point.
    pub pixels_per_point: f32,
    /// The camera that draws and where it is; `None` for the game's own.
    pub camera: Option<(Camera, Mat4)>,
}

impl Default for GamePicture {
    fn default() -> Self {
        Self {
            size_px: [1280, 720],
            pixels_per_point: 1.0,
            camera: None,
        }
    }
}

impl Engine {
    /// Sets the picture that the game is shown in. Systems see it in the next run of a stage.
    pub fn show_in(&mut self, picture: GamePicture) {
        self.picture = picture;
    }

    /// Updates the resource for the next run of a stage. It is written only if it differs, so that
    /// it counts as changed only then.
    pub(crate) fn write_screen(&mut self) -> Result<(), EngineError> {
        let Some(keys) = &self.keys else {
            return Ok(());
        };
        let world_data = &mut *self.runtime.world.data.write();
        let game = match &self.picture.camera {
            Some(camera) => Some(camera.clone()),
            None => game_camera(world_data, keys)?,
        };
        let screen = screen_of(&self.picture, &game.unwrap_or_else(default_camera));
        if is_other(world_data, &keys.screen, &screen)?
            && let Some(row) = keys
                .screen
                .get_mut(&mut world_data.token, ArchetypeId::RESOURCES, 0)
        {
            *row = screen;
        }
        Ok(())
    }
}

fn screen_of(picture: &GamePicture, (camera, world_from_view): &(Camera, Mat4)) -> Screen {
    let size_px = picture.size_px.map(|side| side.max(1) as f32);
    let size_px = Vec2::from_array(size_px);
    let (camera, world_from_view) = camera.on_pixels(world_from_view, size_px.y);
    let view = CameraView::new(&camera, &world_from_view, size_px.x / size_px.y);
    Screen::new(size_px, picture.pixels_per_point, &view)
}

fn is_other(
    world_data: &WorldData,
    key: &Key<Screen>,
    screen: &Screen,
) -> Result<bool, EngineError> {
    let columns = key.read(&world_data.token)?;
    Ok(columns.resource() != Some(screen))
}
