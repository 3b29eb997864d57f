//! [`MorphTarget`]: another shape of a mesh.

use playground_base::serde::{Deserialize, Serialize};

/// Another shape of a mesh, as what is added to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct MorphTarget {
    /// Added to the positions, metres: as many as vertices.
    #[serde(with = "super::pod_bytes")]
    pub positions: Vec<[f32; 3]>,
    /// Added to the normals: as many as vertices, or none.
    #[serde(with = "super::pod_bytes")]
    pub normals: Vec<[f32; 3]>,
}
