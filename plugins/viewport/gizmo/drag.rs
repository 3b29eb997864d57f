//! [`Drag`]: from the mouse to a [`Change`].

use super::{Change, GizmoKind, Handle, Placement, Target};
use crate::maths::{View, angle_around, angle_near, snapped};
use playground_base::egui::{Pos2, Vec2, vec2};
use playground_base::glam::Vec3;
use playground_base::serde::{Deserialize, Serialize};
use playground_core_rendering::Ray;

/// So many points of the mouse's way double the size.
const SCALE_POINTS: f32 = 110.0;
/// Nothing is scaled below this share of its size: nothing would be left to scale back.
const SMALLEST: f32 = 0.01;
/// A ring seen from nearer to its edge than this is turned along its tangent.
const EDGE: f32 = 0.25;

/// The steps that a drag goes in; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Steps {
    /// Of a move, in metres.
    pub metres: f32,
    /// Of a rotation, in radians.
    pub radians: f32,
    /// Of a scale.
    pub scale: f32,
}

/// A handle that is being dragged. Everything is measured from the start, so nothing adds up.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Drag {
    /// What the gizmo does.
    pub kind: GizmoKind,
    /// Which handle.
    pub handle: Handle,
    /// The gizmo at the start.
    pub place: Placement,
    /// The entities at the start.
    pub targets: Vec<Target>,
    /// The number of the gesture, for undo.
    pub gesture: u64,
    /// What it does so far.
    pub change: Option<Change>,
    start: Pos2,
    start_ray: Ray,
    /// Radians so far, before steps.
    angle: f32,
}

impl Drag {
    /// A drag that starts at a point of the screen.
    pub fn new(
        kind: GizmoKind,
        handle: Handle,
        place: Placement,
        targets: Vec<Target>,
        gesture: u64,
        (view, start): (&View, Pos2),
    ) -> Self {
        Self {
            kind,
            handle,
            place,
            targets,
            gesture,
            change: None,
            start,
            start_ray: view.to_ray(start),
            angle: 0.0,
        }
    }

    /// Goes on to another point of the screen. Where the mouse means no place (along an axis that
    /// points at it, above a plane's horizon), the last change stands.
    pub fn go_on(&mut self, view: &View, point: Pos2, steps: &Steps) -> Option<Change> {
        let ray = view.to_ray(point);
        let change = match self.kind {
            GizmoKind::Move => self.moved(&ray, steps.metres).map(Change::Move),
            GizmoKind::Rotate => self.turned(view, &ray, point, steps.radians),
            GizmoKind::Scale => self.scaled(view, point, steps.scale).map(Change::Scale),
        };
        self.change = change.or(self.change);
        self.change
    }

    fn moved(&self, ray: &Ray, step: f32) -> Option<Vec3> {
        let origin = self.place.origin;
        let by = match self.handle {
            Handle::Axis(axis) => {
                let along = self.place.axis(axis);
                let start = self.start_ray.nearest_on_axis(origin, along)?;
                along * (ray.nearest_on_axis(origin, along)? - start)
            }
            Handle::Plane(normal) => self.way_on_plane(ray, self.place.axis(normal))?,
            Handle::View => self.way_on_plane(ray, self.place.to_eye)?,
        };
        let by = self.place.to_local(by);
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

    fn way_on_plane(&self, ray: &Ray, normal: Vec3) -> Option<Vec3> {
        let start = self.start_ray.meet_plane(self.place.origin, normal)?;
        Some(ray.meet_plane(self.place.origin, normal)? - start)
    }

    fn turned(&mut self, view: &View, ray: &Ray, point: Pos2, step: f32) -> Option<Change> {
        let axis = self.axis();
        self.angle = if axis.dot(self.place.to_eye).abs() > EDGE {
            self.angle_on_plane(ray, axis)?
        } else {
            self.angle_on_tangent(view, point, axis)?
        };
        Some(Change::Rotate(axis, snapped(self.angle, step)))
    }

    fn angle_on_plane(&self, ray: &Ray, axis: Vec3) -> Option<f32> {
        let origin = self.place.origin;
        let from = self.start_ray.meet_plane(origin, axis)? - origin;
        let to = ray.meet_plane(origin, axis)? - origin;
        Some(angle_near(self.angle, angle_around(axis, from, to)))
    }

    /// A ring seen from its edge is a line: along that line, a way of its radius is one radian.
    fn angle_on_tangent(&self, view: &View, point: Pos2, axis: Vec3) -> Option<f32> {
        let tangent = axis.cross(self.place.to_eye).normalize_or_zero() * self.place.length;
        let middle = view.to_screen(self.place.origin)?;
        let along = view.to_screen(self.place.origin + tangent)? - middle;
        let length_squared = along.length_sq();
        (length_squared > 1.0).then(|| (point - self.start).dot(along) / length_squared)
    }

    fn scaled(&self, view: &View, point: Pos2, step: f32) -> Option<Vec3> {
        let way = point - self.start;
        let toward = match self.handle {
            Handle::View => vec2(1.0, -1.0),
            Handle::Axis(_) | Handle::Plane(_) => self.direction_on_screen(view)?,
        };
        let factor = 1.0 + way.dot(toward.normalized()) / SCALE_POINTS;
        let factor = snapped(factor, step).max(SMALLEST);
        let only = |axis: usize| if self.handle.is_on(axis) { factor } else { 1.0 };
        Some(Vec3::new(only(0), only(1), only(2)))
    }

    /// Where the handle's axes go on the screen.
    fn direction_on_screen(&self, view: &View) -> Option<Vec2> {
        let axes = (0..3).filter(|axis| self.handle.is_on(*axis));
        let along: Vec3 = axes.map(|axis| self.place.axis(axis)).sum();
        let middle = view.to_screen(self.place.origin)?;
        Some(view.to_screen(self.place.origin + along * self.place.length)? - middle)
    }

    /// The axis that it turns around.
    fn axis(&self) -> Vec3 {
        match self.handle {
            Handle::Axis(axis) => self.place.axis(axis),
            Handle::Plane(_) | Handle::View => self.place.to_eye,
        }
    }

    /// Where a ring was taken.
    pub fn grabbed(&self) -> Vec3 {
        let axis = self.axis();
        let on_ring = self.start_ray.meet_plane(self.place.origin, axis);
        on_ring.unwrap_or(self.place.origin + axis.any_orthonormal_vector() * self.place.length)
    }

    /// The gizmo as it stands now: it goes with what it moves.
    pub fn place_now(&self) -> Placement {
        match self.change {
            Some(Change::Move(by)) => Placement {
                origin: self.place.origin + self.place.rotation * by,
                ..self.place
            },
            _ => self.place,
        }
    }
}
