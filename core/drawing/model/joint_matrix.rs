//! [`JointMatrix`]: how a joint moves the corners of a mesh.

use bytemuck::{Pod, Zeroable};
use playground_base::glam::Mat4;

/// How a joint moves the corners of a mesh: the upper three rows of a matrix, as the vertex shader reads them.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Pod, Zeroable)]
pub struct JointMatrix(pub [[f32; 4]; 3]);

impl From<Mat4> for JointMatrix {
    fn from(matrix: Mat4) -> Self {
        Self([0, 1, 2].map(|row| matrix.row(row).to_array()))
    }
}

impl JointMatrix {
    /// Morph weights fill whole matrices before the joints of an instance.
    pub const WEIGHTS: usize = 12;

    /// Adds the weights of morph targets, padded with 0.
    pub fn push_weights(weights: &[f32], to: &mut Vec<Self>) {
        for chunk in weights.chunks(Self::WEIGHTS) {
            let mut rows = [[0.0; 4]; 3];
            for (slot, weight) in rows.as_flattened_mut().iter_mut().zip(chunk) {
                *slot = *weight;
            }
            to.push(Self(rows));
        }
    }
}
