//! [`ViewportFrame`]: the data that the viewport panel and the editor exchange in a frame.

use playground_base::Handle;
use playground_base::glam::{Quat, Vec3};
use playground_core_drawing::{LineVertex, Texture};
use playground_core_ecs::EntityId;
use playground_graphics::egui;

/// The editor's own camera.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ViewportCamera {
    /// Position, in metres.
    pub position: Vec3,
    /// Rotation; the camera looks along its -z, y is up.
    pub rotation: Quat,
    /// Vertical field of view, in radians.
    pub fov_y: f32,
    /// Height of the picture in metres, for an orthographic picture.
    pub ortho_height: Option<f32>,
    /// Nearest distance drawn, in metres.
    pub near: f32,
    /// Farthest distance drawn, in metres.
    pub far: f32,
}

impl Default for ViewportCamera {
    fn default() -> Self {
        Self {
            position: Vec3::new(8.0, 6.0, 10.0),
            rotation: Quat::IDENTITY,
            fov_y: 0.9,
            ortho_height: None,
            near: 0.05,
            far: 1000.0,
        }
    }
}

/// A text over the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewportLabel {
    /// Where its middle is: 0 is the left or the top of the picture, 1 the right or the bottom.
    pub at: [f32; 2],
    /// One line.
    pub text: String,
    /// Its colour.
    pub color: egui::Color32,
}

/// Data that the viewport panel and the editor exchange in a frame. The panel writes what is to be
/// drawn; the editor draws it before the next frame is shown, and answers picks.
#[derive(Clone, Debug, Default)]
pub struct ViewportFrame {
    /// From the editor: the picture, with its size in pixels; `None` while nothing can draw.
    pub picture: Option<(egui::TextureId, [u32; 2])>,
    /// From the editor: why there is no picture.
    pub error: Option<String>,
    /// From the editor: texts over the picture.
    pub labels: Vec<ViewportLabel>,
    /// From the editor: the picture of the selected tile map, once it was read.
    pub tile_sheet: Option<Handle<Texture>>,
    /// From the editor: the answer to the last pick, once: the entity, or `None` for the
    /// background.
    pub picked: Option<Option<EntityId>>,

    /// From the panel: the size it wants, in pixels; 0 when it is not visible.
    pub size_px: [u32; 2],
    /// From the panel: the camera to draw with (unless the game's is in use).
    pub camera: ViewportCamera,
    /// From the panel: a camera whose picture is shown within the picture, and where: left, top, width and
    /// height in pixels.
    pub preview: Option<(EntityId, [u32; 4])>,
    /// From the panel: lines in the world, hidden by objects in front of them. Two vertices a line.
    pub lines: Vec<LineVertex>,
    /// From the panel: lines on top of everything (the gizmo).
    pub overlay_lines: Vec<LineVertex>,
    /// From the panel: triangles on top of everything.
    pub overlay_triangles: Vec<LineVertex>,
    /// From the panel: requests the entity at this pixel of the picture, from the top left.
    pub pick_px: Option<[u32; 2]>,
    /// From the panel: where new entities are put, in metres; `None` before the first picture.
    pub focus: Option<Vec3>,
    /// From the panel: the area of the picture on the screen, in points, for input capture.
    pub area: Option<egui::Rect>,
}
