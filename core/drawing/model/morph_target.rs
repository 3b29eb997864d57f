//! [`MorphTarget`]: another shape of a mesh.

/// Another shape of a mesh, as what is added to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MorphTarget {
    /// Added to the positions, metres: as many as vertices.
    pub positions: Vec<[f32; 3]>,
    /// Added to the normals: as many as vertices, or none.
    pub normals: Vec<[f32; 3]>,
}
