//! [`WorldView3d`]: the picture of the world.

use playground_base::glam::Mat4;
use playground_core_ecs::EntityId;
use playground_core_rendering::{Camera, DrawList, Gpu, RenderTarget};
use playground_core_ui::{EditorState, PlayMode, ViewportFrame};
use playground_engine::{Engine, ViewOptions};

/// The picture of the world, drawn for the viewport panel.
#[derive(Default)]
pub struct WorldView3d {
    list: DrawList,
    target: Option<RenderTarget>,
}

impl WorldView3d {
    /// The target, once something was drawn.
    pub const fn target(&self) -> Option<&RenderTarget> {
        self.target.as_ref()
    }

    /// Forgets the target: its device is gone.
    pub fn forget(&mut self) {
        self.target = None;
    }

    /// Draws what the viewport panel asked for, and answers its pick. True when the target's
    /// texture is another one than before.
    pub fn draw(
        &mut self,
        engine: &Engine,
        state: &EditorState,
        gpu: &Gpu,
        frame: &mut ViewportFrame,
    ) -> Result<bool, String> {
        let [width_px, height_px] = frame.size_px;
        if width_px == 0 || height_px == 0 {
            return Ok(false);
        }
        let rendering = &engine.views().rendering;
        let target = self
            .target
            .get_or_insert_with(|| RenderTarget::new("viewport"));
        let new = rendering
            .call(|r| r.ensure_target(gpu, target, width_px, height_px))
            .map_err(|e| e.to_string())?
            .map_err(|e| e.to_string())?;
        let through_game = state.play.mode != PlayMode::Edit && state.play.game_camera;
        let options = ViewOptions {
            camera: (!through_game).then(|| editor_camera(frame)),
            aspect: width_px as f32 / height_px as f32,
            selected: &state.selection.entities,
            grid: state.tools.grid && !through_game,
        };
        engine
            .extract(&options, &mut self.list)
            .map_err(|e| e.to_string())?;
        if !through_game {
            self.list.lines.extend_from_slice(&frame.lines);
            self.list
                .overlay_lines
                .extend_from_slice(&frame.overlay_lines);
            self.list
                .overlay_triangles
                .extend_from_slice(&frame.overlay_triangles);
        }
        rendering
            .call(|r| r.draw(gpu, target, &self.list))
            .map_err(|e| e.to_string())?
            .map_err(|e| e.to_string())?;
        if let Some([x, y]) = frame.pick_px.take() {
            let picked = rendering
                .call(|r| r.pick(gpu, target, x, y))
                .map_err(|e| e.to_string())?;
            let picked = picked.map_err(|e| e.to_string())?;
            frame.picked = Some(picked.and_then(|index| entity_at(engine, index)));
        }
        Ok(new)
    }
}

fn editor_camera(frame: &ViewportFrame) -> (Camera, Mat4) {
    let view = &frame.camera;
    let camera = Camera {
        fov_y_rad: view.fov_y,
        near_m: view.near,
        far_m: view.far,
        ..Camera::default()
    };
    (
        camera,
        Mat4::from_rotation_translation(view.rotation, view.position),
    )
}

/// The live entity at an index.
fn entity_at(engine: &Engine, index: u32) -> Option<EntityId> {
    let structure = engine.world().structure.read();
    let slot = structure.entities.slots.get(index as usize)?;
    let id = EntityId {
        index,
        generation: slot.generation,
    };
    structure.entities.get(id).map(|entity| entity.id)
}
