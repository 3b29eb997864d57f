//! Targets: changes applied to entities.

use crate::rig::{close, target, view};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_ecs::{EntityId, Transform};
use playground_core_ui::Space;
use playground_plugins_viewport::gizmo::{Change, GizmoKind, Placement, Target};
use std::f32::consts::FRAC_PI_2;

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
