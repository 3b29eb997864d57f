//! Shadows: which views they are looked up in, and where in the shadow map each lies.

mod cascades;
mod lamp_views;
mod shadow_view;
mod tiles;

pub use shadow_view::{Eyes, ShadowView};
pub use tiles::Tile;

use super::lights::{PackedLights, shining};
use super::sphere::Sphere;
use playground_core_drawing::{DrawList, LightKind};
use playground_core_rendering::RenderQuality;
use tiles::Tiles;

/// The most views of a picture, as `frame.wgsl` has them.
pub const MAX_VIEWS: usize = CASCADES + LAMP_VIEWS;
/// The most views of the sun.
pub const CASCADES: usize = 3;
/// The most views of lamps: one for a spot light, six for a point light.
const LAMP_VIEWS: usize = 16;

/// The views that cast shadows into a picture, all in one map.
#[derive(Default)]
pub struct Shadows {
    /// Those of the first sun, the nearest first, then those of lamps.
    pub views: Vec<ShadowView>,
    /// How many of them are the sun's.
    pub cascades: usize,
    /// Side of the map, pixels; 0 when nothing casts shadows.
    pub side_px: u32,
}

impl Shadows {
    /// The views of a list, whose opaque instances are within `scene`. Lamps that cast shadows get the number
    /// of their first view.
    pub fn new(
        list: &DrawList,
        lights: &mut PackedLights,
        scene: Option<Sphere>,
        quality: &RenderQuality,
    ) -> Self {
        let mut shadows = Self::default();
        let tile = quality.shadow_map_px;
        let Some(scene) = scene.filter(|_| tile > 0 && list.camera.position.is_finite()) else {
            return shadows;
        };
        let suns = cascades::cascades(list, scene, quality);
        let lamps = lamp_views(list, lights, suns.len(), quality);
        // One view alone has the whole map.
        let is_alone = suns.len() + lamps.len() == 1;
        shadows.side_px = if is_alone { tile } else { 2 * tile };
        let mut tiles = Tiles::new(shadows.side_px);
        let small = if is_alone { tile } else { tile / 4 };
        shadows.cascades = suns.len();
        for view in suns {
            shadows.push(view, tile, &mut tiles);
        }
        for view in lamps {
            shadows.push(view, small, &mut tiles);
        }
        if shadows.views.is_empty() {
            shadows.side_px = 0;
        }
        shadows
    }

    fn push(&mut self, view: ShadowView, side_px: u32, tiles: &mut Tiles) {
        let tile = tiles.take(side_px);
        self.views.push(view.at(tile, self.side_px));
    }
}

/// The views of the lamps that cast shadows, the brightest at the eye first, as many as fit. The first has
/// this number.
fn lamp_views(
    list: &DrawList,
    lights: &mut PackedLights,
    first: usize,
    quality: &RenderQuality,
) -> Vec<ShadowView> {
    let eye = list.camera.position;
    let lamps = shining(&list.lights).filter(|of| of.light.kind != LightKind::Directional);
    let lamps = lamps.take(lights.lamps.len()).enumerate();
    let mut casting: Vec<_> = lamps.filter(|(_, lamp)| lamp.light.shadows).collect();
    casting.sort_by(|(_, a), (_, b)| {
        let strength = |of: &playground_core_drawing::LightInstance| {
            of.light.intensity / of.position.distance_squared(eye).max(1.0)
        };
        strength(b).total_cmp(&strength(a))
    });
    let most = (quality.lamp_shadows as usize).min(LAMP_VIEWS);
    let mut views = Vec::new();
    for (slot, lamp) in casting {
        let of_lamp = lamp_views::views(lamp);
        if views.len() + of_lamp.len() > most {
            continue;
        }
        if let Some(packed) = lights.lamps.get_mut(slot) {
            packed.cast(first + views.len(), of_lamp.len());
            lights.counts.lamp_shadows = true;
        }
        views.extend(of_lamp);
    }
    views
}
