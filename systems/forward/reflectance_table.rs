//! What a surface reflects of light of strength 1 from everywhere.

use playground_base::glam::Vec3;
use playground_core_drawing::pack_light;
use std::f32::consts::TAU;

/// Steps of roughness, and of the cosine between surface and eye.
pub const SIDE: u32 = 32;
/// Directions that are looked at for each step.
const SAMPLES: u32 = 64;

/// A table of two numbers, as red and green: factors of the reflectance seen from the front, and of white.
/// Columns are cosines, rows are roughness, both from 0 to 1 (split sum, Karis 2013).
pub fn reflectance_table() -> Vec<u32> {
    let step = |at: u32| (at as f32 + 0.5) / SIDE as f32;
    let rows = (0..SIDE).flat_map(|row| (0..SIDE).map(move |column| (row, column)));
    rows.map(|(row, column)| {
        let (scale, bias) = reflected(step(column), step(row));
        pack_light([scale, bias, 0.0])
    })
    .collect()
}

fn reflected(facing: f32, roughness: f32) -> (f32, f32) {
    let view = Vec3::new((1.0 - facing * facing).max(0.0).sqrt(), 0.0, facing);
    let a = (roughness * roughness).max(1e-3);
    let a2 = a * a;
    let (mut scale, mut bias) = (0.0, 0.0);
    for sample in 0..SAMPLES {
        let half = half_vector(sample, a2);
        let light = 2.0 * view.dot(half) * half - view;
        let (nl, nh, vh) = (light.z, half.z, view.dot(half).max(0.0));
        if nl <= 0.0 {
            continue;
        }
        let shadowed = |cosine: f32| (cosine * cosine * (1.0 - a2) + a2).sqrt();
        let visible = 0.5 / (nl * shadowed(facing) + facing * shadowed(nl));
        // Over the probability of the direction.
        let weight = 4.0 * visible * nl * vh / nh;
        let grazing = (1.0 - vh).powi(5);
        scale += weight * (1.0 - grazing);
        bias += weight * grazing;
    }
    (scale / SAMPLES as f32, bias / SAMPLES as f32)
}

/// The normal of a facet, by its probability in GGX; samples are spread evenly (Hammersley).
fn half_vector(sample: u32, a2: f32) -> Vec3 {
    let around = TAU * (sample as f32 + 0.5) / SAMPLES as f32;
    let share = sample.reverse_bits() as f32 / u32::MAX as f32;
    let cosine = ((1.0 - share) / (1.0 + (a2 - 1.0) * share)).sqrt();
    let sine = (1.0 - cosine * cosine).max(0.0).sqrt();
    Vec3::new(sine * around.cos(), sine * around.sin(), cosine)
}
