//! [`WorldView3d`]: draws the world for the viewport panel.

use super::other_cameras::{Asked, OtherCameras};
use super::preview::Preview;
use super::uploads::Uploads;
use crate::app::SceneComparison;
use playground_base::glam::Mat4;
use playground_core_drawing::{
    Camera, CameraView, DrawList, DrawnLabel, FrameCapture, LineVertex, Projection, Shading,
};
use playground_core_ecs::EntityId;
use playground_core_engine::PlayMode;
use playground_core_rendering::{BoundRenderingView, Gpu, RenderTarget};
use playground_core_ui::{
    ComparedVersion, EditorState, ViewportCamera, ViewportFrame, ViewportLabel,
};
use playground_engine::{Engine, GamePicture, ViewOptions};
use playground_graphics::egui::Rgba;
use std::time::{Duration, Instant};

/// After this time without changes, the picture is drawn once more in the renderer's best quality.
const REST: Duration = Duration::from_millis(150);

/// The picture of the world, drawn for the viewport panel when something in it changed.
#[derive(Default)]
pub struct WorldView3d {
    list: DrawList,
    target: Option<RenderTarget>,
    shown: Option<Shown>,
    labels: Vec<ViewportLabel>,
    uploads: Uploads,
    preview: Preview,
    others: OtherCameras,
}

/// The picture in the target.
struct Shown {
    of: Inputs,
    since: Instant,
    /// True when it was drawn in best quality.
    still: bool,
}

/// Everything that a picture depends on.
#[derive(Clone, PartialEq)]
struct Inputs {
    world: (u32, u64),
    /// Revisions of pictures, models, panoramas, fonts, materials and shaders.
    assets: [u64; 6],
    size_px: [u32; 2],
    pixels_per_point: f32,
    camera: Option<ViewportCamera>,
    selected: Vec<EntityId>,
    grid: bool,
    shading: Shading,
    drawers: usize,
    /// The revision of the comparison, and what is shown of it.
    compared: Option<(u64, ComparedVersion)>,
    lines: [Vec<LineVertex>; 3],
    /// A camera that is shown within the picture, and where.
    part: Option<(EntityId, [u32; 4])>,
    /// Whether clips of what is selected play.
    plays_clips: bool,
    /// How long the preview plays, in seconds; `None` while there is none.
    preview_s: Option<f64>,
}

impl WorldView3d {
    /// The target, once something was drawn.
    pub const fn target(&self) -> Option<&RenderTarget> {
        self.target.as_ref()
    }

    /// Drops the target, because its device is gone.
    pub fn forget(&mut self) {
        self.target = None;
        self.shown = None;
        self.uploads = Uploads::default();
        self.others = OtherCameras::default();
    }

    /// Makes the next picture be drawn in best quality without waiting.
    pub fn force_best_quality(&mut self) {
        if let Some(shown) = &mut self.shown {
            shown.since -= REST;
        }
    }

    /// Draws the last picture once more, and tells how that is done.
    ///
    /// # Errors
    /// When nothing was drawn yet, or the device refuses.
    pub fn capture(
        &mut self,
        (gpu, rendering): (&Gpu, &BoundRenderingView),
    ) -> Result<FrameCapture, String> {
        let target = self.target.as_ref().filter(|_| self.shown.is_some());
        let target = target.ok_or("the viewport shows nothing: open it first")?;
        let list = &self.list;
        let captured = rendering.call(|r| r.capture(gpu, target, list));
        // What is shown in parts of the picture is missing in this one.
        self.shown = None;
        let captured = captured.map_err(|error| error.to_string())?;
        captured.map_err(|error| error.to_string())
    }

    /// Time until the picture is to be drawn again: for the next moment of a preview, or in best
    /// quality; `None` when it stays.
    pub fn redraw_after(&self) -> Option<Duration> {
        if self.preview.is_playing() {
            return Some(Preview::FRAME);
        }
        let shown = self.shown.as_ref().filter(|shown| !shown.still)?;
        Some(REST.saturating_sub(shown.since.elapsed()))
    }

    /// Draws what the viewport panel requested, and answers its pick. True when the target has a
    /// new texture.
    pub fn draw(
        &mut self,
        (engine, comparison): (&mut Engine, Option<&SceneComparison>),
        state: &EditorState,
        (gpu, rendering): (&Gpu, &BoundRenderingView),
        frame: &mut ViewportFrame,
    ) -> Result<bool, String> {
        let [width_px, height_px] = frame.size_px;
        if width_px == 0 || height_px == 0 {
            self.preview.stop();
            return Ok(false);
        }
        self.uploads.refresh(engine, rendering, gpu);
        let target = self
            .target
            .get_or_insert_with(|| RenderTarget::new("viewport"));
        let new = rendering
            .call(|r| r.ensure_target(gpu, target, width_px, height_px))
            .map_err(|e| e.to_string())?
            .map_err(|e| e.to_string())?;
        let comparison = comparison.filter(|_| state.play.mode == PlayMode::Edit);
        let mut inputs = inputs_of((&*engine, comparison), state, frame);
        inputs.preview_s = self
            .preview
            .advance(engine, &inputs.selected, inputs.plays_clips);
        if let Some(still) = self.is_due(&inputs, new) {
            // Until it is drawn again: what failed is not tried in each frame at rest.
            self.shown = None;
            let asked = Asked {
                of_game: inputs.camera.is_none(),
                part: inputs.part,
                size_px: inputs.size_px,
                pixels_per_point: inputs.pixels_per_point,
                still,
            };
            let device = (gpu, rendering);
            let parts = self
                .others
                .draw(engine, device, &mut self.uploads, &asked)?;
            self.extract((&mut *engine, comparison), &inputs)?;
            self.uploads.upload_made(engine, rendering, gpu);
            self.labels = labels_of(engine, &self.list.camera);
            if parts.hides_whole {
                self.list.clear_to_black();
                self.labels.clear();
            }
            self.list.still = still;
            let list = &self.list;
            let target = self.target.as_ref().ok_or("no target")?;
            rendering
                .call(|r| r.draw(gpu, target, list))
                .map_err(|e| e.to_string())?
                .map_err(|e| e.to_string())?;
            self.others.place(device, target, &parts)?;
            self.shown = Some(Shown {
                of: inputs,
                since: Instant::now(),
                still,
            });
        }
        frame.labels.clone_from(&self.labels);
        let selected = state.selection.primary();
        frame.tile_sheet = selected.and_then(|map| engine.tile_sheet(map));
        let target = self.target.as_ref().ok_or("no target")?;
        if let Some([x, y]) = frame.pick_px.take() {
            let picked = rendering
                .call(|r| r.pick(gpu, target, x, y))
                .map_err(|e| e.to_string())?;
            let picked = picked.map_err(|e| e.to_string())?;
            frame.picked = Some(picked.and_then(|index| entity_at(engine, index)));
        }
        Ok(new)
    }

    /// `Some` when a picture is to be drawn; the flag requests best quality.
    fn is_due(&self, inputs: &Inputs, new: bool) -> Option<bool> {
        match &self.shown {
            Some(shown) if !new && shown.of == *inputs => {
                (!shown.still && shown.since.elapsed() >= REST).then_some(true)
            }
            _ => Some(false),
        }
    }

    fn extract(
        &mut self,
        (engine, comparison): (&mut Engine, Option<&SceneComparison>),
        inputs: &Inputs,
    ) -> Result<(), String> {
        let options = ViewOptions {
            camera: inputs.camera.as_ref().map(editor_camera),
            size_px: inputs.size_px,
            pixels_per_point: inputs.pixels_per_point,
            selected: &inputs.selected,
            grid: inputs.grid,
            preview_s: inputs.preview_s.unwrap_or_default(),
            plays_clips: inputs.plays_clips,
            compared: comparison
                .zip(inputs.compared)
                .map(|(comparison, (_, version))| comparison.view(version)),
        };
        engine
            .extract(&options, &mut self.list)
            .map_err(|e| e.to_string())?;
        self.list.shading = inputs.shading;
        let [lines, overlay_lines, overlay_triangles] = &inputs.lines;
        self.list.lines.extend_from_slice(lines);
        self.list.overlay_lines.extend_from_slice(overlay_lines);
        self.list
            .overlay_triangles
            .extend_from_slice(overlay_triangles);
        Ok(())
    }
}

/// The picture in which the game is shown, as the panel last requested it; `None` while it is
/// hidden.
pub fn game_picture(
    state: &EditorState,
    frame: &ViewportFrame,
    pixels_per_point: f32,
) -> Option<GamePicture> {
    let is_visible = frame.size_px.iter().all(|side| *side > 0);
    is_visible.then(|| GamePicture {
        size_px: frame.size_px,
        pixels_per_point,
        camera: (!is_through_game(state)).then(|| editor_camera(&frame.camera)),
    })
}

/// Whether the picture is seen through the game's camera.
fn is_through_game(state: &EditorState) -> bool {
    state.play.game_camera
}

fn inputs_of(
    (engine, comparison): (&Engine, Option<&SceneComparison>),
    state: &EditorState,
    frame: &ViewportFrame,
) -> Inputs {
    let world = {
        let world_data = engine.world().data.read();
        (world_data.token.tick(), world_data.version)
    };
    let through_game = is_through_game(state);
    let overlays = [&frame.lines, &frame.overlay_lines, &frame.overlay_triangles];
    Inputs {
        world,
        assets: [
            engine.pictures().revision(),
            engine.models().revision(),
            engine.fonts_revision(),
            engine.panoramas().revision(),
            engine.materials().revision(),
            engine.shaders().revision(),
        ],
        size_px: frame.size_px,
        pixels_per_point: frame
            .area
            .map_or(1.0, |area| frame.size_px[0] as f32 / area.width().max(1.0)),
        camera: (!through_game).then_some(frame.camera),
        selected: {
            let mut selected = state.selection.entities().to_vec();
            selected.sort_unstable();
            selected
        },
        grid: state.tools.grid && !through_game,
        shading: state.tools.shading,
        drawers: engine.drawers_revision(),
        compared: comparison
            .zip(state.comparison.as_ref())
            .map(|(comparison, shown)| (comparison.revision, shown.shown)),
        lines: if through_game {
            Default::default()
        } else {
            overlays.map(Clone::clone)
        },
        part: frame.preview,
        plays_clips: state.tools.plays_clips,
        preview_s: None,
    }
}

/// The texts of plugins that are inside the picture.
fn labels_of(engine: &Engine, camera: &CameraView) -> Vec<ViewportLabel> {
    let clip_from_world = camera.clip_from_world();
    let label = |label: &DrawnLabel| {
        let clip = clip_from_world * label.position.extend(1.0);
        let (x, y) = (clip.x / clip.w, clip.y / clip.w);
        let is_seen = clip.w > 0.0 && x.abs() <= 1.0 && y.abs() <= 1.0;
        let [r, g, b, a] = label.color.to_array();
        is_seen.then(|| ViewportLabel {
            at: [(x + 1.0) * 0.5, (1.0 - y) * 0.5],
            text: label.text.clone(),
            color: Rgba::from_rgba_unmultiplied(r, g, b, a).into(),
        })
    };
    engine.labels().iter().filter_map(label).collect()
}

fn editor_camera(view: &ViewportCamera) -> (Camera, Mat4) {
    let camera = Camera {
        fov_y_rad: view.fov_y,
        near_m: view.near,
        far_m: view.far,
        projection: match view.ortho_height {
            Some(_) => Projection::Orthographic,
            None => Projection::Perspective,
        },
        ortho_height_m: view.ortho_height.unwrap_or(1.0),
        ..Camera::default()
    };
    (
        camera,
        Mat4::from_rotation_translation(view.rotation, view.position),
    )
}

/// The live entity at an index.
fn entity_at(engine: &Engine, index: u32) -> Option<EntityId> {
    let world_data = engine.world().data.read();
    let slot = world_data.entities.slots.get(index as usize)?;
    let id = EntityId {
        index,
        generation: slot.generation,
    };
    world_data.entities.get(id).map(|entity| entity.id)
}
