//! The gizmo: drags of the mouse and the resulting transforms.
#![forbid(unsafe_code)]

use playground_base::egui::{Pos2, Rect, pos2, vec2};
use playground_base::glam::{EulerRot, Mat4, Quat, Vec3};
use playground_core_ecs::{EntityId, Transform};
use playground_core_ui::{Space, ViewportCamera};
use playground_plugins_viewport::gizmo::{
    Change, Drag, GizmoKind, Handle, Placement, Steps, Target, handle_at, shapes,
};
use playground_plugins_viewport::maths::View;
use std::f32::consts::{FRAC_PI_2, PI};

const NO_STEPS: Steps = Steps {
    metres: 0.0,
    radians: 0.0,
    scale: 0.0,
};

/// A camera at (x, y, 10) that looks along -z.
fn view(x: f32, y: f32) -> View {
    let camera = ViewportCamera {
        position: Vec3::new(x, y, 10.0),
        ..ViewportCamera::default()
    };
    View::new(
        Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0)),
        &camera,
    )
}

/// A camera that sees all three axes.
fn slanted_view() -> View {
    let camera = ViewportCamera {
        position: Vec3::new(5.0, 4.0, 6.0),
        rotation: Quat::from_euler(EulerRot::YXZ, 0.6947, -0.4734, 0.0),
        ..ViewportCamera::default()
    };
    View::new(
        Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0)),
        &camera,
    )
}

fn target(local: Transform, world_from_parent: Mat4) -> Target {
    Target::new(EntityId::from_bits(1), local, world_from_parent).expect("a finite transform")
}

fn at(x: f32, y: f32, z: f32) -> Target {
    target(
        Transform::from_translation(Vec3::new(x, y, z)),
        Mat4::IDENTITY,
    )
}

fn on_screen(view: &View, point: Vec3) -> Pos2 {
    view.to_screen(point).expect("in front of the eye")
}

/// The change by a drag from one point of the world to another, and the placement of the gizmo.
fn dragged(
    view: &View,
    kind: GizmoKind,
    handle: Handle,
    targets: &[Target],
    points: [Vec3; 2],
    steps: Steps,
) -> (Change, Placement) {
    let placement = Placement::of(targets, kind, Space::World, view).expect("the pivot is visible");
    let [start, end] = points.map(|point| on_screen(view, point));
    let mut drag = Drag::new(kind, handle, placement, targets.to_vec(), 1, (view, start));
    (
        drag.update(view, end, &steps).expect("it meets the handle"),
        placement,
    )
}

fn close(a: Vec3, b: Vec3) -> bool {
    a.abs_diff_eq(b, 2e-3)
}

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
fn target_with_a_parent_changes_in_world_space() {
    let parent = Mat4::from_scale_rotation_translation(
        Vec3::splat(2.0),
        Quat::from_rotation_y(FRAC_PI_2),
        Vec3::new(5.0, 0.0, 0.0),
    );
    let child = target(
        Transform::from_translation(Vec3::new(1.0, 0.0, 0.0)),
        parent,
    );
    assert!(close(child.position, Vec3::new(5.0, 0.0, -2.0)));
    let view = view(5.0, 1.0);
    let placement = Placement::of(&[child], GizmoKind::Move, Space::World, &view);
    let placement = placement.expect("the pivot is visible");
    let moved = child.changed(&Change::Move(Vec3::new(0.0, 3.0, 0.0)), &placement);
    let world = parent.transform_point3(moved.translation);
    assert!(close(world, Vec3::new(5.0, 3.0, -2.0)));
    let turned = child.changed(&Change::Rotate(Vec3::X, 0.7), &placement);
    let (_, parent_turn, _) = parent.to_scale_rotation_translation();
    let world_turn = parent_turn * turned.rotation;
    assert!(world_turn.abs_diff_eq(Quat::from_rotation_x(0.7) * parent_turn, 1e-4));
    assert_eq!(
        turned.translation, child.local.translation,
        "a position at the pivot keeps its exact numbers"
    );
}

#[test]
fn entity_without_a_finite_transform_has_no_target() {
    let id = EntityId::from_bits(1);
    let not_finite = Transform::from_translation(Vec3::NAN);
    assert_eq!(Target::new(id, not_finite, Mat4::IDENTITY), None);
    let flat_parent = Mat4::from_scale(Vec3::new(1.0, 0.0, 1.0));
    assert_eq!(Target::new(id, Transform::default(), flat_parent), None);
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
