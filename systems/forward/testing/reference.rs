//! Tests of the light on surfaces against the formulas of glTF 2.0, appendix B, computed here; masking and
//! shadowing of facets correlated (Heitz 2014), as in the sample renderer of that format.

use super::{rig::Rig, scenes::material, stage::pixel, stage::stage};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    Camera, CameraView, DrawBatch, DrawList, Environment, Instance, Light, LightInstance, Mesh,
    MeshId, MeshVertex, Projection,
};
use playground_core_rendering::RenderingView;
use std::f32::consts::PI;

/// Where the light comes from.
const TO_LIGHT: Vec3 = Vec3::new(0.48, 0.6, 0.64);
/// Strength of the light: low, so that nothing is so bright that it is compressed.
const STRENGTH: f32 = 0.35;
/// Above this a colour is compressed.
const COMPRESSED: f32 = 0.76;

/// A sphere of radius 1 with exact normals.
fn sphere() -> Mesh {
    let (rings, sectors) = (96_u32, 192_u32);
    let point = |at: u32| {
        let (ring, sector) = (at / (sectors + 1), at % (sectors + 1));
        let (polar, around) = (
            PI * ring as f32 / rings as f32,
            2.0 * PI * sector as f32 / sectors as f32,
        );
        let at = Vec3::new(
            polar.sin() * around.cos(),
            polar.cos(),
            -polar.sin() * around.sin(),
        );
        MeshVertex {
            position: at.to_array(),
            normal: at.to_array(),
            uv: [0.0; 2],
        }
    };
    let count = (rings + 1) * (sectors + 1);
    let quads = (0..rings).flat_map(|ring| (0..sectors).map(move |sector| (ring, sector)));
    let corners = quads.flat_map(|(ring, sector)| {
        let at = ring * (sectors + 1) + sector;
        let below = at + sectors + 1;
        [at, below, below + 1, at, below + 1, at + 1]
    });
    Mesh {
        id: MeshId(Mesh::FIRST_FREE_ID + 40),
        name: "exact sphere".into(),
        vertices: (0..count).map(point).collect(),
        details: Vec::new(),
        indices: corners.collect(),
        ..Mesh::default()
    }
}

fn scene(roughness: f32, metallic: f32) -> DrawList {
    let mut list = stage();
    let ortho = Camera {
        projection: Projection::Orthographic,
        ortho_height_m: 2.1,
        ..Camera::default()
    };
    let eye = Mat4::from_translation(Vec3::new(0.0, 0.0, 5.0));
    list.camera = CameraView::new(&ortho, &eye, 1.5);
    list.environment = Environment {
        ambient: 0.0,
        fog_per_m: 0.0,
        ..Environment::default()
    };
    let light = Light {
        color: playground_base::Color::WHITE,
        intensity: STRENGTH,
        shadows: false,
        ..Light::default()
    };
    list.lights = vec![LightInstance {
        light,
        position: Vec3::ZERO,
        direction: -TO_LIGHT,
    }];
    let surface = material(BASE.x, BASE.y, BASE.z, roughness, metallic);
    list.batches = vec![DrawBatch {
        instances: vec![Instance::new(&Mat4::IDENTITY, &surface, 1)],
        ..DrawBatch::new(MeshId(Mesh::FIRST_FREE_ID + 40))
    }];
    list
}

const BASE: Vec3 = Vec3::new(0.8, 0.45, 0.2);

/// What reaches the eye, by the formulas; a light of strength 1 gives pi.
fn expected(normal: Vec3, view: Vec3, roughness: f32, metallic: f32) -> Vec3 {
    let half = (view + TO_LIGHT).normalize();
    let positive = |cosine: f32| cosine.max(0.0);
    let (nl, nv) = (positive(normal.dot(TO_LIGHT)), positive(normal.dot(view)));
    let (nh, vh) = (positive(normal.dot(half)), positive(view.dot(half)));
    let a2 = roughness.powi(4);
    let distribution = a2 / (PI * (nh * nh * (a2 - 1.0) + 1.0).powi(2));
    let shadowed = |cosine: f32| (a2 + (1.0 - a2) * cosine * cosine).sqrt();
    let visibility = 0.5 / (nl * shadowed(nv) + nv * shadowed(nl)).max(1e-6);
    let diffuse = BASE * (1.0 - metallic) / PI;
    let reflectance = Vec3::splat(0.04).lerp(BASE, metallic);
    let fresnel = reflectance + (Vec3::ONE - reflectance) * (1.0 - vh).powi(5);
    let reflected = (Vec3::ONE - fresnel) * diffuse + fresnel * (distribution * visibility);
    reflected * (PI * STRENGTH * nl)
}

/// As `encode` in `frame.wgsl`, because it is the light that is compared here.
fn encoded(linear: f32) -> f32 {
    let c = linear.clamp(0.0, 1.0);
    let root = (c + 0.0012).sqrt() - 0.034_641_02;
    let encoded = 1.421_202_1 * root + (0.158_819_43 * c - 0.527_315_56) * c;
    encoded.clamp(0.0, 1.0) * 255.0
}

/// That is within 1.3 steps of the standard (IEC 61966-2-1).
pub fn encoding_is_close_to_the_standard() {
    for step in 0..=1000_u16 {
        let linear = f32::from(step) / 1000.0;
        let standard = if linear <= 0.003_130_8 {
            12.92 * linear
        } else {
            1.055 * linear.powf(1.0 / 2.4) - 0.055
        };
        let off = (encoded(linear) - standard * 255.0).abs();
        assert!(off < 1.3, "{off} steps off at {linear}");
    }
}

/// Spheres from smooth to rough, of metal and of plastic, look as the formulas say: less than 1 % of their
/// brightness off in the mean.
pub fn spheres_are_lit_as_the_format_says<R: RenderingView>(rig: &Rig<R>) {
    assert_eq!(rig.renderer.upload_mesh(&rig.gpu, &sphere()), Ok(()));
    for metallic in [0.0, 0.5, 1.0] {
        for roughness in [0.2, 0.4, 0.6, 0.8, 1.0] {
            rig.draw(&scene(roughness, metallic));
            let picture = rig.picture();
            let (mut error, mut brightness, mut count) = (0.0, 0.0, 0);
            for y in 0..picture.height_px {
                for x in 0..picture.width_px {
                    let per_pixel = 2.1 / picture.height_px as f32;
                    let across = (x as f32 + 0.5 - picture.width_px as f32 * 0.5) * per_pixel;
                    let up = (picture.height_px as f32 * 0.5 - y as f32 - 0.5) * per_pixel;
                    let rest = 1.0 - across * across - up * up;
                    // Not the outermost pixels, which the sphere covers in part.
                    if rest < 0.05 {
                        continue;
                    }
                    let normal = Vec3::new(across, up, rest.sqrt());
                    let light = expected(normal, Vec3::Z, roughness, metallic);
                    if light.max_element() > COMPRESSED {
                        continue;
                    }
                    let shown = pixel(&picture, x, y);
                    for (channel, shown) in light.to_array().into_iter().zip(shown) {
                        error += (encoded(channel) - f32::from(shown)).abs();
                        brightness += encoded(channel);
                        count += 1;
                    }
                }
            }
            assert!(count > 30_000, "most of the sphere is compared: {count}");
            // Colours are dithered, and rounded to steps: a quarter of a step in the mean each.
            let rounding = 0.5 * count as f32;
            let share = (error - rounding).max(0.0) / brightness;
            assert!(
                share < 0.01,
                "{:.2} % off with roughness {roughness}, metal {metallic}",
                share * 100.0
            );
        }
    }
}
