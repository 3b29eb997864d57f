//! [`Channel`]: how one property of one node changes in a clip.

use playground_base::serde::{Deserialize, Serialize};

/// How one property of one node changes in a clip.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Channel {
    /// The index of the node.
    pub node: usize,
    /// What of it changes.
    pub target: ChannelTarget,
    /// What is between two keys.
    pub interpolation: Interpolation,
    /// The times of the keys, in seconds: finite, not negative, growing.
    #[serde(with = "super::pod_bytes")]
    pub times: Vec<f32>,
    /// The values of the keys, one after the other, [`width`](Self::width) numbers each. With
    /// [`Interpolation::CubicSpline`] each key has three values: the tangent at its arrival, the value, the
    /// tangent at its departure, both tangents per second.
    #[serde(with = "super::pod_bytes")]
    pub values: Vec<f32>,
}

/// What changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum ChannelTarget {
    /// Where the node is: three numbers, in metres.
    #[default]
    Translation,
    /// How it is turned: the four numbers of a quaternion, w last.
    Rotation,
    /// How large it is: three numbers.
    Scale,
    /// How much of each morph target its mesh has: a number for each.
    Weights,
}

/// What is between two keys, as glTF 2.0 defines it (appendix C).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum Interpolation {
    /// The value of the key before.
    Step,
    /// A straight line; for rotations the shortest arc.
    #[default]
    Linear,
    /// A cubic Hermite spline.
    CubicSpline,
}

impl Channel {
    /// How many numbers a value has.
    pub fn width(&self) -> usize {
        match self.target {
            ChannelTarget::Translation | ChannelTarget::Scale => 3,
            ChannelTarget::Rotation => 4,
            ChannelTarget::Weights => {
                self.values.len() / (self.times.len() * self.interpolation.values()).max(1)
            }
        }
    }
}

impl Interpolation {
    /// How many values a key has.
    pub const fn values(self) -> usize {
        match self {
            Self::Step | Self::Linear => 1,
            Self::CubicSpline => 3,
        }
    }
}
