//! [`EmitterGizmo`]: the shape of an emitter, in the viewport.

use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::{Color, gizmo};
use playground_core_particles::{EmitterShape, ParticleEmitter, ShapeKind};
use playground_core_ui::Gizmo;

/// The colour of the lines and handles.
const COLOR: Color = Color::rgb(1.0, 0.45, 0.1);
/// How long the sides of a cone are drawn, as a share of how far a particle of medium speed comes in
/// a second.
const REACH: f32 = 0.5;

/// The shape of an emitter with handles for its size, and lines along which particles start.
#[derive(Default)]
pub struct EmitterGizmo;

#[gizmo]
impl EmitterGizmo {
    fn gizmo(&self, gizmo: &mut Gizmo, emitter: &mut ParticleEmitter) {
        let Some(place) = Place::of(&gizmo.world_from_local()) else {
            return;
        };
        let reach = emitter.speed_m_per_s.at(0.5).abs().clamp(0.2, 100.0) * REACH;
        let shape = &mut emitter.shape;
        match shape.kind {
            ShapeKind::Point => {}
            ShapeKind::Sphere => {
                place.scaled(&mut shape.radius_m, |radius| {
                    gizmo.sphere(place.center, radius, COLOR)
                });
            }
            ShapeKind::Box => place.cuboid(gizmo, &mut shape.size_m),
            ShapeKind::Cone => place.cone(gizmo, shape, reach),
            ShapeKind::Disc => place.disc(gizmo, shape),
        }
        if shape.kind != ShapeKind::Sphere {
            let tip = place.center + place.up() * reach * place.scale;
            gizmo.lines.arrow(place.center, tip, COLOR);
        }
    }
}

/// Where an emitter is; its scale is the mean of its axes.
struct Place {
    center: Vec3,
    rotation: Quat,
    scale: f32,
}

impl Place {
    /// `None` for one without a size.
    fn of(world_from_local: &Mat4) -> Option<Self> {
        let (scale, rotation, center) = world_from_local.to_scale_rotation_translation();
        let scale = scale.abs().element_sum() / 3.0;
        let is_placed = rotation.is_finite() && center.is_finite();
        (is_placed && scale.is_finite() && scale > 0.0).then_some(Self {
            center,
            rotation,
            scale,
        })
    }

    fn up(&self) -> Vec3 {
        self.rotation * Vec3::Y
    }

    /// Lets `edit` change a length in metres of the world.
    fn scaled(&self, length: &mut f32, edit: impl FnOnce(&mut f32) -> bool) {
        let mut in_world = *length * self.scale;
        if edit(&mut in_world) {
            *length = in_world / self.scale;
        }
    }

    fn cuboid(&self, gizmo: &mut Gizmo, size: &mut Vec3) {
        let mut half = *size * 0.5 * self.scale;
        if gizmo.cuboid(self.center, self.rotation, &mut half, COLOR) {
            *size = half * 2.0 / self.scale;
        }
    }

    fn disc(&self, gizmo: &mut Gizmo, shape: &mut EmitterShape) {
        let (center, up) = (self.center, self.up());
        self.scaled(&mut shape.radius_m, |radius| {
            gizmo.circle(center, up, radius, COLOR)
        });
    }

    /// Its narrow end, and its wide end at a distance, the radius of which is its angle.
    fn cone(&self, gizmo: &mut Gizmo, shape: &mut EmitterShape, reach: f32) {
        self.disc(gizmo, shape);
        let length = reach * self.scale;
        let top = self.center + self.up() * length;
        let narrow = shape.radius_m * self.scale;
        let mut wide = narrow + length * shape.angle_rad.clamp(0.0, 1.5).tan();
        if gizmo.circle(top, self.up(), &mut wide, COLOR) {
            shape.angle_rad = ((wide - narrow) / length).max(0.0).atan();
        }
        for side in [Vec3::X, Vec3::NEG_X, Vec3::Z, Vec3::NEG_Z] {
            let side = self.rotation * side;
            let from = self.center + side * narrow;
            gizmo.lines.line(from, top + side * wide, COLOR);
        }
    }
}
