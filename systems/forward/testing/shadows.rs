//! Tests of shadows of suns and of lamps.

use super::{
    rig::Rig,
    scenes::{add, camera, material},
    stage::{pixel, stage},
};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_drawing::{DrawList, Light, LightInstance, LightKind, MeshKind};
use playground_core_rendering::RenderingView;

fn lamp(kind: LightKind, position: Vec3, direction: Vec3) -> LightInstance {
    let light = Light {
        kind,
        color: playground_base::Color::WHITE,
        intensity: 4.0,
        range_m: 12.0,
        outer_angle_rad: 0.9,
        inner_angle_rad: 0.8,
        ..Light::default()
    };
    LightInstance {
        light,
        position,
        direction,
    }
}

/// A wall across -Z of a turned room, 3 m away, and a small cube halfway.
fn room(turn: Quat, light: LightInstance) -> DrawList {
    let mut list = stage();
    list.environment.ambient = 0.0;
    list.lights = vec![light];
    let white = material(0.8, 0.8, 0.8, 1.0, 0.0);
    let room = Mat4::from_quat(turn);
    let wall = Mat4::from_scale_rotation_translation(
        Vec3::new(8.0, 8.0, 0.1),
        Quat::IDENTITY,
        Vec3::new(0.0, 0.0, -3.05),
    );
    add(&mut list, MeshKind::Cube, room * wall, &white);
    let small =
        Mat4::from_translation(Vec3::new(0.0, 0.0, -1.5)) * Mat4::from_scale(Vec3::splat(0.4));
    add(&mut list, MeshKind::Cube, room * small, &white);
    // From aside, so that the shadow is seen beside the cube.
    let eye = turn * Vec3::new(2.5, 0.0, 0.5);
    let up = turn * Vec3::Y;
    let seen = turn * Vec3::new(0.0, 0.0, -3.0);
    let view = playground_base::glam::camera::rh::view::look_at_mat4(eye, seen, up);
    list.camera = playground_core_drawing::CameraView::new(
        &playground_core_drawing::Camera::default(),
        &view.inverse(),
        1.5,
    );
    list
}

/// What the picture shows of a point of the room.
fn brightness<R: RenderingView>(rig: &Rig<R>, list: &DrawList, at: Vec3) -> u8 {
    rig.draw(list);
    let picture = rig.picture();
    let clip = list.camera.clip_from_world().project_point3(at);
    let x = (clip.x * 0.5 + 0.5) * picture.width_px as f32;
    let y = (0.5 - clip.y * 0.5) * picture.height_px as f32;
    pixel(&picture, x as u32, y as u32)[1]
}

/// Behind a cube the wall is dark, beside it lit: for a spot light, and for a point light to all six sides.
pub fn lamps_cast_shadows<R: RenderingView>(rig: &Rig<R>) {
    let turns = [
        Quat::IDENTITY,
        Quat::from_rotation_y(std::f32::consts::FRAC_PI_2),
        Quat::from_rotation_y(std::f32::consts::PI),
        Quat::from_rotation_y(-std::f32::consts::FRAC_PI_2),
        Quat::from_rotation_x(std::f32::consts::FRAC_PI_2),
        Quat::from_rotation_x(-std::f32::consts::FRAC_PI_2),
    ];
    for turn in turns {
        for kind in [LightKind::Spot, LightKind::Point] {
            let mut list = room(turn, lamp(kind, Vec3::ZERO, turn * Vec3::NEG_Z));
            let (behind, beside) = (
                turn * Vec3::new(0.0, 0.0, -3.0),
                turn * Vec3::new(-1.2, 0.6, -3.0),
            );
            let (dark, lit) = (
                brightness(rig, &list, behind),
                brightness(rig, &list, beside),
            );
            assert!(dark < 8 && lit > 60, "{kind:?}, {turn}: {dark} and {lit}");
            list.lights[0].light.shadows = false;
            let through = brightness(rig, &list, behind);
            assert!(through > 60, "{kind:?} without shadows: {through}");
        }
    }
}

/// Of more lamps than the map has room for, the brightest cast shadows, and the others shine.
pub fn brightest_lamps_cast_shadows<R: RenderingView>(rig: &mut Rig<R>) {
    rig.gpu.quality.lamp_shadows = 6;
    let mut list = room(
        Quat::IDENTITY,
        lamp(LightKind::Point, Vec3::ZERO, Vec3::NEG_Z),
    );
    let weak = lamp(LightKind::Point, Vec3::new(0.0, 0.0, 0.2), Vec3::NEG_Z);
    list.lights.insert(0, weak);
    list.lights[0].light.intensity = 0.5;
    let behind = Vec3::new(0.0, 0.0, -3.0);
    let both = brightness(rig, &list, behind);
    list.lights.truncate(1);
    list.lights[0].light.shadows = false;
    let weak_alone = brightness(rig, &list, behind);
    assert!(both.abs_diff(weak_alone) < 3, "{both} and {weak_alone}");
}

/// A thin post near the camera has a shadow although the sun's map reaches far, with several views; far
/// things have one too, and a small scene looks the same with one view as with three.
pub fn several_views_of_the_sun_are_finer<R: RenderingView>(rig: &mut Rig<R>) {
    let mut list = stage();
    list.environment.ambient = 0.0;
    list.environment.shadow_distance_m = 300.0;
    let white = material(0.8, 0.8, 0.8, 1.0, 0.0);
    let put = |list: &mut DrawList, size: Vec3, at: Vec3| {
        let place = Mat4::from_translation(at) * Mat4::from_scale(size);
        add(list, MeshKind::Cube, place, &white);
    };
    put(
        &mut list,
        Vec3::new(600.0, 0.2, 600.0),
        Vec3::new(0.0, -0.1, 0.0),
    );
    put(
        &mut list,
        Vec3::new(0.12, 1.0, 0.12),
        Vec3::new(0.0, 0.5, 0.0),
    );
    put(
        &mut list,
        Vec3::new(10.0, 20.0, 10.0),
        Vec3::new(0.0, 10.0, -90.0),
    );
    list.lights[0].direction = Vec3::new(0.6, -0.6, 0.0).normalize();
    let aspect = 1.5;
    list.camera = camera(Vec3::new(0.0, 1.6, 3.0), Vec3::new(0.4, 0.0, 0.0), aspect);
    let shadow_of_post = Vec3::new(0.5, 0.0, 0.0);
    let dark = |rig: &Rig<R>, list: &DrawList| brightness(rig, list, shadow_of_post);
    rig.gpu.quality.cascades = 1;
    let coarse = dark(rig, &list);
    rig.gpu.quality.cascades = 3;
    let fine = dark(rig, &list);
    assert!(
        fine < 20 && coarse > 60,
        "{fine} with three views, {coarse} with one"
    );
    list.camera = camera(
        Vec3::new(0.0, 30.0, 0.0),
        Vec3::new(0.0, 0.0, -90.0),
        aspect,
    );
    let shadow_of_tower = Vec3::new(12.0, 0.0, -90.0);
    let beside = Vec3::new(-20.0, 0.0, -90.0);
    let (dark, lit) = (
        brightness(rig, &list, shadow_of_tower),
        brightness(rig, &list, beside),
    );
    assert!(dark < 20 && lit > 60, "{dark} and {lit} far away");
}
