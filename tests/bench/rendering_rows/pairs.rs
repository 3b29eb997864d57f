//! [`Pairs`]: figures of both sides, round by round.

use crate::row::{Row, median};

/// Figures of ours and of the other side, each pair of one round.
#[derive(Default)]
pub struct Pairs {
    ours: Vec<f64>,
    other: Vec<f64>,
}

impl Pairs {
    /// Measures by turns, with the order changed every round. The first `warm_up` rounds do not count.
    pub fn measure<const N: usize>(
        (warm_up, rounds): (usize, usize),
        mut ours: impl FnMut(usize) -> Result<[f64; N], String>,
        mut other: impl FnMut(usize) -> Result<[f64; N], String>,
    ) -> Result<[Self; N], String> {
        let mut all = std::array::from_fn(|_| Self::default());
        for round in 0..warm_up + rounds {
            let (a, b) = match round % 2 {
                0 => {
                    let a = ours(round)?;
                    (a, other(round)?)
                }
                _ => {
                    let b = other(round)?;
                    (ours(round)?, b)
                }
            };
            if round >= warm_up {
                for (pairs, (ours, other)) in all.iter_mut().zip(a.into_iter().zip(b)) {
                    pairs.ours.push(ours);
                    pairs.other.push(other);
                }
            }
        }
        Ok(all)
    }

    /// The median of the rounds' ratios must not exceed `limit`; `None` only reports it.
    pub fn row(&self, name: &str, limit: Option<f64>) -> Row {
        let pairs = self.ours.iter().zip(&self.other);
        let ratios: Vec<f64> = pairs.map(|(ours, other)| ours / other).collect();
        Row::compared(
            name,
            median(&self.ours),
            median(&self.other),
            &ratios,
            limit,
        )
    }
}
