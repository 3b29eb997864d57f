//! [`Panorama`]: light from all around, made of a picture of it.

use playground_base::serde::{Deserialize, Serialize};

/// The id of a panorama.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PanoramaId(pub u64);

/// Light from all around, ready for a renderer. The middle of the picture is where -Z points, its right half
/// where +X points, its upper edge where +Y points. Light is packed with [`pack_light`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Panorama {
    /// Its id.
    #[serde(skip)]
    pub id: PanoramaId,
    /// Its name, for messages.
    pub name: String,
    /// Width of the picture in pixels: all the way around.
    pub width_px: u32,
    /// Height of the picture in pixels: from straight up to straight down.
    pub height_px: u32,
    /// The picture, rows from top to bottom.
    #[serde(with = "crate::model::pod_bytes")]
    pub sky: Vec<u32>,
    /// What surfaces mirror, from a mirror to chalk: for each step of roughness the six sides of a cube (+X,
    /// -X, +Y, -Y, +Z, -Z), one after the other. Sides of the first have `MIRROR_PX` pixels, each next half as
    /// many.
    pub mirrored: Vec<Vec<u32>>,
    /// Light that arrives at chalk, by the direction it faces: nine spherical harmonics, red, green and blue
    /// (Ramamoorthi and Hanrahan 2001). A white surface in light of strength 1 from everywhere gives 1.
    pub scattered: [[f32; 3]; 9],
}

impl Panorama {
    /// Side of the first step of `mirrored`, pixels.
    pub const MIRROR_PX: u32 = 256;
    /// Steps of roughness: 0, 0.2 and so on up to 1.
    pub const STEPS: u32 = 6;
}

/// Three numbers of light as one of 32 bits: nine bits each, and an exponent that they share (the format of
/// the extension EXT_texture_shared_exponent, which GPUs read). From 0 to 65408; what is no number is 0.
pub fn pack_light(light: [f32; 3]) -> u32 {
    const BIAS: i32 = 15;
    const BITS: i32 = 9;
    const LARGEST: f32 = 65408.0;
    let [r, g, b] = light.map(|channel| match channel > 0.0 {
        true => channel.min(LARGEST),
        false => 0.0,
    });
    let largest = r.max(g).max(b);
    if largest == 0.0 {
        return 0;
    }
    let exponent = (largest.log2().floor() as i32).max(-BIAS - 1) + 1 + BIAS;
    let unit = |exponent: i32| 2.0_f32.powi(exponent - BIAS - BITS);
    // Rounding may carry into the next exponent.
    let carries = (largest / unit(exponent) + 0.5).floor() >= 512.0;
    let exponent = exponent + i32::from(carries);
    let whole = |channel: f32| (channel / unit(exponent) + 0.5).floor() as u32;
    whole(r) | whole(g) << 9 | whole(b) << 18 | (exponent as u32) << 27
}

/// What [`pack_light`] packed, rounded to nine bits.
pub fn unpack_light(packed: u32) -> [f32; 3] {
    let unit = 2.0_f32.powi((packed >> 27) as i32 - 24);
    [0, 9, 18].map(|shift| (packed >> shift & 0x1ff) as f32 * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_light_is_light_to_nine_bits() {
        let cases = [
            [0.0, 0.0, 0.0],
            [1.0, 0.5, 0.25],
            [65408.0, 1.0, 0.0],
            [0.001, 0.0005, 0.0003],
            [511.9, 3.0, 0.0],
            [1e-6, 0.0, 0.0],
        ];
        for light in cases {
            let unpacked = unpack_light(pack_light(light));
            let largest = light.into_iter().fold(0.0, f32::max);
            for (packed, exact) in unpacked.into_iter().zip(light) {
                let step = (largest / 256.0).max(6e-8);
                assert!(
                    (packed - exact).abs() <= step,
                    "{light:?} became {unpacked:?}"
                );
            }
        }
        let odd = [f32::NAN, -1.0, f32::INFINITY];
        assert_eq!(unpack_light(pack_light(odd)), [0.0, 0.0, 65408.0]);
    }
}
