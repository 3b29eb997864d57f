//! [`Mesh`]: triangles.

use crate::{MeshJoints, MeshKind, MeshLevel, MorphTarget};
use bytemuck::{Pod, Zeroable};
use playground_base::serde::{Deserialize, Serialize};

/// The id of a mesh.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(crate = "playground_base::serde")]
pub struct MeshId(pub u64);

/// A reference to a mesh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MeshRef {
    /// A built-in mesh of every renderer.
    BuiltIn(MeshKind),
    /// A mesh that was uploaded.
    Loaded(MeshId),
}

impl From<MeshRef> for MeshId {
    fn from(mesh: MeshRef) -> Self {
        match mesh {
            MeshRef::BuiltIn(kind) => kind.into(),
            MeshRef::Loaded(id) => id,
        }
    }
}

/// A corner of a triangle, as the vertex shader reads it.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Pod, Zeroable)]
pub struct MeshVertex {
    /// Local space, metres.
    pub position: [f32; 3],
    /// Outward normal, length 1.
    pub normal: [f32; 3],
    /// Texture coordinates, 0 to 1, v down.
    pub uv: [f32; 2],
}

/// What some meshes have at a corner beyond [`MeshVertex`], as the vertex shader reads it: 28 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
pub struct MeshDetail {
    /// Where u grows to, length 1, and 1 or -1: v grows to the cross product of normal and tangent, times
    /// that. All 0 where it is not known: then it follows from the texture coordinates.
    pub tangent: [f32; 4],
    /// Linear RGBA, multiplied with the colour of the surface.
    pub color: [u8; 4],
    /// The second texture coordinates.
    pub uv_1: [f32; 2],
}

impl Default for MeshDetail {
    fn default() -> Self {
        Self {
            tangent: [0.0; 4],
            color: [u8::MAX; 4],
            uv_1: [0.0; 2],
        }
    }
}

/// Triangles in main memory. Front faces are counter-clockwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Mesh {
    /// Its id; ids below [`Mesh::FIRST_FREE_ID`] are the built-in meshes'.
    pub id: MeshId,
    /// Its name, for messages.
    pub name: String,
    /// Corners of the triangles.
    #[serde(with = "super::pod_bytes")]
    pub vertices: Vec<MeshVertex>,
    /// More about each corner: as many as vertices, or none.
    #[serde(with = "super::pod_bytes")]
    pub details: Vec<MeshDetail>,
    /// Which joints move each corner: as many as vertices, or none for a mesh without a skin.
    #[serde(with = "super::pod_bytes")]
    pub joints: Vec<MeshJoints>,
    /// Other shapes of it.
    pub morphs: Vec<MorphTarget>,
    /// Three indices for each triangle, each below the number of vertices.
    #[serde(with = "super::pod_bytes")]
    pub indices: Vec<u32>,
    /// The same with less triangles, finer ones first.
    pub coarser: Vec<MeshLevel>,
}

impl Mesh {
    /// The first id that no built-in mesh has.
    pub const FIRST_FREE_ID: u64 = 1024;

    /// Whether joints or morph targets change its shape.
    pub fn bends(&self) -> bool {
        !self.joints.is_empty() || !self.morphs.is_empty()
    }
}
