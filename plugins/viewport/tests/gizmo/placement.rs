//! Placement and handles of the gizmo.

use crate::rig::{at, on_screen, slanted_view, target, view};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_ecs::Transform;
use playground_core_ui::Space;
use playground_graphics::egui::pos2;
use playground_plugins_viewport::gizmo::{GizmoKind, Handle, Placement, handle_at, shapes};

#[test]
fn pivot_is_the_mean_of_all_positions() {
    let targets = [at(1.0, 0.0, 0.0), at(3.0, 2.0, 0.0)];
    let placement = Placement::of(&targets, GizmoKind::Move, Space::World, &view(0.0, 0.0));
    assert_eq!(
        placement.expect("the pivot is visible").origin,
        Vec3::new(2.0, 1.0, 0.0)
    );
    assert_eq!(
        Placement::of(&[], GizmoKind::Move, Space::World, &view(0.0, 0.0)),
        None
    );
    let behind = [at(0.0, 0.0, 50.0)];
    assert_eq!(
        Placement::of(&behind, GizmoKind::Move, Space::World, &view(0.0, 0.0)),
        None
    );
}

#[test]
fn size_on_screen_is_the_same_far_away() {
    let size = |z: f32| {
        let view = view(0.0, 0.0);
        let placement = Placement::of(&[at(0.0, 0.0, z)], GizmoKind::Move, Space::World, &view);
        let placement = placement.expect("the pivot is visible");
        on_screen(&view, placement.origin).distance(on_screen(&view, placement.point(Vec3::X)))
    };
    assert!((size(5.0) - size(-200.0)).abs() < 0.5);
}

#[test]
fn local_axes_are_those_of_the_last_target() {
    let turn = Quat::from_rotation_y(0.5);
    let turned = Transform {
        rotation: turn,
        ..Transform::default()
    };
    let targets = [at(0.0, 0.0, 0.0), target(turned, Mat4::IDENTITY)];
    let view = view(0.0, 0.0);
    let rotation = |kind, space| {
        Placement::of(&targets, kind, space, &view)
            .expect("the pivot is visible")
            .rotation
    };
    assert_eq!(rotation(GizmoKind::Move, Space::World), Quat::IDENTITY);
    assert_eq!(rotation(GizmoKind::Move, Space::Local), turn);
    assert_eq!(
        rotation(GizmoKind::Scale, Space::World),
        turn,
        "scaling is always local"
    );
}

#[test]
fn every_shown_handle_can_be_hit() {
    let view = slanted_view();
    for kind in [GizmoKind::Move, GizmoKind::Scale] {
        let placement = Placement::of(&[at(0.0, 0.0, 0.0)], kind, Space::World, &view);
        let placement = placement.expect("the pivot is visible");
        let handles = shapes(kind, &placement);
        assert_eq!(handles.len(), 7);
        let hit =
            |local: Vec3| handle_at(&handles, &view, on_screen(&view, placement.point(local)));
        assert_eq!(hit(Vec3::ZERO), Some(Handle::View));
        for (axis, unit) in Vec3::AXES.into_iter().enumerate() {
            assert_eq!(hit(unit * 0.9), Some(Handle::Axis(axis)));
            let across = (Vec3::ONE - unit) * 0.4;
            assert_eq!(hit(across), Some(Handle::Plane(axis)));
        }
        assert_eq!(handle_at(&handles, &view, pos2(2.0, 2.0)), None);
    }
    let placement = Placement::at(Vec3::ZERO, Quat::IDENTITY, &view).expect("the pivot is visible");
    let rings = shapes(GizmoKind::Rotate, &placement);
    let front = on_screen(&view, placement.point(Vec3::new(0.8, 0.6, 0.0)));
    assert_eq!(handle_at(&rings, &view, front), Some(Handle::Axis(2)));
    let outer = on_screen(
        &view,
        placement.origin + view.right * placement.length * 1.2,
    );
    assert_eq!(handle_at(&rings, &view, outer), Some(Handle::View));
}

#[test]
fn axes_along_the_view_and_planes_seen_from_their_edge_are_hidden() {
    let placement =
        Placement::at(Vec3::ZERO, Quat::IDENTITY, &view(0.0, 0.0)).expect("the pivot is visible");
    let handles: Vec<Handle> = shapes(GizmoKind::Move, &placement)
        .iter()
        .map(|s| s.handle)
        .collect();
    let expected = [
        Handle::Plane(2),
        Handle::Axis(0),
        Handle::Axis(1),
        Handle::View,
    ];
    assert_eq!(handles, expected);
}
