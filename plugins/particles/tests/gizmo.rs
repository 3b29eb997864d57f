//! The gizmo of emitters: what it draws, and what its handles change.
#![forbid(unsafe_code)]

use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::{from_value, to_value};
use playground_core_drawing::Ray;
use playground_core_particles::{EmitterShape, ParticleEmitter, ShapeKind};
use playground_core_ui::{ComponentGizmo, Gizmo, GizmoView, HandleDrag};
use playground_plugins_particles::EmitterGizmo;
use playground_tests_panels::Scene;

fn emitter(kind: ShapeKind) -> ParticleEmitter {
    ParticleEmitter {
        shape: EmitterShape {
            kind,
            radius_m: 1.5,
            ..EmitterShape::default()
        },
        ..ParticleEmitter::default()
    }
}

/// Twice as large, moved up by 1 m, and turned so that its +Y points along the world's +X.
fn place() -> Mat4 {
    let turned = Quat::from_rotation_z(-std::f32::consts::FRAC_PI_2);
    Mat4::from_scale_rotation_translation(Vec3::splat(2.0), turned, Vec3::Y)
}

/// Shows an emitter, and answers with what became of it.
fn shown(emitter: &ParticleEmitter, drag: Option<HandleDrag>) -> (Gizmo, ParticleEmitter) {
    let scene = Scene::new();
    let id = scene.named("Fire", None);
    let view = EmitterGizmo::open(&scene.context()).expect("its component is known");
    let mut gizmo = Gizmo::new(id, place(), drag);
    let value = to_value(emitter).expect("a value");
    let world = scene.world.read();
    let edited = view.gizmo(&mut gizmo, world.reader(), &value);
    let edited = from_value(edited.expect("it is drawn")).expect("an emitter");
    (gizmo, edited)
}

/// A drag of a handle by a path across the picture, seen from +z.
fn drag(gizmo: &Gizmo, handle: usize, path: Vec3) -> HandleDrag {
    let start = gizmo.handles[handle].position;
    let ray = |at: Vec3| Ray {
        origin: at + Vec3::Z * 10.0,
        direction: Vec3::NEG_Z,
    };
    HandleDrag {
        handle,
        start,
        to_eye: Vec3::Z,
        start_ray: ray(start),
        ray: ray(start + path),
        step: 0.0,
    }
}

#[test]
fn each_shape_is_drawn_where_the_emitter_is_and_changes_nothing_by_itself() {
    for (kind, handles) in [
        (ShapeKind::Point, 0),
        (ShapeKind::Sphere, 6),
        (ShapeKind::Box, 6),
        (ShapeKind::Cone, 8),
        (ShapeKind::Disc, 4),
    ] {
        let before = emitter(kind);
        let (gizmo, after) = shown(&before, None);
        assert_eq!(after, before, "{kind:?}");
        assert_eq!(gizmo.handles.len(), handles, "{kind:?}");
        assert!(!gizmo.lines.vertices.is_empty(), "{kind:?}");
        let points = gizmo.lines.vertices.iter();
        let points = points.map(|of| Vec3::from_array(of.position));
        let is_near = |at: Vec3| at.is_finite() && at.distance(Vec3::Y) < 20.0;
        assert!(points.clone().all(is_near), "{kind:?}");
        // Particles start along +X of the world.
        let farthest = points.map(|at| at.x).fold(0.0, f32::max);
        assert!(farthest > 0.9, "{kind:?}: {farthest}");
    }
}

#[test]
fn radius_is_dragged_in_metres_of_the_emitter() {
    let before = emitter(ShapeKind::Sphere);
    let (gizmo, _) = shown(&before, None);
    assert_eq!(gizmo.handles[0].position, Vec3::new(3.0, 1.0, 0.0));
    let (_, after) = shown(&before, Some(drag(&gizmo, 0, Vec3::X)));
    assert!((after.shape.radius_m - 2.0).abs() < 1e-4);
}

#[test]
fn wide_end_of_a_cone_changes_its_angle_alone() {
    let before = emitter(ShapeKind::Cone);
    let (gizmo, _) = shown(&before, None);
    let wide = (4..8).max_by(|a, b| {
        let height = |at: &usize| gizmo.handles[*at].position.y;
        height(a).total_cmp(&height(b))
    });
    let wide = wide.expect("four handles");
    let (_, after) = shown(&before, Some(drag(&gizmo, wide, Vec3::Y * 0.5)));
    assert!(after.shape.angle_rad > before.shape.angle_rad + 0.05);
    assert_eq!(after.shape.radius_m, before.shape.radius_m);
    let (_, after) = shown(&before, Some(drag(&gizmo, wide, Vec3::NEG_Y * 50.0)));
    assert_eq!(after.shape.angle_rad, 0.0, "it does not turn inside out");
}

#[test]
fn emitter_without_a_size_draws_nothing() {
    let scene = Scene::new();
    let id = scene.named("Fire", None);
    let view = EmitterGizmo::open(&scene.context()).expect("its component is known");
    for world_from_local in [Mat4::ZERO, Mat4::NAN, Mat4::from_scale(Vec3::ZERO)] {
        let mut gizmo = Gizmo::new(id, world_from_local, None);
        let value = to_value(&emitter(ShapeKind::Cone)).expect("a value");
        let world = scene.world.read();
        let drawn = view.gizmo(&mut gizmo, world.reader(), &value);
        assert_eq!(drawn, Ok(value));
        assert!(gizmo.handles.is_empty() && gizmo.lines.vertices.is_empty());
    }
}
