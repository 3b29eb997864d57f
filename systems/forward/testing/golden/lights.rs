//! Lights and their shadows.

use super::Scene;
use crate::testing::{
    panorama::bright_and_dark,
    rig::Rig,
    scenes::{add, camera, material, sun},
    stage::stage,
};
use playground_base::Color;
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    DrawList, Light, LightInstance, LightKind, MeshKind, PanoramaId, ToneCurve,
};
use playground_core_rendering::RenderingView;

pub fn scenes<R: RenderingView>() -> Vec<Scene<R>> {
    vec![
        ("sun-low", |_| {
            let mut low = sun();
            low.direction = Vec3::new(-0.9, -0.25, -0.3).normalize();
            lit(vec![low])
        }),
        ("two-suns", |_| {
            let mut other = sun();
            other.direction = Vec3::new(0.7, -0.5, 0.4).normalize();
            other.light.color = Color::rgb(0.2, 0.4, 1.0);
            lit(vec![sun(), other])
        }),
        ("point-light", |_| {
            lit(vec![lamp(LightKind::Point, Vec3::new(0.4, 1.6, 1.0), 3.0)])
        }),
        ("spot-light", |_| {
            lit(vec![lamp(LightKind::Spot, Vec3::new(-0.5, 3.2, 1.2), 9.0)])
        }),
        ("few-lamps", |_| lit(ring(8))),
        ("many-lamps", |_| lit(ring(200))),
        ("ambient-alone", |_| lit(Vec::new())),
        ("occlusion", |_| {
            let mut list = lit(Vec::new());
            list.environment.occlusion = 1.0;
            list
        }),
        ("panorama", |rig| around(rig, true)),
        ("panorama-without-sky", |rig| around(rig, false)),
        ("dark", |_| {
            let mut list = lit(Vec::new());
            list.environment.ambient = 0.0;
            list
        }),
    ]
}

/// Things on a floor before a wall.
pub fn lit(lights: Vec<LightInstance>) -> DrawList {
    let mut list = stage();
    list.environment.tone = ToneCurve::Soft;
    list.camera = camera(Vec3::new(2.6, 2.4, 5.0), Vec3::new(0.0, 0.5, 0.0), 1.5);
    list.lights = lights;
    let grey = material(0.5, 0.5, 0.5, 0.8, 0.0);
    let boxes = [
        ([0.0, -0.1, 0.0], [14.0, 0.2, 14.0]),
        ([0.0, 1.5, -2.5], [14.0, 3.0, 0.2]),
    ];
    for (at, size) in boxes {
        let place = Mat4::from_translation(Vec3::from_array(at));
        let place = place * Mat4::from_scale(Vec3::from_array(size));
        add(&mut list, MeshKind::Cube, place, &grey);
    }
    for (mesh, x, paint) in [
        (MeshKind::Sphere, -1.3, material(0.8, 0.2, 0.15, 0.3, 0.0)),
        (MeshKind::Torus, 0.0, material(0.9, 0.7, 0.3, 0.3, 1.0)),
        (MeshKind::Cylinder, 1.3, material(0.2, 0.4, 0.8, 0.6, 0.0)),
    ] {
        let place = Mat4::from_translation(Vec3::new(x, 0.5, 0.0));
        add(&mut list, mesh, place, &paint);
    }
    list
}

fn lamp(kind: LightKind, position: Vec3, intensity: f32) -> LightInstance {
    LightInstance {
        light: Light {
            kind,
            intensity,
            range_m: 8.0,
            ..Light::default()
        },
        position,
        direction: Vec3::new(0.15, -1.0, -0.35).normalize(),
    }
}

/// Small lamps in rings.
fn ring(count: u32) -> Vec<LightInstance> {
    let lamps = (0..count).map(|at| {
        let turn = at as f32 * 2.4;
        let radius = 0.6 + 2.6 * (at as f32 / count as f32).sqrt();
        let hue = (at % 7) as f32 / 6.0;
        let mut lamp = lamp(
            LightKind::Point,
            Vec3::new(turn.cos() * radius, 0.3, turn.sin() * radius),
            0.25,
        );
        lamp.light.color = Color::rgb(1.0 - 0.8 * hue, 0.5, 0.2 + 0.8 * hue);
        lamp.light.range_m = 1.6;
        lamp.light.shadows = false;
        lamp
    });
    lamps.collect()
}

fn around<R: RenderingView>(rig: &Rig<R>, panorama_is_sky: bool) -> DrawList {
    let panorama = bright_and_dark(4);
    assert_eq!(rig.renderer.upload_panorama(&rig.gpu, &panorama), Ok(()));
    let mut list = lit(Vec::new());
    list.panorama = Some(PanoramaId(4));
    list.environment.panorama_is_sky = panorama_is_sky;
    list
}
