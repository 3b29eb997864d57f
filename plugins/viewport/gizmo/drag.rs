//! [`Drag`]: from the mouse to a [`Change`].

use super::{Change, GizmoKind, Handle, Placement, Target};
use crate::maths::{View, angle_around, angle_near, snapped};
use playground_base::glam::Vec3;
use playground_base::serde::{Deserialize, Serialize};
use playground_core_drawing::Ray;
use playground_graphics::egui::{Pos2, Vec2, vec2};

/// The distance in points over which a drag doubles the size.
const POINTS_PER_DOUBLING: f32 = 110.0;
/// The least factor of a scale: from a size of 0, no factor leads back.
const MIN_FACTOR: f32 = 0.01;
/// Cosine of the angle between a ring's axis and the view, below which the ring is seen from its edge
/// and a drag along its tangent turns it.
const EDGE: f32 = 0.25;

/// The steps of a drag; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Steps {
    /// The step of a move, in metres.
    pub metres: f32,
    /// The step of a rotation, in radians.
    pub radians: f32,
    /// The step of the factor of a scale.
    pub scale: f32,
}

/// A drag of a handle. All changes are measured from its start, so that rounding errors do not add up.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Drag {
    /// The kind of the gizmo.
    pub kind: GizmoKind,
    /// The dragged handle.
    pub handle: Handle,
    /// The gizmo at the start.
    pub placement: Placement,
    /// The entities at the start.
    pub targets: Vec<Target>,
    /// The number of the gesture, for undo.
    pub gesture: u64,
    /// The change since the start.
    pub change: Option<Change>,
    start: Pos2,
    start_ray: Ray,
    /// The rotation since the start before it is snapped, in radians.
    angle: f32,
}

impl Drag {
    /// A drag that starts at a point of the screen.
    pub fn new(
        kind: GizmoKind,
        handle: Handle,
        placement: Placement,
        targets: Vec<Target>,
        gesture: u64,
        (view, start): (&View, Pos2),
    ) -> Self {
        Self {
            kind,
            handle,
            placement,
            targets,
            gesture,
            change: None,
            start,
            start_ray: view.to_ray(start),
            angle: 0.0,
        }
    }

    /// Moves the drag to another point of the screen. Where the ray of the mouse misses the handle (it is
    /// parallel to the axis, or above the horizon of the plane), the last change stays.
    pub fn update(&mut self, view: &View, point: Pos2, steps: &Steps) -> Option<Change> {
        let ray = view.to_ray(point);
        let change = match self.kind {
            GizmoKind::Move => self.moved(&ray, steps.metres).map(Change::Move),
            GizmoKind::Rotate => self.rotated(view, &ray, point, steps.radians),
            GizmoKind::Scale => self.scaled(view, point, steps.scale).map(Change::Scale),
        };
        self.change = change.or(self.change);
        self.change
    }

    fn moved(&self, ray: &Ray, step: f32) -> Option<Vec3> {
        let origin = self.placement.origin;
        let by = match self.handle {
            Handle::Axis(axis) => {
                let along = self.placement.axis(axis);
                let start = self.start_ray.nearest_on_axis(origin, along)?;
                along * (ray.nearest_on_axis(origin, along)? - start)
            }
            Handle::Plane(normal) => self.offset_on_plane(ray, self.placement.axis(normal))?,
            Handle::View => self.offset_on_plane(ray, self.placement.to_eye)?,
        };
        let by = self.placement.to_local(by);
        let only = |axis: usize| {
            if self.handle.is_on(axis) {
                snapped(by.to_array()[axis], step)
            } else {
                0.0
            }
        };
        let by = Vec3::new(only(0), only(1), only(2));
        by.is_finite().then_some(by)
    }

    fn offset_on_plane(&self, ray: &Ray, normal: Vec3) -> Option<Vec3> {
        let start = self.start_ray.meet_plane(self.placement.origin, normal)?;
        Some(ray.meet_plane(self.placement.origin, normal)? - start)
    }

    fn rotated(&mut self, view: &View, ray: &Ray, point: Pos2, step: f32) -> Option<Change> {
        let axis = self.axis();
        self.angle = if axis.dot(self.placement.to_eye).abs() > EDGE {
            self.angle_on_plane(ray, axis)?
        } else {
            self.angle_on_tangent(view, point, axis)?
        };
        Some(Change::Rotate(axis, snapped(self.angle, step)))
    }

    fn angle_on_plane(&self, ray: &Ray, axis: Vec3) -> Option<f32> {
        let origin = self.placement.origin;
        let from = self.start_ray.meet_plane(origin, axis)? - origin;
        let to = ray.meet_plane(origin, axis)? - origin;
        Some(angle_near(self.angle, angle_around(axis, from, to)))
    }

    /// The angle of a ring that is seen from its edge: a drag by the length of the radius is one radian.
    fn angle_on_tangent(&self, view: &View, point: Pos2, axis: Vec3) -> Option<f32> {
        let tangent = axis.cross(self.placement.to_eye).normalize_or_zero() * self.placement.length;
        let middle = view.to_screen(self.placement.origin)?;
        let along = view.to_screen(self.placement.origin + tangent)? - middle;
        let length_squared = along.length_sq();
        (length_squared > 1.0).then(|| (point - self.start).dot(along) / length_squared)
    }

    fn scaled(&self, view: &View, point: Pos2, step: f32) -> Option<Vec3> {
        let offset = point - self.start;
        let toward = match self.handle {
            Handle::View => vec2(1.0, -1.0),
            Handle::Axis(_) | Handle::Plane(_) => self.direction_on_screen(view)?,
        };
        let factor = 1.0 + offset.dot(toward.normalized()) / POINTS_PER_DOUBLING;
        let factor = snapped(factor, step).max(MIN_FACTOR);
        let only = |axis: usize| if self.handle.is_on(axis) { factor } else { 1.0 };
        Some(Vec3::new(only(0), only(1), only(2)))
    }

    /// The direction of the handle's axes on the screen.
    fn direction_on_screen(&self, view: &View) -> Option<Vec2> {
        let axes = (0..3).filter(|axis| self.handle.is_on(*axis));
        let along: Vec3 = axes.map(|axis| self.placement.axis(axis)).sum();
        let middle = view.to_screen(self.placement.origin)?;
        Some(view.to_screen(self.placement.origin + along * self.placement.length)? - middle)
    }

    /// The axis of the rotation.
    fn axis(&self) -> Vec3 {
        match self.handle {
            Handle::Axis(axis) => self.placement.axis(axis),
            Handle::Plane(_) | Handle::View => self.placement.to_eye,
        }
    }

    /// The point of the ring where the drag started.
    pub fn start_on_ring(&self) -> Vec3 {
        let axis = self.axis();
        let on_ring = self.start_ray.meet_plane(self.placement.origin, axis);
        on_ring.unwrap_or(
            self.placement.origin + axis.any_orthonormal_vector() * self.placement.length,
        )
    }

    /// The placement of the gizmo now: it moves with the entities.
    pub fn current_placement(&self) -> Placement {
        match self.change {
            Some(Change::Move(by)) => Placement {
                origin: self.placement.origin + self.placement.rotation * by,
                ..self.placement
            },
            _ => self.placement,
        }
    }
}
