//! The same things, seen and shown in other ways.

use super::Scene;
use crate::testing::{
    rig::Rig,
    scenes::{camera, everything, flock},
};
use playground_base::Color;
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_drawing::{
    Camera, CameraView, DrawList, MeshKind, Projection, Shading, ToneCurve,
};
use playground_core_rendering::RenderingView;

pub fn scenes<R: RenderingView>() -> Vec<Scene<R>> {
    vec![
        ("view-color", |_| shading(Shading::Color)),
        ("view-normals", |_| shading(Shading::Normals)),
        ("view-roughness", |_| shading(Shading::Roughness)),
        ("view-metallic", |_| shading(Shading::Metallic)),
        ("view-coordinates", |_| shading(Shading::Coordinates)),
        ("view-depth", |_| shading(Shading::Depth)),
        ("view-lights", |_| shading(Shading::Lights)),
        ("view-overdraw", |_| shading(Shading::Overdraw)),
        ("tone-neutral", |_| toned(ToneCurve::Neutral)),
        ("tone-film", |_| toned(ToneCurve::Film)),
        ("tone-soft", |_| toned(ToneCurve::Soft)),
        ("tone-clipped", |_| toned(ToneCurve::Clipped)),
        ("glow", |_| {
            let mut list = toned(ToneCurve::Soft);
            list.environment.glow = 0.4;
            list
        }),
        ("smooth-picture", |_| {
            let mut list = plain();
            list.environment.smooth_picture = true;
            list
        }),
        ("orthographic", |_| orthographic()),
        ("from-above", |_| {
            let mut list = plain();
            list.camera = camera(Vec3::new(0.1, 9.0, 0.1), Vec3::ZERO, 1.5);
            list
        }),
        ("fog", |_| {
            let mut list = flock(400, MeshKind::Bird, 1.5);
            list.environment.fog_per_m = 0.03;
            list.environment.horizon = Color::rgb(0.5, 0.4, 0.35);
            list
        }),
        ("no-sun", |_| {
            let mut list = plain();
            list.lights.remove(0);
            list
        }),
        ("selection-in-front-of-the-eye", selection),
    ]
}

/// Everything, without gizmos.
pub fn plain() -> DrawList {
    let mut list = everything(1.5);
    list.overlay_lines.clear();
    list.overlay_triangles.clear();
    list
}

fn shading(shading: Shading) -> DrawList {
    DrawList { shading, ..plain() }
}

/// Three stops brighter, so that all of the curve is seen.
fn toned(tone: ToneCurve) -> DrawList {
    let mut list = plain();
    list.environment.tone = tone;
    list.environment.exposure_ev = 2.0;
    list
}

fn orthographic() -> DrawList {
    let mut list = plain();
    let flat = Camera {
        projection: Projection::Orthographic,
        ortho_height_m: 5.0,
        near_m: -50.0,
        ..Camera::default()
    };
    let turn = Quat::from_rotation_y(0.6) * Quat::from_rotation_x(-0.6);
    let place = Mat4::from_rotation_translation(turn, turn * Vec3::Z * 10.0);
    list.camera = CameraView::new(&flat, &place, 1.5);
    list
}

/// The outline of what reaches beyond the picture.
fn selection<R: RenderingView>(_: &Rig<R>) -> DrawList {
    let mut list = everything(1.5);
    list.camera = camera(Vec3::new(0.4, 0.7, 0.6), Vec3::new(0.1, 0.5, -1.2), 1.5);
    list
}
