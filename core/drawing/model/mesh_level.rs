//! [`MeshLevel`]: a mesh with less triangles.

use playground_base::serde::{Deserialize, Serialize};

/// A mesh with less triangles, of the same corners, for where it is small in the picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct MeshLevel {
    /// Three indices for each triangle, each below the number of the mesh's vertices.
    #[serde(with = "super::pod_bytes")]
    pub indices: Vec<u32>,
    /// How far a corner is moved at most, metres.
    pub error_m: f32,
}
