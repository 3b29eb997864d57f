//! [`Chance`]: the numbers that fall by chance for one particle.

/// The numbers that fall by chance for one particle. They follow from its emitter's seed and its
/// number alone, with whole numbers of 32 bits only, so a GPU gets the same.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    key: u32,
}

/// What a number decides.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    Lifetime = 1,
    Speed,
    Size,
    Rotation,
    Spin,
    PlaceX,
    PlaceY,
    PlaceZ,
    Side,
    Lean,
    Around,
}

impl Chance {
    /// Of a particle with a number, in a stream of numbers: the rate of an emitter, or a burst.
    pub fn new(seed: u32, stream: u32, number: u64) -> Self {
        let mut key = mixed(seed ^ 0x9e37_79b9);
        for part in [stream, number as u32, (number >> 32) as u32] {
            key = mixed(key ^ part.wrapping_mul(0x85eb_ca6b));
        }
        Self { key }
    }

    /// A number from 0 to below 1.
    pub fn share(self, of: Of) -> f32 {
        let bits = mixed(self.key.wrapping_add((of as u32).wrapping_mul(0x9e37_79b9)));
        (bits >> 8) as f32 / (1_u32 << 24) as f32
    }

    /// A number from -1 to below 1.
    pub fn signed(self, of: Of) -> f32 {
        self.share(of) * 2.0 - 1.0
    }
}

/// Chris Wellons' `lowbias32`, from "Prospecting for Hash Functions": each bit of the result depends
/// on each bit of the number.
const fn mixed(mut number: u32) -> u32 {
    number ^= number >> 16;
    number = number.wrapping_mul(0x7feb_352d);
    number ^= number >> 15;
    number = number.wrapping_mul(0x846c_a68b);
    number ^ (number >> 16)
}

#[cfg(test)]
mod tests {
    use super::{Chance, Of};

    #[test]
    fn numbers_are_spread_evenly_and_do_not_depend_on_each_other() {
        let count = 20_000;
        let (mut sum, mut product, mut bins) = (0.0, 0.0, [0_u32; 16]);
        for number in 0..count {
            let chance = Chance::new(7, 0, number);
            let (one, other) = (chance.share(Of::Speed), chance.share(Of::Size));
            assert!((0.0..1.0).contains(&one));
            sum += f64::from(one);
            product += f64::from((one - 0.5) * (other - 0.5));
            bins[(one * 16.0) as usize] += 1;
        }
        let count = count as f64;
        // The deviation of the mean is 0.289 / sqrt(20,000) = 0.002, of the covariance 0.0006.
        assert!((sum / count - 0.5).abs() < 0.008);
        assert!((product / count).abs() < 0.0024);
        // 1,250 are expected in each, with a deviation of 34.
        assert!(
            bins.iter().all(|bin| (1_080..1_420).contains(bin)),
            "{bins:?}"
        );
    }

    #[test]
    fn seed_stream_and_number_each_change_it() {
        let first = Chance::new(1, 1, 1).share(Of::Side);
        let others = [(2, 1, 1), (1, 2, 1), (1, 1, 2), (1, 1, (1 << 32) | 1)];
        for (seed, stream, number) in others {
            assert_ne!(Chance::new(seed, stream, number).share(Of::Side), first);
        }
        assert_eq!(Chance::new(1, 1, 1).share(Of::Side), first);
    }
}
