//! [`OtherCameras`]: the pictures of cameras beside the one of the viewport.

use super::uploads::Uploads;
use playground_base::ModuleError;
use playground_core_drawing::{DrawList, TextureId};
use playground_core_ecs::EntityId;
use playground_core_rendering::{BoundRenderingView, Gpu, RenderTarget, RenderingError};
use playground_engine::{Engine, GameCamera, ViewOptions, drawn_key};
use std::collections::BTreeMap;

/// The pictures of cameras beside the one of the viewport: those that materials show, those that are shown in
/// a part of the picture of the game, and the preview of a camera that is selected.
#[derive(Default)]
pub struct OtherCameras {
    list: DrawList,
    /// What materials show, by name.
    pictures: BTreeMap<String, RenderTarget>,
    /// What is shown in parts of the picture, in their order.
    parts: Vec<RenderTarget>,
}

/// What is asked for.
pub struct Asked {
    /// Whether the picture is that of the game.
    pub of_game: bool,
    /// A camera that is shown within the picture of the editor, and where in pixels.
    pub part: Option<(EntityId, [u32; 4])>,
    /// Width and height of the picture, in pixels.
    pub size_px: [u32; 2],
    /// Pixels in a point.
    pub pixels_per_point: f32,
    /// Whether the picture stays for a while.
    pub still: bool,
}

/// Where pictures are shown in the picture: left, top, width and height in pixels.
#[derive(Default)]
pub struct Parts {
    areas: Vec<[u32; 4]>,
    /// Whether the first camera does not fill the picture either: it is among the parts.
    pub hides_whole: bool,
}

/// A device, and what draws with it.
type Device<'a> = (&'a Gpu, &'a BoundRenderingView);

impl OtherCameras {
    /// Draws all of them, each into a picture of its own. Returns where those are that are shown in parts.
    pub fn draw(
        &mut self,
        engine: &mut Engine,
        device: Device<'_>,
        uploads: &mut Uploads,
        asked: &Asked,
    ) -> Result<Parts, String> {
        let cameras = engine.game_cameras().map_err(|error| error.to_string())?;
        let of_picture = cameras.partition_point(|of| !of.camera.picture.is_empty());
        let (of_pictures, of_screen) = cameras.split_at(of_picture);
        self.draw_pictures(engine, device, uploads, (of_pictures, asked))?;
        let (shown, parts) = shown_in_parts(engine, of_screen, asked);
        self.parts.truncate(shown.len());
        while self.parts.len() < shown.len() {
            let number = self.parts.len() + 1;
            self.parts.push(RenderTarget::new(format!("part {number}")));
        }
        for ((camera, area), target) in shown.iter().zip(&parts.areas).zip(&mut self.parts) {
            let [_, _, width, height] = *area;
            let list = &mut self.list;
            draw_camera(
                (engine, uploads),
                device,
                (camera, [width, height]),
                asked,
                (target, list),
            )?;
        }
        Ok(parts)
    }

    /// Shows the pictures that were drawn for parts of `target` there.
    pub fn place(
        &self,
        (gpu, rendering): Device<'_>,
        target: &RenderTarget,
        parts: &Parts,
    ) -> Result<(), String> {
        for (from, area) in self.parts.iter().zip(&parts.areas) {
            answer(rendering.call(|r| r.place_picture(gpu, target, from, *area)))?;
        }
        Ok(())
    }

    /// Draws what materials show. Of cameras with one name the last one counts.
    fn draw_pictures(
        &mut self,
        engine: &mut Engine,
        (gpu, rendering): Device<'_>,
        uploads: &mut Uploads,
        (cameras, asked): (&[GameCamera], &Asked),
    ) -> Result<(), String> {
        let is_drawn = |name: &String| cameras.iter().any(|of| of.camera.picture == *name);
        self.pictures.retain(|name, _| {
            let stays = is_drawn(name);
            if !stays {
                gpu.textures.write().remove(&TextureId(drawn_key(name)));
            }
            stays
        });
        for (at, camera) in cameras.iter().enumerate() {
            let name = &camera.camera.picture;
            let mut later = cameras.iter().skip(at + 1);
            if later.any(|of| of.camera.picture == *name) {
                continue;
            }
            let target = self.pictures.entry(name.clone());
            let target = target.or_insert_with(|| RenderTarget::new(format!("@{name}")));
            let size_px = [camera.camera.picture_px.clamp(1, 4096); 2];
            let list = &mut self.list;
            let device = (gpu, rendering);
            draw_camera(
                (engine, uploads),
                device,
                (camera, size_px),
                asked,
                (target, list),
            )?;
            let id = TextureId(drawn_key(name));
            answer(rendering.call(|r| r.upload_picture(gpu, target, id)))?;
        }
        Ok(())
    }
}

/// The cameras that are shown in parts of the picture, and where.
fn shown_in_parts(
    engine: &Engine,
    cameras: &[GameCamera],
    asked: &Asked,
) -> (Vec<GameCamera>, Parts) {
    if !asked.of_game {
        let preview = asked.part.and_then(|(entity, area)| {
            let fits = area[2] > 0 && area[3] > 0;
            let mut camera = engine.camera_of(entity).filter(|_| fits)?;
            // The pixels of a small picture are others than those of the game.
            camera.camera.pixels_per_m = 0.0;
            Some((vec![camera], vec![area]))
        });
        let (shown, areas) = preview.unwrap_or_default();
        let hides_whole = false;
        return (shown, Parts { areas, hides_whole });
    }
    let first = cameras.first();
    let hides_whole = first.is_some_and(|of| !of.camera.part.is_whole());
    let shown = cameras.iter().skip(usize::from(!hides_whole));
    let shown: Vec<_> = shown.cloned().collect();
    let areas = shown
        .iter()
        .map(|of| of.camera.part.in_pixels(asked.size_px));
    let areas = areas.collect();
    (shown, Parts { areas, hides_whole })
}

/// Draws what a camera sees into a target of this size.
fn draw_camera(
    (engine, uploads): (&mut Engine, &mut Uploads),
    (gpu, rendering): Device<'_>,
    (camera, [width_px, height_px]): (&GameCamera, [u32; 2]),
    asked: &Asked,
    (target, list): (&mut RenderTarget, &mut DrawList),
) -> Result<(), String> {
    answer(rendering.call(|r| r.ensure_target(gpu, target, width_px, height_px)))?;
    let options = ViewOptions {
        camera: Some((camera.camera.clone(), camera.world_from_view)),
        size_px: [width_px, height_px],
        pixels_per_point: asked.pixels_per_point,
        selected: &[],
        grid: false,
        preview_s: 0.0,
        plays_clips: false,
        compared: None,
    };
    let extracted = engine.extract(&options, list);
    extracted.map_err(|error| error.to_string())?;
    uploads.upload_made(engine, rendering, gpu);
    list.still = asked.still;
    answer(rendering.call(|r| r.draw(gpu, target, list)))?;
    Ok(())
}

fn answer<T>(called: Result<Result<T, RenderingError>, ModuleError>) -> Result<T, String> {
    let answered = called.map_err(|error| error.to_string())?;
    answered.map_err(|error| error.to_string())
}
