//! [`Gizmo`]: lines, texts and handles that a plugin draws for a component in the viewport.

use playground_base::Color;
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::serde::{Deserialize, Serialize};
use playground_core_drawing::{DrawnLabel, Lines, Ray};
use playground_core_ecs::EntityId;

/// Lines, texts and handles of one component of one entity, in world space. Handles are identified
/// by the order of their calls, which is the same in each frame.
#[derive(Clone, Debug)]
pub struct Gizmo {
    /// Lines, always on top.
    pub lines: Lines,
    /// Texts, always on top and of the same size from far and near.
    pub labels: Vec<DrawnLabel>,
    /// What can be dragged.
    pub handles: Vec<GizmoHandle>,
    entity: EntityId,
    world_from_local: Mat4,
    drag: Option<HandleDrag>,
}

/// A point that can be dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GizmoHandle {
    /// Where it is, in metres.
    pub position: Vec3,
    /// Linear.
    pub color: Color,
}

/// A handle that is being dragged. Everything is measured from the start, so errors do not add up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct HandleDrag {
    /// Index of the handle in [`Gizmo::handles`].
    pub handle: usize,
    /// Where the handle was at the start, in metres.
    pub start: Vec3,
    /// From the handle to the eye at the start, of length 1.
    pub to_eye: Vec3,
    /// Under the mouse at the start.
    pub start_ray: Ray,
    /// Under the mouse now.
    pub ray: Ray,
    /// The drag goes in steps of this size, in metres; 0 for none.
    pub step: f32,
}

impl Gizmo {
    /// An empty one, while this handle is dragged.
    pub fn new(entity: EntityId, world_from_local: Mat4, drag: Option<HandleDrag>) -> Self {
        Self {
            lines: Lines::default(),
            labels: Vec::new(),
            handles: Vec::new(),
            entity,
            world_from_local,
            drag,
        }
    }

    /// The entity whose component is shown.
    pub const fn entity(&self) -> EntityId {
        self.entity
    }

    /// From the space of the entity to the world.
    pub const fn world_from_local(&self) -> Mat4 {
        self.world_from_local
    }

    /// Where the entity is, in metres.
    pub fn position(&self) -> Vec3 {
        self.world_from_local.w_axis.truncate()
    }

    /// A line of text around a point.
    pub fn label(&mut self, position: Vec3, text: impl Into<String>, color: Color) {
        self.labels.push(DrawnLabel {
            position,
            text: text.into(),
            color,
        });
    }

    /// A handle that moves freely, in the plane that faces the eye. `position` is in the world.
    /// Returns whether the user moved it.
    pub fn point(&mut self, position: &mut Vec3, color: Color) -> bool {
        let moved = self.drag_of_next().and_then(|drag| drag.moved());
        let is_changed = moved.is_some_and(|moved| moved != *position);
        *position = moved.unwrap_or(*position);
        self.push_handle(*position, color);
        is_changed
    }

    /// A handle that moves freely; `position` is in the space of the entity. Returns whether the
    /// user moved it.
    pub fn local_point(&mut self, position: &mut Vec3, color: Color) -> bool {
        let mut in_world = self.world_from_local.transform_point3(*position);
        let is_changed = self.point(&mut in_world, color);
        let in_local = self.world_from_local.inverse().transform_point3(in_world);
        // An entity of no size has no inverse.
        let is_changed = is_changed && in_local.is_finite();
        if is_changed {
            *position = in_local;
        }
        is_changed
    }

    /// A handle on a line: `distance` metres from `origin` in `direction`. Returns whether the user
    /// moved it.
    pub fn slider(
        &mut self,
        origin: Vec3,
        direction: Vec3,
        distance: &mut f32,
        color: Color,
    ) -> bool {
        let direction = direction.normalize_or_zero();
        let moved = self
            .drag_of_next()
            .and_then(|drag| drag.slid(origin, direction));
        let is_changed = moved.is_some_and(|moved| moved != *distance);
        *distance = moved.unwrap_or(*distance);
        self.push_handle(origin + direction * *distance, color);
        is_changed
    }

    /// A circle with four handles for its radius; `normal` is perpendicular to it. Returns whether
    /// the user changed it.
    pub fn circle(&mut self, center: Vec3, normal: Vec3, radius: &mut f32, color: Color) -> bool {
        let (side, up) = normal.normalize_or(Vec3::Y).any_orthonormal_pair();
        let is_changed = self.radius_handles(center, &[side, -side, up, -up], radius, color);
        self.lines.circle(center, normal, *radius, color);
        is_changed
    }

    /// Three circles with six handles for the radius. Returns whether the user changed it.
    pub fn sphere(&mut self, center: Vec3, radius: &mut f32, color: Color) -> bool {
        let [x, y, z] = Vec3::AXES;
        let is_changed = self.radius_handles(center, &[x, -x, y, -y, z, -z], radius, color);
        self.lines.sphere(center, *radius, color);
        is_changed
    }

    /// The edges of a box, turned, with a handle in each face; `half` is half its size, in metres.
    /// Returns whether the user changed it.
    pub fn cuboid(&mut self, center: Vec3, rotation: Quat, half: &mut Vec3, color: Color) -> bool {
        let mut is_changed = false;
        for axis in 0..3 {
            let direction = rotation * Vec3::AXES[axis];
            let directions = [direction, -direction];
            is_changed |= self.radius_handles(center, &directions, &mut half[axis], color);
        }
        self.lines.cuboid(center, rotation, *half, color);
        is_changed
    }

    /// Handles around a centre, all at one distance that is not negative.
    fn radius_handles(
        &mut self,
        center: Vec3,
        directions: &[Vec3],
        radius: &mut f32,
        color: Color,
    ) -> bool {
        let mut changed = None;
        for direction in directions {
            let mut distance = *radius;
            if self.slider(center, *direction, &mut distance, color) {
                changed = Some(distance.max(0.0));
            }
        }
        let Some(changed) = changed.filter(|changed| changed != radius) else {
            return false;
        };
        *radius = changed;
        // All are at the new distance.
        let first = self.handles.len() - directions.len();
        for (handle, direction) in self.handles[first..].iter_mut().zip(directions) {
            handle.position = center + *direction * changed;
        }
        true
    }

    /// The drag, if it is of the handle that is added next.
    fn drag_of_next(&self) -> Option<HandleDrag> {
        self.drag.filter(|drag| drag.handle == self.handles.len())
    }

    fn push_handle(&mut self, position: Vec3, color: Color) {
        self.handles.push(GizmoHandle { position, color });
    }
}

impl HandleDrag {
    /// Where the handle is now; `None` where the mouse does not meet its plane.
    fn moved(&self) -> Option<Vec3> {
        let start = self.start_ray.meet_plane(self.start, self.to_eye)?;
        let by = self.ray.meet_plane(self.start, self.to_eye)? - start;
        let by = by.to_array().map(|along| snapped(along, self.step));
        let position = self.start + Vec3::from_array(by);
        position.is_finite().then_some(position)
    }

    /// How far the handle is from `origin` in `direction` now; `None` where the direction points at
    /// the eye.
    fn slid(&self, origin: Vec3, direction: Vec3) -> Option<f32> {
        let start = self.start_ray.nearest_on_axis(self.start, direction)?;
        let by = self.ray.nearest_on_axis(self.start, direction)? - start;
        let distance = (self.start - origin).dot(direction) + snapped(by, self.step);
        distance.is_finite().then_some(distance)
    }
}

fn snapped(value: f32, step: f32) -> f32 {
    if step > 0.0 {
        (value / step).round() * step
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A drag of one handle, seen from +z, by a path in the picture.
    fn drag(handle: usize, start: Vec3, path: Vec3, step: f32) -> HandleDrag {
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
            step,
        }
    }

    fn gizmo(drag: Option<HandleDrag>) -> Gizmo {
        let world_from_local = Mat4::from_translation(Vec3::Y);
        Gizmo::new(EntityId::from_bits(1), world_from_local, drag)
    }

    #[test]
    fn a_sphere_changes_its_radius_only_while_a_handle_is_dragged() {
        let mut radius = 2.0;
        let mut resting = gizmo(None);
        assert!(!resting.sphere(Vec3::ZERO, &mut radius, Color::WHITE));
        assert_eq!((radius, resting.handles.len()), (2.0, 6));
        let second = resting.handles[1].position;
        assert_eq!(second, Vec3::NEG_X * 2.0);
        let mut dragged = gizmo(Some(drag(1, second, Vec3::NEG_X, 0.0)));
        assert!(dragged.sphere(Vec3::ZERO, &mut radius, Color::WHITE));
        assert!((radius - 3.0).abs() < 1e-4, "{radius}");
        let distances = dragged.handles.iter().map(|of| of.position.length());
        assert!(
            distances
                .clone()
                .all(|distance| (distance - 3.0).abs() < 1e-4),
            "all handles stand at the new radius"
        );
    }

    #[test]
    fn a_radius_does_not_become_negative() {
        let mut radius = 1.0;
        let mut gizmo = gizmo(Some(drag(0, Vec3::X, Vec3::NEG_X * 5.0, 0.0)));
        assert!(gizmo.sphere(Vec3::ZERO, &mut radius, Color::WHITE));
        assert_eq!(radius, 0.0);
    }

    #[test]
    fn a_face_of_a_box_changes_one_axis_in_steps() {
        let mut half = Vec3::new(1.0, 2.0, 3.0);
        let mut gizmo = gizmo(Some(drag(2, Vec3::Y * 2.0, Vec3::Y * 1.2, 0.5)));
        assert!(gizmo.cuboid(Vec3::ZERO, Quat::IDENTITY, &mut half, Color::WHITE));
        assert_eq!(half, Vec3::new(1.0, 3.0, 3.0));
    }

    #[test]
    fn a_local_point_moves_in_the_space_of_its_entity() {
        let mut target = Vec3::X;
        let mut gizmo = gizmo(Some(drag(0, Vec3::new(1.0, 1.0, 0.0), Vec3::X, 0.0)));
        assert!(gizmo.local_point(&mut target, Color::WHITE));
        assert!(target.abs_diff_eq(Vec3::X * 2.0, 1e-4), "{target}");
    }

    #[test]
    fn slider_that_points_at_the_camera_does_not_move() {
        let mut distance = 1.0;
        let mut gizmo = gizmo(Some(drag(0, Vec3::Z, Vec3::X, 0.0)));
        assert!(!gizmo.slider(Vec3::ZERO, Vec3::Z, &mut distance, Color::WHITE));
        assert_eq!(distance, 1.0);
    }
}
