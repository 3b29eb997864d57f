//! [`MeshKind`]: the built-in meshes of every renderer.

use crate::MeshId;
use playground_base::described;
use playground_base::glam::Vec3;

/// A built-in mesh. All are about one metre in size and centred on the origin.
#[described]
#[derive(Copy, Eq, Hash)]
pub enum MeshKind {
    /// Edges of 1 m.
    #[default]
    Cube,
    /// Diameter 1 m.
    Sphere,
    /// 1 m x 1 m on the ground, facing up.
    Plane,
    /// Height 1 m, diameter 1 m, tip up.
    Cone,
    /// Height 1 m, diameter 1 m.
    Cylinder,
    /// Height 2 m, diameter 1 m.
    Capsule,
    /// A small fish, 1 m long, swimming along -Z.
    Fish,
    /// A small bird with spread wings, 1 m long, flying along -Z.
    Bird,
    /// 1 m x 1 m upright, facing +Z; used for sprites.
    Quad,
    /// Outer diameter 1 m, lying on the ground plane.
    Torus,
}

impl MeshKind {
    /// All built-in meshes.
    pub const ALL: [Self; 10] = [
        Self::Cube,
        Self::Sphere,
        Self::Plane,
        Self::Cone,
        Self::Cylinder,
        Self::Capsule,
        Self::Fish,
        Self::Bird,
        Self::Quad,
        Self::Torus,
    ];

    /// The id of the uploaded mesh.
    #[inline]
    pub const fn id(self) -> MeshId {
        MeshId(self as u64 + 1)
    }

    /// Half its size, in metres.
    pub const fn half_size(self) -> Vec3 {
        match self {
            Self::Capsule => Vec3::new(0.5, 1.0, 0.5),
            Self::Plane => Vec3::new(0.5, 0.0, 0.5),
            Self::Quad => Vec3::new(0.5, 0.5, 0.0),
            _ => Vec3::splat(0.5),
        }
    }
}

impl From<MeshKind> for MeshId {
    #[inline]
    fn from(kind: MeshKind) -> Self {
        kind.id()
    }
}
