//! [`DrawnPreviews`]: draws small pictures of models and materials.

use playground_base::{ModuleError, tracing};
use playground_core_drawing::Pixels;
use playground_core_rendering::{BoundRenderingView, Gpu, RenderTarget, RenderingError};
use playground_engine::{Engine, PreviewStage};

/// The side of a preview, in pixels.
const SIDE_PX: u32 = 96;

/// Draws small pictures of models and materials, for the panel of assets.
#[derive(Default)]
pub struct DrawnPreviews {
    target: Option<RenderTarget>,
}

impl DrawnPreviews {
    /// Drops what is on the device, because that is gone.
    pub fn forget(&mut self) {
        self.target = None;
    }

    /// Draws the next one, if one is to be drawn. What the device refuses has no picture.
    pub fn draw_next(
        &mut self,
        engine: &mut Engine,
        (gpu, rendering): (&Gpu, &BoundRenderingView),
    ) {
        let Some(stage) = engine.next_preview() else {
            return;
        };
        let drawn = self.draw(&stage, (gpu, rendering));
        free(&stage, gpu);
        if let Err(why) = &drawn {
            tracing::warn!("a preview is not drawn: {why}");
        }
        engine.finish_preview(stage.content, drawn.ok());
    }

    fn draw(
        &mut self,
        stage: &PreviewStage,
        (gpu, rendering): (&Gpu, &BoundRenderingView),
    ) -> Result<Pixels, String> {
        for mesh in &stage.meshes {
            answer(rendering.call(|r| r.upload_mesh(gpu, mesh)))?;
        }
        for texture in &stage.textures {
            answer(rendering.call(|r| r.upload_texture(gpu, texture)))?;
        }
        for surface in &stage.surfaces {
            answer(rendering.call(|r| r.upload_surface(gpu, surface)))?;
        }
        let target = self
            .target
            .get_or_insert_with(|| RenderTarget::new("preview"));
        answer(rendering.call(|r| r.ensure_target(gpu, target, SIDE_PX, SIDE_PX)))?;
        answer(rendering.call(|r| r.draw(gpu, target, &stage.list)))?;
        let images = target.images.as_ref().ok_or("no picture")?;
        answer(rendering.call(|r| r.read_pixels(gpu, &images.color)))
    }
}

/// Frees what was uploaded for a preview.
fn free(stage: &PreviewStage, gpu: &Gpu) {
    let (mut meshes, mut textures) = (gpu.meshes.write(), gpu.textures.write());
    for mesh in &stage.meshes {
        meshes.remove(&mesh.id);
    }
    for texture in &stage.textures {
        textures.remove(&texture.id);
    }
    let mut surfaces = gpu.surfaces.write();
    for surface in &stage.surfaces {
        surfaces.remove(&surface.id);
    }
}

fn answer<T>(called: Result<Result<T, RenderingError>, ModuleError>) -> Result<T, String> {
    let answered = called.map_err(|error| error.to_string())?;
    answered.map_err(|error| error.to_string())
}
