//! [`Instance`]: one instance of a mesh.

use crate::Material;
use bytemuck::{Pod, Zeroable};
use playground_base::glam::Mat4;

/// One instance, as the vertex shader reads it: 96 bytes, no padding.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
pub struct Instance {
    /// The upper three rows of the transform.
    pub world_from_local: [[f32; 4]; 3],
    /// Linear RGBA.
    pub color: [f32; 4],
    /// 0 is a mirror, 1 is chalk.
    pub roughness: f32,
    /// 0 is plastic, 1 is metal.
    pub metallic: f32,
    /// Emitted light, as a multiple of the colour.
    pub emissive: f32,
    /// The index that `pick` returns; [`Instance::NOT_PICKABLE`] for none.
    pub entity: u32,
    /// See [`InstanceFlags`].
    pub flags: InstanceFlags,
    /// The index of its first joint in the list's joints, for meshes that bend.
    pub pose: u32,
    /// The part of the picture that it shows: left, top, right, bottom; see [`Instance::part`].
    pub uv_rect: [u16; 4],
}

/// A set of flags of an instance: combine with `|`.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
pub struct InstanceFlags(pub u32);

impl InstanceFlags {
    /// No flags.
    pub const NONE: Self = Self(0);
    /// Drawn with an outline.
    pub const SELECTED: Self = Self(1);
    /// Drawn a little brighter (under the pointer).
    pub const HOVERED: Self = Self(2);
    /// Shows its plain colour: no light, no fog, no shadow.
    pub const UNLIT: Self = Self(4);
    /// Casts no shadow.
    pub const NO_SHADOW: Self = Self(8);

    /// Fades from its middle to the edge of its picture: a soft round spot.
    pub const ROUND: Self = Self(16);

    /// True when all flags of `other` are set.
    #[inline]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl std::ops::BitOr for InstanceFlags {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Instance {
    /// The entity index of instances that cannot be picked.
    pub const NOT_PICKABLE: u32 = u32::MAX;
    /// The whole picture.
    pub const WHOLE: [u16; 4] = [0, 0, u16::MAX, u16::MAX];

    /// An instance of `material` with the transform `world_from_local`.
    #[inline]
    pub fn new(world_from_local: &Mat4, material: &Material, entity: u32) -> Self {
        // No `map`, which is never inlined: this runs for everything that is drawn.
        let row = |row: usize| world_from_local.row(row).to_array();
        let (x, y, z) = (row(0), row(1), row(2));
        Self {
            world_from_local: [x, y, z],
            color: material.color.to_array(),
            roughness: material.roughness,
            metallic: material.metallic,
            emissive: material.emissive,
            entity,
            flags: InstanceFlags::NONE,
            pose: 0,
            uv_rect: Self::WHOLE,
        }
    }

    /// The same instance, showing the part of its picture between `left, top` and `right, bottom`, each 0 to
    /// 1. With left and right swapped it is shown mirrored.
    #[must_use]
    pub fn part(self, [left, top, right, bottom]: [f32; 4]) -> Self {
        let whole = |share: f32| (share.clamp(0.0, 1.0) * f32::from(u16::MAX)).round() as u16;
        let uv_rect = [left, top, right, bottom].map(whole);
        Self { uv_rect, ..self }
    }
}
