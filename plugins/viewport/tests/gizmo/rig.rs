//! Cameras, entities and drags of the tests.

use playground_base::glam::{EulerRot, Mat4, Quat, Vec3};
use playground_core_ecs::{EntityId, Transform};
use playground_core_ui::{Space, ViewportCamera};
use playground_graphics::egui::{Pos2, Rect, pos2, vec2};
use playground_plugins_viewport::gizmo::{
    Change, Drag, GizmoKind, Handle, Placement, Steps, Target,
};
use playground_plugins_viewport::maths::View;

/// A drag that is not rounded.
pub const NO_STEPS: Steps = Steps {
    metres: 0.0,
    radians: 0.0,
    scale: 0.0,
};

/// A camera at (x, y, 10) that looks along -z.
pub fn view(x: f32, y: f32) -> View {
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
pub fn slanted_view() -> View {
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

/// An entity under a parent.
pub fn target(local: Transform, world_from_parent: Mat4) -> Target {
    Target::new(EntityId::from_bits(1), local, world_from_parent).expect("a finite transform")
}

/// An entity at a position, without a parent.
pub fn at(x: f32, y: f32, z: f32) -> Target {
    target(
        Transform::from_translation(Vec3::new(x, y, z)),
        Mat4::IDENTITY,
    )
}

/// The position of a point on the screen.
pub fn on_screen(view: &View, point: Vec3) -> Pos2 {
    view.to_screen(point).expect("in front of the eye")
}

/// The change by a drag from one point of the world to another, and the placement of the gizmo.
pub fn dragged(
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

/// True when two points differ by rounding errors only.
pub fn close(a: Vec3, b: Vec3) -> bool {
    a.abs_diff_eq(b, 2e-3)
}
