//! [`Skin`]: the joints that bend a mesh.

use playground_base::glam::Mat4;

/// The joints that bend a mesh.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Skin {
    /// Its name in the file.
    pub name: String,
    /// The node of each joint; the corners of a mesh name joints by their index here.
    pub joints: Vec<usize>,
    /// From the mesh at rest to each joint: as many as joints.
    pub joint_from_mesh: Vec<Mat4>,
}
