//! The views of the sun: each covers a part of what the camera sees, near parts finer than far ones.

use super::super::lights::shadow_direction;
use super::super::sphere::Sphere;
use super::CASCADES;
use super::shadow_view::{ShadowView, up_for};
use playground_base::glam::{
    Mat4, Vec2, Vec3,
    camera::rh::{proj::directx::orthographic, view::look_to_mat4},
};
use playground_core_drawing::{CameraView, DrawList};
use playground_core_rendering::RenderQuality;

/// The views of the first sun, the nearest part first; none without a sun that casts shadows. A part that the
/// whole scene fits into is the last.
pub fn cascades(list: &DrawList, scene: Sphere, quality: &RenderQuality) -> Vec<ShadowView> {
    let distance = list.environment.shadow_distance_m;
    // False for NaN as well.
    let casts = distance > 0.0 && distance.is_finite();
    let Some(direction) = shadow_direction(&list.lights).filter(|_| casts) else {
        return Vec::new();
    };
    let count = (quality.cascades as usize).clamp(1, CASCADES);
    let light_from_world = look_to_mat4(Vec3::ZERO, direction, up_for(direction));
    let mut views = Vec::with_capacity(count);
    let mut start = 0.0;
    for end in ends(count, distance) {
        let seen = match count {
            1 => before_camera(list, distance),
            _ => part(&list.camera, start, end),
        };
        let covered = whole(scene, seen.radius);
        let is_last = covered.is_some();
        let covered = covered.unwrap_or(seen);
        let side_px = quality.shadow_map_px;
        views.push(sun_view(&light_from_world, covered, distance, side_px));
        if is_last {
            break;
        }
        start = end;
    }
    views
}

/// Where each part ends, metres from the eye: each as many times as far as the one before (Zhang et al.
/// 2006), starting at a few metres for a room and at twenty for a landscape.
fn ends(count: usize, distance: f32) -> Vec<f32> {
    let nearest = (0.3 * distance.sqrt()).min(distance);
    let end = |at: usize| nearest * (distance / nearest).powf(at as f32 / count as f32);
    (1..=count).map(end).collect()
}

/// The scene if it is smaller than a radius. Its own is quantized, so that moving objects do not make the
/// shadows of others shimmer.
fn whole(scene: Sphere, smaller_than: f32) -> Option<Sphere> {
    let radius = 1.2_f32.powf((scene.radius.max(0.5) * 1.05).log(1.2).ceil());
    (radius < smaller_than).then_some(Sphere { radius, ..scene })
}

/// The space in front of the camera, for a single view.
fn before_camera(list: &DrawList, distance: f32) -> Sphere {
    let forward = -list.camera.view_from_world.row(2).truncate();
    Sphere {
        center: list.camera.position + forward * (distance * 0.5),
        radius: distance * 0.55,
    }
}

/// The smallest sphere around what the camera sees between two distances. It does not change when the camera
/// turns.
fn part(camera: &CameraView, start: f32, end: f32) -> Sphere {
    let view_from_clip = camera.clip_from_view.inverse();
    let corner = |x: f32, y: f32, distance: f32| {
        let near = view_from_clip.project_point3(Vec3::new(x, y, 1.0));
        let far = view_from_clip.project_point3(Vec3::new(x, y, 0.0));
        let share = (-distance - near.z) / (far.z - near.z);
        near.lerp(far, share)
    };
    // Symmetric in the camera's axes: the middle lies on the axis it looks along.
    let (near, far) = (corner(1.0, 1.0, start), corner(1.0, 1.0, end));
    let (near_2, far_2) = (flat_squared(near), flat_squared(far));
    let length = (end - start).max(1e-3);
    let middle = ((far_2 - near_2) / (2.0 * length) + (start + end) * 0.5).clamp(start, end);
    let radius = (far_2 + (end - middle).powi(2)).max(near_2 + (middle - start).powi(2));
    let world_from_view = camera.view_from_world.inverse();
    Sphere {
        center: world_from_view.transform_point3(Vec3::new(0.0, 0.0, -middle)),
        // In steps of a sixteenth, against rounding.
        radius: (radius.sqrt() * 16.0).ceil() / 16.0,
    }
}

fn flat_squared(corner: Vec3) -> f32 {
    Vec2::new(corner.x, corner.y).length_squared()
}

fn sun_view(light_from_world: &Mat4, covered: Sphere, distance: f32, side_px: u32) -> ShadowView {
    let radius = covered.radius;
    let texel_m = 2.0 * radius / side_px as f32;
    let center = snapped(light_from_world.transform_point3(covered.center), texel_m);
    // Deep enough for objects between the sun and the covered part.
    let depth = (radius * 4.0).max(distance * 2.0);
    let clip_from_light = orthographic(
        center.x - radius,
        center.x + radius,
        center.y - radius,
        center.y + radius,
        -center.z - depth,
        -center.z + depth,
    );
    let clip_from_world = clip_from_light * *light_from_world;
    ShadowView::new(clip_from_world, 2.0 * radius, 1.0 / radius)
}

/// Snaps to whole texels, so that edges of shadows do not crawl when the camera moves.
fn snapped(center: Vec3, texel_m: f32) -> Vec3 {
    let whole = |value: f32| (value / texel_m).floor() * texel_m;
    Vec3::new(whole(center.x), whole(center.y), center.z)
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_drawing::Camera;

    #[test]
    fn parts_hold_what_the_camera_sees_and_keep_their_size_when_it_turns() {
        let camera = |turn: f32| {
            let place =
                Mat4::from_translation(Vec3::new(3.0, 2.0, 1.0)) * Mat4::from_rotation_y(turn);
            CameraView::new(&Camera::default(), &place, 1.6)
        };
        for (start, end) in [(0.0, 4.0), (4.0, 15.0), (15.0, 60.0)] {
            let (one, turned) = (
                part(&camera(0.3), start, end),
                part(&camera(1.9), start, end),
            );
            assert_eq!(one.radius, turned.radius);
            let view = camera(0.3);
            let world_from_clip = view.clip_from_world().inverse();
            for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (0.2, -0.4)] {
                for distance in [start.max(0.2), (start + end) * 0.5, end] {
                    // Reversed depth of a distance, by the projection itself.
                    let clip = view.clip_from_view * Vec3::new(0.0, 0.0, -distance).extend(1.0);
                    let seen = world_from_clip.project_point3(Vec3::new(x, y, clip.z / clip.w));
                    let away = seen.distance(one.center);
                    assert!(
                        away <= one.radius * 1.001,
                        "{seen} is {away} m from the middle, {} are covered",
                        one.radius
                    );
                }
            }
        }
    }

    #[test]
    fn near_parts_are_shorter_than_far_ones() {
        let ends = ends(3, 60.0);
        assert!((ends[2] - 60.0).abs() < 1e-3);
        assert!(ends[0] < 12.0 && ends[0] < ends[1] - ends[0], "{ends:?}");
    }
}
