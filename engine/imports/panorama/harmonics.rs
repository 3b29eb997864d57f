//! Light on chalk: nine spherical harmonics of it.

use super::light_picture::LightPicture;
use playground_base::glam::Vec3;

/// Light that arrives at chalk from all directions, by the direction it faces, as factors of the polynomials
/// below (Ramamoorthi and Hanrahan 2001, *An Efficient Representation for Irradiance Environment Maps*).
pub fn scattered(picture: &LightPicture) -> [[f32; 3]; 9] {
    let mut sums = [Vec3::ZERO; 9];
    for y in 0..picture.height {
        let share = picture.share(y);
        for x in 0..picture.width {
            let light = picture.light.get(y * picture.width + x);
            let light = light.copied().unwrap_or_default() * share;
            for (sum, value) in sums.iter_mut().zip(basis(picture.direction(x, y))) {
                *sum += light * value;
            }
        }
    }
    let factors = sums.iter().zip(FACTORS).zip(COSINE);
    let mut scattered = [[0.0; 3]; 9];
    for (of, ((sum, factor), cosine)) in scattered.iter_mut().zip(factors) {
        // Once for the sum, once for the polynomial that it is a factor of.
        *of = (*sum * factor * factor * cosine).to_array();
    }
    scattered
}

/// The polynomials, in the order of the shader.
fn basis(n: Vec3) -> [f32; 9] {
    [
        1.0,
        n.y,
        n.z,
        n.x,
        n.x * n.y,
        n.y * n.z,
        3.0 * n.z * n.z - 1.0,
        n.x * n.z,
        n.x * n.x - n.y * n.y,
    ]
}

/// What makes the polynomials spherical harmonics.
const FACTORS: [f32; 9] = [
    0.282_094_8,
    0.488_602_5,
    0.488_602_5,
    0.488_602_5,
    1.092_548_4,
    1.092_548_4,
    0.315_391_57,
    1.092_548_4,
    0.546_274_2,
];

/// The share of each that a surface gets, which sees by the cosine of the angle, over pi.
const COSINE: [f32; 9] = {
    // pi, 2 pi / 3 and pi / 4.
    let (all, some, few) = (1.0, 2.0 / 3.0, 0.25);
    [all, some, some, some, few, few, few, few, few]
};

#[cfg(test)]
mod tests {
    use super::*;

    fn light_on(scattered: &[[f32; 3]; 9], normal: Vec3) -> Vec3 {
        let terms = scattered.iter().zip(basis(normal));
        terms
            .map(|(factor, value)| Vec3::from_array(*factor) * value)
            .sum()
    }

    fn picture(light: impl Fn(Vec3) -> Vec3) -> LightPicture {
        let mut picture = LightPicture {
            width: 128,
            height: 64,
            light: vec![Vec3::ZERO; 128 * 64],
        };
        for at in 0..picture.light.len() {
            picture.light[at] = light(picture.direction(at % 128, at / 128));
        }
        picture
    }

    #[test]
    fn even_light_is_even_on_chalk() {
        let scattered = scattered(&picture(|_| Vec3::new(1.0, 0.5, 2.0)));
        for normal in [Vec3::X, Vec3::NEG_Y, Vec3::new(0.6, 0.0, -0.8)] {
            let light = light_on(&scattered, normal);
            assert!(light.abs_diff_eq(Vec3::new(1.0, 0.5, 2.0), 2e-3), "{light}");
        }
    }

    /// Of a sky that is white above and black below, a surface that faces up gets all, one that faces the
    /// horizon half.
    #[test]
    fn light_from_above_falls_on_what_faces_up() {
        let above = |of: Vec3| Vec3::splat(f32::from(u8::from(of.y > 0.0)));
        let scattered = scattered(&picture(above));
        for (normal, expected) in [(Vec3::Y, 1.0), (Vec3::X, 0.5), (Vec3::NEG_Y, 0.0)] {
            let light = light_on(&scattered, normal).x;
            // Nine harmonics are within 3 % of the whole (the source above).
            assert!((light - expected).abs() < 0.03, "{normal}: {light}");
        }
    }
}
