//! [`DrawList`]: one picture, as data.

use crate::{
    CameraView, DrawBatch, Environment, Grid, JointMatrix, LightInstance, LineVertex, PanoramaId,
    Shading,
};
use playground_base::Color;

/// Everything one picture shows. Keep one list and [`clear`](Self::clear) it every frame: its
/// allocations are reused, so a steady scene allocates nothing.
///
/// Drawn in this order: opaque batches, sky, grid, `lines`, alpha batches, the outline of selected
/// instances, `overlay_triangles`, `overlay_lines`.
#[derive(Clone, Debug, Default)]
pub struct DrawList {
    /// The camera.
    pub camera: CameraView,
    /// Sky, ambient light, fog.
    pub environment: Environment,
    /// The environment's panorama, once it is loaded.
    pub panorama: Option<PanoramaId>,
    /// Lights. A renderer may use only the first of each kind (see `RenderingInfo::max_lights`).
    pub lights: Vec<LightInstance>,
    /// The meshes of the scene.
    pub batches: Vec<DrawBatch>,
    /// How joints move the meshes that bend. From the `pose` of an instance on, the weights of the mesh's
    /// morph targets (see [`JointMatrix::push_weights`]), then a matrix for each joint.
    pub joints: Vec<JointMatrix>,
    /// Pairs of points in world space, hidden by objects in front of them.
    pub lines: Vec<LineVertex>,
    /// Pairs of points in world space, always on top (gizmos).
    pub overlay_lines: Vec<LineVertex>,
    /// Triples of points in world space, always on top, under the overlay lines.
    pub overlay_triangles: Vec<LineVertex>,
    /// The ground grid.
    pub grid: Option<Grid>,
    /// What is shown of surfaces.
    pub shading: Shading,
    /// The time of the game, seconds, for shaders.
    pub time_s: f64,
    /// True when nothing moves: the picture stays for a while and may cost more. Where
    /// `RenderQuality` saves samples while things move, draw once more with this set when they
    /// rest.
    pub still: bool,
}

impl DrawList {
    /// Empties the list: nothing is shown but a black sky.
    pub fn clear_to_black(&mut self) {
        self.clear();
        self.grid = None;
        let black = Color::rgb(0.0, 0.0, 0.0);
        self.environment = Environment {
            sky: black,
            horizon: black,
            ground: black,
            ..Environment::default()
        };
    }

    /// Empties the list and keeps its allocations, those of the batches included: their meshes
    /// and textures stay, their instances go.
    pub fn clear(&mut self) {
        self.still = false;
        self.panorama = None;
        self.lights.clear();
        self.joints.clear();
        self.lines.clear();
        self.overlay_lines.clear();
        self.overlay_triangles.clear();
        for batch in &mut self.batches {
            batch.instances.clear();
            batch.reach_m = 0.0;
        }
    }
}
