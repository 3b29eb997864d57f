//! [`Skin`]: the joints that bend a mesh.

use playground_base::glam::Mat4;
use playground_base::serde::{Deserialize, Serialize};

/// The joints that bend a mesh.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Skin {
    /// Its name in the file.
    pub name: String,
    /// The node of each joint; the corners of a mesh name joints by their index here.
    pub joints: Vec<usize>,
    /// From the mesh at rest to each joint: as many as joints.
    #[serde(with = "super::pod_bytes")]
    pub joint_from_mesh: Vec<Mat4>,
}
