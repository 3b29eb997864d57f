//! What surfaces mirror: cubes, blurred by roughness.

use super::light_picture::LightPicture;
use playground_base::glam::{Mat3, Vec3};
use playground_core_assets::ImportProgress;
use playground_core_drawing::{Panorama, pack_light};
use std::f32::consts::{PI, TAU};

/// Directions that are mixed for a pixel.
const SAMPLES: u32 = 64;

/// The cubes of all steps of roughness, of a picture and its smaller copies.
pub fn mirrored(levels: &[&LightPicture], progress: &ImportProgress) -> Vec<Vec<u32>> {
    let step = |step: u32| {
        let roughness = step as f32 / (Panorama::STEPS - 1) as f32;
        let side = Panorama::MIRROR_PX >> step;
        let (part, parts) = (step as usize, Panorama::STEPS as usize);
        progress.report_part((0.2, 1.0), (part, parts), "light");
        cube(side, &Blur::new(roughness, side, levels), levels)
    };
    (0..Panorama::STEPS).map(step).collect()
}

fn cube(side: u32, blur: &Blur, levels: &[&LightPicture]) -> Vec<u32> {
    let pixels = (0..6).flat_map(|face| (0..side * side).map(move |at| (face, at)));
    let of_pixel = |(face, at): (usize, u32)| {
        let place = |at: u32| (at as f32 + 0.5) / side as f32 * 2.0 - 1.0;
        let direction = direction(face, place(at % side), place(at / side));
        pack_light(blur.light(direction, levels).to_array())
    };
    pixels.map(of_pixel).collect()
}

/// Where a pixel of a side of a cube lies, in the order and with the axes that graphics interfaces have in
/// common.
fn direction(face: usize, right: f32, down: f32) -> Vec3 {
    let of = match face {
        0 => Vec3::new(1.0, -down, -right),
        1 => Vec3::new(-1.0, -down, right),
        2 => Vec3::new(right, 1.0, down),
        3 => Vec3::new(right, -1.0, -down),
        4 => Vec3::new(right, -down, 1.0),
        _ => Vec3::new(-right, -down, -1.0),
    };
    of.normalize()
}

/// Directions around one, with their weight and the copy of the picture that they are looked up in.
struct Blur {
    samples: Vec<Sample>,
}

struct Sample {
    /// Where +Z is the direction that is blurred.
    direction: Vec3,
    weight: f32,
    level: usize,
}

impl Blur {
    /// What a surface of this roughness mixes, seen from where it mirrors to (Karis 2013); each sample from
    /// the copy whose pixels are as large as its share (Křivánek and Colbert 2008).
    fn new(roughness: f32, side: u32, levels: &[&LightPicture]) -> Self {
        let level_for = |solid_angle: f32| {
            let fits = |of: &&LightPicture| {
                let pixel = 4.0 * PI / (of.width * of.height) as f32;
                pixel >= solid_angle
            };
            let found = levels.iter().position(fits);
            found.unwrap_or(levels.len().saturating_sub(1))
        };
        // A pixel of the cube.
        let pixel = 4.0 * PI / (6 * side * side) as f32;
        if roughness == 0.0 {
            let straight = Sample {
                direction: Vec3::Z,
                weight: 1.0,
                level: level_for(pixel),
            };
            return Self {
                samples: vec![straight],
            };
        }
        let a2 = roughness.powi(4);
        let sample = |at: u32| {
            let share = (at as f32 + 0.5) / SAMPLES as f32;
            // Spread evenly around: steps of the golden angle.
            let around = TAU * (at as f32 * 0.618_034).fract();
            let cosine = ((1.0 - share) / (1.0 + (a2 - 1.0) * share)).sqrt();
            let sine = (1.0 - cosine * cosine).max(0.0).sqrt();
            let half = Vec3::new(sine * around.cos(), sine * around.sin(), cosine);
            let light = 2.0 * half.z * half - Vec3::Z;
            let facets = a2 / (PI * (cosine * cosine * (a2 - 1.0) + 1.0).powi(2));
            let solid_angle = 1.0 / (SAMPLES as f32 * facets * 0.25);
            Sample {
                direction: light,
                weight: light.z,
                level: level_for(solid_angle.max(pixel)),
            }
        };
        let samples = (0..SAMPLES).map(sample);
        let mut samples: Vec<Sample> = samples.filter(|of| of.weight > 0.0).collect();
        let sum: f32 = samples.iter().map(|of| of.weight).sum();
        for sample in &mut samples {
            sample.weight /= sum.max(f32::MIN_POSITIVE);
        }
        Self { samples }
    }

    fn light(&self, direction: Vec3, levels: &[&LightPicture]) -> Vec3 {
        let (right, up) = direction.any_orthonormal_pair();
        let world_from_sample = Mat3::from_cols(right, up, direction);
        let of_sample = |sample: &Sample| {
            let picture = levels.get(sample.level);
            let from = world_from_sample * sample.direction;
            let light = picture.map(|picture| picture.light_from(from));
            light.unwrap_or_default() * sample.weight
        };
        self.samples.iter().map(of_sample).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_drawing::unpack_light;

    fn picture(light: impl Fn(Vec3) -> Vec3) -> LightPicture {
        let mut picture = LightPicture {
            width: 256,
            height: 128,
            light: vec![Vec3::ZERO; 256 * 128],
        };
        for at in 0..picture.light.len() {
            picture.light[at] = light(picture.direction(at % 256, at / 256));
        }
        picture
    }

    fn mirrored_of(picture: &LightPicture) -> Vec<Vec<u32>> {
        let smaller = picture.smaller_ones();
        let levels: Vec<&LightPicture> = std::iter::once(picture).chain(&smaller).collect();
        mirrored(&levels, &ImportProgress::default())
    }

    #[test]
    fn even_light_is_mirrored_evenly_at_any_roughness() {
        let steps = mirrored_of(&picture(|_| Vec3::new(1.0, 0.5, 4.0)));
        assert_eq!(steps.len(), Panorama::STEPS as usize);
        for (step, sides) in steps.iter().enumerate() {
            assert_eq!(sides.len(), 6 * (256 >> step) * (256 >> step));
            for light in sides {
                let light = Vec3::from_array(unpack_light(*light));
                assert!(
                    light.abs_diff_eq(Vec3::new(1.0, 0.5, 4.0), 0.01),
                    "step {step}: {light}"
                );
            }
        }
    }

    /// Six colours, one for each direction: the middle of each side of the cube has its own, and the rougher
    /// the surface, the more of the others.
    #[test]
    fn each_side_mirrors_what_is_there_and_rough_surfaces_mix() {
        let color = |of: Vec3| {
            let positive = of.max(Vec3::ZERO).powf(8.0);
            let negative = (-of).max(Vec3::ZERO).powf(8.0);
            positive + 0.5 * negative
        };
        let steps = mirrored_of(&picture(color));
        let middle = |step: usize, face: usize| {
            let side = 256 >> step;
            let at = face * side * side + side / 2 * side + side / 2;
            Vec3::from_array(unpack_light(steps[step][at]))
        };
        let axes = [Vec3::X, Vec3::Y, Vec3::Z];
        for (face, axis) in axes.iter().flat_map(|axis| [*axis, *axis]).enumerate() {
            let strength = if face % 2 == 0 { 1.0 } else { 0.5 };
            let sharp = middle(0, face);
            assert!(
                sharp.abs_diff_eq(axis * strength, 0.06),
                "side {face}: {sharp}"
            );
            let own = |step: usize| middle(step, face).dot(axis);
            let rough: Vec<f32> = (0..6).map(own).collect();
            assert!(
                rough.windows(2).all(|of| of[1] < of[0] + 0.01),
                "side {face}: {rough:?}"
            );
            assert!(rough[5] < 0.6 * rough[0], "side {face}: {rough:?}");
        }
    }
}
