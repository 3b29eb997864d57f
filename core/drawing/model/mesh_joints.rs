//! [`MeshJoints`]: which joints move a corner.

use bytemuck::{Pod, Zeroable};

/// Which joints move a corner of a mesh, as the vertex shader reads it: 16 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
pub struct MeshJoints {
    /// Indices into the joints of the skin.
    pub joints: [u16; 4],
    /// How much each of them counts, of 65,535: their sum, or all 0 where no joint moves the corner.
    pub weights: [u16; 4],
}

impl MeshJoints {
    /// From shares of any sum. Shares that are no numbers or negative count as 0.
    pub fn new(joints: [u16; 4], shares: [f32; 4]) -> Self {
        let shares = shares.map(|share| match share.is_finite() {
            true => share.max(0.0),
            false => 0.0,
        });
        let sum: f32 = shares.iter().sum();
        if !(sum > 0.0 && sum.is_finite()) {
            return Self::default();
        }
        let whole = f32::from(u16::MAX);
        let mut weights = shares.map(|share| (share / sum * whole).round() as u16);
        // The largest takes what rounding left, so that they sum up to one.
        let others = weights.iter().map(|weight| i32::from(*weight)).sum::<i32>();
        let rest = i32::from(u16::MAX) - others;
        if let Some(largest) = weights.iter_mut().max() {
            *largest = (i32::from(*largest) + rest).clamp(0, i32::from(u16::MAX)) as u16;
        }
        Self { joints, weights }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(of: MeshJoints) -> u32 {
        of.weights.iter().map(|weight| u32::from(*weight)).sum()
    }

    #[test]
    fn weights_sum_up_to_one() {
        for shares in [
            [1.0, 0.0, 0.0, 0.0],
            [0.1, 0.2, 0.3, 0.4],
            [1.0, 1.0, 1.0, 0.0],
            [3.0e-9, 1.0e-9, f32::NAN, -4.0],
        ] {
            let of = MeshJoints::new([0, 1, 2, 3], shares);
            assert_eq!(sum(of), u32::from(u16::MAX), "{shares:?}");
        }
    }

    #[test]
    fn corner_without_shares_is_moved_by_none() {
        assert_eq!(
            MeshJoints::new([4; 4], [0.0, f32::INFINITY, f32::NAN, -1.0]),
            MeshJoints::default()
        );
    }
}
