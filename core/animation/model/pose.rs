//! [`Pose`]: where the nodes of a model are.

use playground_base::glam::{Mat4, Quat, Vec3};

/// Where the nodes of a model are at one moment. Reused, so that making another one allocates nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pose {
    /// From each node to the model.
    pub model_from_nodes: Vec<Mat4>,
    /// The current clip, and what all of them come to.
    pub current: LocalPose,
    /// The clip that fades out, or that lies on top.
    pub other: LocalPose,
}

/// Where nodes are relative to their parents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LocalPose {
    /// One for each node.
    pub nodes: Vec<NodePose>,
    /// The weights of morph targets, those of one node after those of another.
    pub weights: Vec<f32>,
}

/// Where a node is relative to its parent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodePose {
    /// Metres.
    pub translation: Vec3,
    /// How it is turned.
    pub rotation: Quat,
    /// How large it is.
    pub scale: Vec3,
    /// Where the weights of its morph targets begin.
    pub first_weight: usize,
}
