//! [`ShadowMap`]: the projection of the shadow map.

use super::sphere::Sphere;
use playground_base::glam::{
    Mat4, Vec3, Vec4,
    camera::rh::{proj::directx::orthographic, view::look_to_mat4},
};
use playground_core_drawing::DrawList;

/// Clip space to texture coordinates: y flipped, -1..1 to 0..1.
const MAP_FROM_CLIP: Mat4 = Mat4::from_cols(
    Vec4::new(0.5, 0.0, 0.0, 0.0),
    Vec4::new(0.0, -0.5, 0.0, 0.0),
    Vec4::new(0.0, 0.0, 1.0, 0.0),
    Vec4::new(0.5, 0.5, 0.0, 1.0),
);

/// The map of the first directional light.
pub struct ShadowMap {
    /// World space to the light's clip space; depth grows away from the light.
    pub clip_from_world: Mat4,
    /// World space to texture coordinates and depth.
    pub map_from_world: Mat4,
    /// Side of a texel, metres.
    pub texel_m: f32,
    /// Side of a texel, texture coordinates.
    pub texel: f32,
}

impl ShadowMap {
    /// A map of `size_px` that covers the scene, or its visible part up to the shadow distance;
    /// `None` when nothing casts shadows.
    pub fn new(list: &DrawList, scene: Option<Sphere>, size_px: u32) -> Option<Self> {
        let distance = list.environment.shadow_distance_m;
        let direction = super::lights::shadow_direction(&list.lights)?;
        // False for NaN as well.
        let casts = size_px > 0 && distance > 0.0 && distance.is_finite();
        if !casts || !list.camera.position.is_finite() {
            return None;
        }
        let covered = covered(list, scene?, distance);
        let up = if direction.y.abs() > 0.99 {
            Vec3::X
        } else {
            Vec3::Y
        };
        let light_from_world = look_to_mat4(Vec3::ZERO, direction, up);
        let radius = covered.radius;
        let texel_m = 2.0 * radius / size_px as f32;
        let center = snapped(light_from_world.transform_point3(covered.center), texel_m);
        // Deep enough for objects between the sun and the covered part.
        let depth = radius * 4.0;
        let clip_from_light = orthographic(
            center.x - radius,
            center.x + radius,
            center.y - radius,
            center.y + radius,
            -center.z - depth,
            -center.z + depth,
        );
        let clip_from_world = clip_from_light * light_from_world;
        Some(Self {
            clip_from_world,
            map_from_world: MAP_FROM_CLIP * clip_from_world,
            texel_m,
            texel: 1.0 / size_px as f32,
        })
    }
}

/// The scene if it is small, else the space in front of the camera. Radii are quantized, so that
/// moving objects do not make the shadows of others shimmer.
fn covered(list: &DrawList, scene: Sphere, distance: f32) -> Sphere {
    let before_camera = distance * 0.55;
    let radius = 1.2_f32.powf((scene.radius.max(0.5) * 1.05).log(1.2).ceil());
    if radius < before_camera {
        return Sphere { radius, ..scene };
    }
    let forward = -list.camera.view_from_world.row(2).truncate();
    Sphere {
        center: list.camera.position + forward * (distance * 0.5),
        radius: before_camera,
    }
}

/// Snaps to whole texels, so that edges of shadows do not crawl when the camera moves.
fn snapped(center: Vec3, texel_m: f32) -> Vec3 {
    let whole = |value: f32| (value / texel_m).floor() * texel_m;
    Vec3::new(whole(center.x), whole(center.y), center.z)
}
