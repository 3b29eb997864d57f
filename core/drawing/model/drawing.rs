//! [`Drawing`]: lines, meshes and texts that plugins add to a picture.

use crate::{LineVertex, MeshKind};
use playground_base::Color;
use playground_base::glam::{Mat4, Quat, Vec3};
use std::f32::consts::TAU;

/// Lines of a circle.
const STEPS: u32 = 48;

/// What plugins add to a picture, in world space. It is filled anew for each picture, and keeps its
/// memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Hidden by objects in front of them.
    pub scene: Lines,
    /// Always on top.
    pub on_top: Lines,
    /// Meshes that no entity has.
    pub meshes: Vec<DrawnMesh>,
    /// Texts, always on top and of the same size from far and near.
    pub labels: Vec<DrawnLabel>,
}

/// Lines, two vertices each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// Pairs of points.
    pub vertices: Vec<LineVertex>,
}

/// A mesh that no entity has: it cannot be picked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnMesh {
    /// Its shape.
    pub kind: MeshKind,
    /// Where it is, and how large.
    pub world_from_local: Mat4,
    /// Linear; without alpha.
    pub color: Color,
}

/// A text in the world.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLabel {
    /// Where its middle is, in metres.
    pub position: Vec3,
    /// One line.
    pub text: String,
    /// Linear.
    pub color: Color,
}

impl Drawing {
    /// Empties it and keeps its memory.
    pub fn clear(&mut self) {
        self.scene.vertices.clear();
        self.on_top.vertices.clear();
        self.meshes.clear();
        self.labels.clear();
    }

    /// Adds a mesh with a transform.
    pub fn mesh(&mut self, kind: MeshKind, world_from_local: Mat4, color: Color) {
        self.meshes.push(DrawnMesh {
            kind,
            world_from_local,
            color,
        });
    }

    /// Adds a line of text, centred on a point.
    pub fn label(&mut self, position: Vec3, text: impl Into<String>, color: Color) {
        self.labels.push(DrawnLabel {
            position,
            text: text.into(),
            color,
        });
    }
}

impl Lines {
    /// Adds a line from one point to another.
    pub fn line(&mut self, from: Vec3, to: Vec3, color: Color) {
        let ends = [from, to].map(|point| LineVertex::new(point, color.to_array()));
        self.vertices.extend(ends);
    }

    /// Adds lines through all points, one after the other.
    pub fn path(&mut self, points: impl IntoIterator<Item = Vec3>, color: Color) {
        let mut points = points.into_iter();
        let Some(mut last) = points.next() else {
            return;
        };
        for point in points {
            self.line(last, point, color);
            last = point;
        }
    }

    /// Adds a line with a head at its end, a fifth as long.
    pub fn arrow(&mut self, from: Vec3, to: Vec3, color: Color) {
        self.line(from, to, color);
        let along = (to - from) * 0.2;
        let Some(direction) = along.try_normalize() else {
            return;
        };
        let (side, up) = direction.any_orthonormal_pair();
        let reach = along.length() * 0.4;
        for sideways in [side, -side, up, -up] {
            self.line(to, to - along + sideways * reach, color);
        }
    }

    /// Adds a circle around a point, perpendicular to `normal`.
    pub fn circle(&mut self, center: Vec3, normal: Vec3, radius: f32, color: Color) {
        let Some(normal) = normal.try_normalize() else {
            return;
        };
        let (side, up) = normal.any_orthonormal_pair();
        let point = |step: u32| {
            let (sin, cos) = (TAU * step as f32 / STEPS as f32).sin_cos();
            center + (side * cos + up * sin) * radius
        };
        self.path((0..=STEPS).map(point), color);
    }

    /// Adds three circles around a point.
    pub fn sphere(&mut self, center: Vec3, radius: f32, color: Color) {
        for normal in Vec3::AXES {
            self.circle(center, normal, radius, color);
        }
    }

    /// Adds the edges of a rotated box; `half` is half its size, in metres.
    pub fn cuboid(&mut self, center: Vec3, rotation: Quat, half: Vec3, color: Color) {
        let corner = |signs: [f32; 3]| center + rotation * (half * Vec3::from_array(signs));
        for axis in 0..3 {
            for (first, second) in [(-1.0, -1.0), (-1.0, 1.0), (1.0, 1.0), (1.0, -1.0)] {
                let mut signs = [1.0; 3];
                (signs[(axis + 1) % 3], signs[(axis + 2) % 3]) = (first, second);
                let from = corner(signs);
                signs[axis] = -1.0;
                self.line(from, corner(signs), color);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(lines: &Lines) -> Vec<f32> {
        let at = |vertex: &LineVertex| Vec3::from_array(vertex.position);
        let pairs = lines.vertices.chunks(2);
        pairs
            .map(|pair| at(&pair[0]).distance(at(&pair[1])))
            .collect()
    }

    #[test]
    fn a_box_has_four_edges_along_each_axis() {
        let mut lines = Lines::default();
        lines.cuboid(
            Vec3::ONE,
            Quat::IDENTITY,
            Vec3::new(0.5, 1.0, 2.0),
            Color::WHITE,
        );
        let mut lengths = lengths(&lines);
        lengths.sort_by(f32::total_cmp);
        assert_eq!(
            lengths,
            [1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 4.0, 4.0, 4.0, 4.0]
        );
    }

    #[test]
    fn a_circle_closes_and_stays_at_its_radius() {
        let mut lines = Lines::default();
        lines.circle(Vec3::X, Vec3::Y, 2.0, Color::WHITE);
        let points = || {
            lines
                .vertices
                .iter()
                .map(|of| Vec3::from_array(of.position))
        };
        assert!(points().all(|at| (at.distance(Vec3::X) - 2.0).abs() < 1e-4 && at.y == 0.0));
        let (first, last) = (points().next(), points().next_back());
        assert!(
            first
                .zip(last)
                .is_some_and(|(one, other)| one.distance(other) < 1e-4)
        );
    }

    #[test]
    fn zero_direction_draws_no_head_and_no_circle() {
        let mut lines = Lines::default();
        lines.arrow(Vec3::ONE, Vec3::ONE, Color::WHITE);
        lines.circle(Vec3::ZERO, Vec3::ZERO, 1.0, Color::WHITE);
        lines.path([Vec3::ONE], Color::WHITE);
        assert_eq!(lines.vertices.len(), 2);
    }
}
