//! The views of lamps.

use super::shadow_view::{ShadowView, up_for};
use playground_base::glam::{
    Mat4, Vec3,
    camera::rh::{proj::directx::perspective, view::look_to_mat4},
};
use playground_core_drawing::{LightInstance, LightKind};
use std::f32::consts::FRAC_PI_2;

/// Nothing nearer to a lamp casts a shadow, metres: the lamp itself.
const NEAR_M: f32 = 0.05;

/// The sides of a cube, in the order of `light.wgsl`.
const SIDES: [Vec3; 6] = [
    Vec3::X,
    Vec3::NEG_X,
    Vec3::Y,
    Vec3::NEG_Y,
    Vec3::Z,
    Vec3::NEG_Z,
];

/// What a lamp sees: a cone, or six sides of a cube.
pub fn views(lamp: &LightInstance) -> Vec<ShadowView> {
    let range = lamp.light.range_m.max(2.0 * NEAR_M);
    match lamp.light.kind {
        LightKind::Spot => {
            // A little wider than the cone, so that its rim is looked up within the part of the map.
            let angle = 2.0 * lamp.light.outer_angle_rad.clamp(0.01, 1.5) * 1.03;
            vec![view(lamp.position, lamp.direction, angle.min(3.0), range)]
        }
        LightKind::Point | LightKind::Directional => {
            // A little wider than a quarter, so that edges are looked up within the part of the map.
            let side = |side: &Vec3| view(lamp.position, *side, FRAC_PI_2 * 1.02, range);
            SIDES.iter().map(side).collect()
        }
    }
}

fn view(position: Vec3, direction: Vec3, angle: f32, range: f32) -> ShadowView {
    let light_from_world =
        look_to_mat4(Vec3::ZERO, direction, up_for(direction)) * Mat4::from_translation(-position);
    // Depth grows away from the lamp.
    let clip_from_light = perspective(angle, 1.0, NEAR_M, range);
    let scale = clip_from_light.y_axis.y;
    ShadowView::new(clip_from_light * light_from_world, 2.0 / scale, scale)
}
