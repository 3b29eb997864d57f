//! Tests of pictures with many lamps.

use super::{
    picture::difference,
    rig::Rig,
    scenes::{add, camera, material},
    stage::stage,
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{DrawList, Light, LightInstance, LightKind, MeshKind};
use playground_core_rendering::RenderingView;

fn small(x: f32, z: f32, color: playground_base::Color) -> LightInstance {
    let light = Light {
        kind: LightKind::Point,
        color,
        intensity: 0.4,
        range_m: 1.5,
        shadows: false,
        ..Light::default()
    };
    LightInstance {
        light,
        position: Vec3::new(x, 0.4, z),
        direction: Vec3::NEG_Y,
    }
}

fn floor() -> DrawList {
    let mut list = stage();
    list.environment.ambient = 0.0;
    list.lights.clear();
    list.camera = camera(Vec3::new(0.0, 9.0, 14.0), Vec3::ZERO, 1.5);
    let white = material(0.8, 0.8, 0.8, 0.7, 0.0);
    let place =
        Mat4::from_translation(Vec3::NEG_Y * 0.5) * Mat4::from_scale(Vec3::new(60.0, 1.0, 60.0));
    add(&mut list, MeshKind::Cube, place, &white);
    list
}

/// Twelve lamps look the same with and without others that are too dim to be seen.
pub fn many_lamps_shine_as_few_do<R: RenderingView>(rig: &Rig<R>) {
    let mut list = floor();
    for at in 0..12 {
        let (x, z) = ((at % 4) as f32 * 3.0 - 4.5, (at / 4) as f32 * 3.0 - 3.0);
        let hue = at as f32 / 12.0;
        list.lights.push(small(
            x,
            z,
            playground_base::Color::rgb(1.0, hue, 1.0 - hue),
        ));
    }
    rig.draw(&list);
    let few = rig.picture();
    for at in 0..20 {
        let mut dim = small(at as f32, 2.0, playground_base::Color::WHITE);
        dim.light.intensity = 1e-6;
        list.lights.push(dim);
    }
    rig.draw(&list);
    assert_eq!(difference(&few, &rig.picture()), 0.0);
    assert!(
        few.rgba.iter().any(|byte| *byte > 120 && *byte < 255),
        "they are seen"
    );
}

/// Of a thousand lamps each lights its place.
pub fn a_thousand_lamps_light_their_places<R: RenderingView>(rig: &Rig<R>) {
    let mut list = floor();
    for at in 0..1000 {
        let (x, z) = ((at % 40) as f32 - 19.5, (at / 40) as f32 - 18.0);
        let red = if (at % 40) < 20 { 1.0 } else { 0.0 };
        list.lights.push(small(
            x,
            z,
            playground_base::Color::rgb(red, 0.5, 1.0 - red),
        ));
    }
    rig.draw(&list);
    let picture = rig.picture();
    let at = |x: f32, z: f32| {
        let clip = list
            .camera
            .clip_from_world()
            .project_point3(Vec3::new(x, 0.0, z));
        let x = (clip.x * 0.5 + 0.5) * picture.width_px as f32;
        let y = (0.5 - clip.y * 0.5) * picture.height_px as f32;
        super::stage::pixel(&picture, x as u32, y as u32)
    };
    for z in [-15.0, -8.0, 0.0, 4.0] {
        let (left, right) = (at(-4.0, z), at(4.0, z));
        assert!(left[0] > left[2] + 60, "{left:?} at {z}");
        assert!(right[2] > right[0] + 60, "{right:?} at {z}");
    }
}
