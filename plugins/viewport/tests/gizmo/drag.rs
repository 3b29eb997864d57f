//! Drags of handles, and the changes that they make.

use crate::rig::{NO_STEPS, at, close, dragged, on_screen, slanted_view, view};
use playground_base::glam::{Quat, Vec3};
use playground_core_ui::Space;
use playground_plugins_viewport::gizmo::{Change, Drag, GizmoKind, Handle, Placement, Steps};
use std::f32::consts::{FRAC_PI_2, PI};

#[test]
fn axis_handle_moves_along_its_axis_only() {
    let view = slanted_view();
    let points = [Vec3::new(0.5, 0.0, 0.0), Vec3::new(2.0, 0.0, 0.0)];
    let targets = [at(0.0, 0.0, 0.0)];
    let (change, placement) = dragged(
        &view,
        GizmoKind::Move,
        Handle::Axis(0),
        &targets,
        points,
        NO_STEPS,
    );
    let moved = targets[0].changed(&change, &placement);
    assert!(
        close(moved.translation, Vec3::new(1.5, 0.0, 0.0)),
        "{moved:?}"
    );
    assert_eq!((moved.translation.y, moved.translation.z), (0.0, 0.0));
}

#[test]
fn plane_handle_moves_on_two_axes_and_centre_handle_with_the_mouse() {
    let view = slanted_view();
    let targets = [at(0.0, 0.0, 0.0)];
    let points = [Vec3::ZERO, Vec3::new(1.0, 0.0, -2.0)];
    let (change, placement) = dragged(
        &view,
        GizmoKind::Move,
        Handle::Plane(1),
        &targets,
        points,
        NO_STEPS,
    );
    assert!(close(
        targets[0].changed(&change, &placement).translation,
        points[1]
    ));
    let aside = view.right * 1.5 + view.up;
    let (change, placement) = dragged(
        &view,
        GizmoKind::Move,
        Handle::View,
        &targets,
        [Vec3::ZERO, aside],
        NO_STEPS,
    );
    assert!((targets[0].changed(&change, &placement).translation - aside).length() < 0.25);
}

#[test]
fn changes_are_rounded_to_steps() {
    let view = view(0.0, 3.0);
    let targets = [at(0.3, 0.0, 0.0)];
    let points = [Vec3::new(0.3, 0.0, 0.0), Vec3::new(1.46, 0.0, 0.0)];
    let steps = Steps {
        metres: 0.5,
        radians: 15_f32.to_radians(),
        scale: 0.1,
    };
    let (change, _) = dragged(
        &view,
        GizmoKind::Move,
        Handle::Axis(0),
        &targets,
        points,
        steps,
    );
    assert_eq!(change, Change::Move(Vec3::new(1.0, 0.0, 0.0)));
    let (change, _) = dragged(
        &view,
        GizmoKind::Scale,
        Handle::View,
        &targets,
        points,
        steps,
    );
    let Change::Scale(by) = change else {
        panic!("{change:?}");
    };
    assert!((by.x * 10.0 - (by.x * 10.0).round()).abs() < 1e-4, "{by}");
}

#[test]
fn ring_turns_around_its_axis_more_than_once() {
    let view = view(0.0, 0.0);
    let targets = [at(1.0, 0.0, 0.0), at(-1.0, 0.0, 0.0)];
    let placement = Placement::of(&targets, GizmoKind::Rotate, Space::World, &view);
    let placement = placement.expect("the pivot is visible");
    let at_angle = |angle: f32| on_screen(&view, Vec3::new(angle.cos(), angle.sin(), 0.0));
    let start = (&view, at_angle(0.0));
    let handle = Handle::Axis(2);
    let mut drag = Drag::new(
        GizmoKind::Rotate,
        handle,
        placement,
        targets.to_vec(),
        1,
        start,
    );
    for step in 1..=25 {
        drag.update(&view, at_angle(step as f32 * 0.1 * PI), &NO_STEPS);
    }
    let Some(Change::Rotate(axis, angle)) = drag.change else {
        panic!("{:?}", drag.change);
    };
    assert!(axis.abs_diff_eq(Vec3::Z, 1e-5));
    assert!((angle - 2.5 * PI).abs() < 1e-2, "{angle}");
    let change = Change::Rotate(Vec3::Z, FRAC_PI_2);
    let turned = targets[0].changed(&change, &placement);
    assert!(
        close(turned.translation, Vec3::Y),
        "it orbits the common pivot"
    );
    assert!(
        turned
            .rotation
            .abs_diff_eq(Quat::from_rotation_z(FRAC_PI_2), 1e-5)
    );
}

#[test]
fn ring_seen_from_its_edge_turns_along_its_tangent() {
    let view = view(0.0, 0.0);
    let targets = [at(0.0, 0.0, 0.0)];
    let points = [Vec3::ZERO, Vec3::new(0.5, 0.0, 0.0)];
    let (change, placement) = dragged(
        &view,
        GizmoKind::Rotate,
        Handle::Axis(1),
        &targets,
        points,
        NO_STEPS,
    );
    let Change::Rotate(axis, angle) = change else {
        panic!("{change:?}");
    };
    assert_eq!(axis, Vec3::Y);
    assert!((angle - 0.5 / placement.length).abs() < 1e-2, "{angle}");
}

#[test]
fn scale_moves_targets_away_from_the_common_pivot() {
    let targets = [at(1.0, 0.0, 0.0), at(-1.0, 2.0, 0.0)];
    let view = view(0.0, 0.0);
    let placement = Placement::of(&targets, GizmoKind::Scale, Space::World, &view);
    let placement = placement.expect("the pivot is visible");
    let change = Change::Scale(Vec3::new(2.0, 1.0, 1.0));
    let scaled = targets[0].changed(&change, &placement);
    assert_eq!(scaled.scale, Vec3::new(2.0, 1.0, 1.0));
    assert!(close(scaled.translation, Vec3::new(2.0, 0.0, 0.0)));
    let points = [Vec3::ZERO, Vec3::new(-90.0, 0.0, 0.0)];
    let (change, _) = dragged(
        &view,
        GizmoKind::Scale,
        Handle::Axis(0),
        &targets,
        points,
        NO_STEPS,
    );
    let Change::Scale(by) = change else {
        panic!("{change:?}");
    };
    assert!(by.x > 0.0, "a factor stays positive");
}

#[test]
fn label_names_axes_and_numbers() {
    let cases = [
        (
            Change::Move(Vec3::new(1.5, 0.0, 0.0)),
            Handle::Axis(0),
            "X +1.50 m",
        ),
        (
            Change::Move(Vec3::new(1.5, 0.0, -2.0)),
            Handle::Plane(1),
            "X +1.50   Z -2.00 m",
        ),
        (
            Change::Rotate(Vec3::Y, FRAC_PI_2),
            Handle::Axis(1),
            "Y +90.0°",
        ),
        (Change::Rotate(Vec3::Y, FRAC_PI_2), Handle::View, "+90.0°"),
        (Change::Scale(Vec3::splat(1.2)), Handle::View, "× 1.20"),
        (
            Change::Scale(Vec3::new(1.0, 1.0, 0.5)),
            Handle::Axis(2),
            "Z × 0.50",
        ),
    ];
    for (change, handle, text) in cases {
        assert_eq!(change.label(handle), text);
    }
}
