//! Tests of what is shown in place of light.

use super::{
    rig::Rig,
    scenes::{add, everything, material},
    stage::{pixel, stage},
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    DrawBatch, DrawList, Instance, Light, LightInstance, LightKind, MeshKind, Pixels, Shading,
    SurfaceId, SurfaceMap, Texture, TextureId,
};
use playground_core_rendering::RenderingView;

/// A square that faces the camera, five metres away from it.
fn square() -> DrawList {
    let mut list = stage();
    let paint = material(0.5, 0.0, 0.0, 0.25, 0.75);
    add(
        &mut list,
        MeshKind::Quad,
        Mat4::from_scale(Vec3::splat(2.0)),
        &paint,
    );
    list
}

fn middle<R: RenderingView>(rig: &Rig<R>, list: &mut DrawList, shading: Shading) -> [u8; 3] {
    list.shading = shading;
    rig.draw(list);
    let [r, g, b, a] = pixel(&rig.picture(), 150, 100);
    assert_eq!(a, 255, "{shading:?}");
    [r, g, b]
}

fn assert_near(found: [u8; 3], expected: [u8; 3], what: Shading) {
    let is_near = |(a, b): (&u8, &u8)| a.abs_diff(*b) <= 2;
    assert!(
        found.iter().zip(&expected).all(is_near),
        "{what:?} shows {found:?}, not {expected:?}"
    );
}

/// Each view shows the number that it is for.
pub fn shows_numbers_in_place_of_light<R: RenderingView>(rig: &Rig<R>) {
    let mut list = square();
    for (shading, expected) in [
        (Shading::Color, [188, 0, 0]),
        (Shading::Normals, [128, 128, 255]),
        (Shading::Roughness, [64; 3]),
        (Shading::Metallic, [191; 3]),
        // The half of 255, and the root of a half more.
        (Shading::Depth, [180; 3]),
        (Shading::Overdraw, [28, 15, 8]),
        (Shading::MipLevels, [77; 3]),
    ] {
        assert_near(middle(rig, &mut list, shading), expected, shading);
    }
    // Coordinates grow to the right and down.
    list.shading = Shading::Coordinates;
    rig.draw(&list);
    let picture = rig.picture();
    let [left, right, low] = [(130, 90), (170, 90), (130, 115)].map(|(x, y)| pixel(&picture, x, y));
    assert!(
        left[0] < right[0] && left[1] < low[1],
        "{left:?}, {right:?}, {low:?}"
    );
    // Beside the square there is no sky.
    assert_ne!(pixel(&picture, 2, 2), {
        list.shading = Shading::Lit;
        rig.draw(&list);
        pixel(&rig.picture(), 2, 2)
    });
}

/// What is drawn twice is twice as bright, whichever is in front.
pub fn counts_what_is_drawn_often<R: RenderingView>(rig: &Rig<R>) {
    let mut list = square();
    let once = middle(rig, &mut list, Shading::Overdraw);
    let behind = Mat4::from_translation(Vec3::NEG_Z) * Mat4::from_scale(Vec3::splat(2.0));
    let paint = material(0.5, 0.0, 0.0, 0.25, 0.75);
    add(&mut list, MeshKind::Quad, behind, &paint);
    let twice = middle(rig, &mut list, Shading::Overdraw);
    assert_near(twice, once.map(|channel| channel * 2), Shading::Overdraw);
}

/// The more lights reach a point, the warmer its colour; with few lights and with many alike.
pub fn counts_lights<R: RenderingView>(rig: &Rig<R>) {
    let lamps = |list: &mut DrawList, count: usize, at: Vec3| {
        list.lights.extend((0..count).map(|_| LightInstance {
            light: Light {
                kind: LightKind::Point,
                range_m: 2.0,
                ..Light::default()
            },
            position: at,
            direction: Vec3::NEG_Y,
        }));
    };
    let mut few = square();
    few.lights.clear();
    let none = middle(rig, &mut few, Shading::Lights);
    lamps(&mut few, 4, Vec3::Z);
    let four = middle(rig, &mut few, Shading::Lights);
    // Far away, so that they do not reach it.
    let mut many = few.clone();
    lamps(&mut many, 60, Vec3::X * 80.0);
    let of_many = middle(rig, &mut many, Shading::Lights);
    lamps(&mut many, 12, Vec3::Z);
    let sixteen = middle(rig, &mut many, Shading::Lights);
    assert!(none[2] > 200 && none[0] < 30, "{none:?}");
    assert_near(four, of_many, Shading::Lights);
    assert!(sixteen[0] > 200 && sixteen[2] < 30, "{sixteen:?}");
    assert_ne!(none, four);
}

/// Far away the smaller copies of a picture are shown, near it the picture itself.
pub fn shows_which_copy_of_a_picture_is_sampled<R: RenderingView>(rig: &Rig<R>) {
    let texture = Texture {
        id: TextureId(91),
        name: "grey".into(),
        pixels: Pixels {
            width_px: 1024,
            height_px: 1024,
            rgba: vec![128; 4 * 1024 * 1024],
        },
        ..Texture::default()
    };
    assert_eq!(rig.renderer.upload_texture(&rig.gpu, &texture), Ok(()));
    let surface = playground_core_drawing::Surface {
        id: SurfaceId(91),
        color: Some(SurfaceMap::new(TextureId(91))),
        ..Default::default()
    };
    assert_eq!(rig.renderer.upload_surface(&rig.gpu, &surface), Ok(()));
    let mut list = stage();
    let sized = |side: f32| {
        let place = Mat4::from_scale(Vec3::splat(side));
        let paint = material(1.0, 1.0, 1.0, 0.5, 0.0);
        vec![DrawBatch {
            surface: Some(SurfaceId(91)),
            instances: vec![Instance::new(&place, &paint, 0)],
            ..DrawBatch::new(MeshKind::Quad)
        }]
    };
    list.batches = sized(40.0);
    let near = middle(rig, &mut list, Shading::MipLevels);
    list.batches = sized(0.5);
    let far = middle(rig, &mut list, Shading::MipLevels);
    assert!(near[2] > near[0] && far[0] > far[2], "{near:?}, {far:?}");
}

/// Edges are drawn and what is between them is not, where the device can do it; elsewhere colours are shown.
pub fn shows_edges_where_the_device_can<R: RenderingView>(rig: &Rig<R>) {
    let mut list = square();
    list.shading = Shading::Wireframe;
    rig.draw(&list);
    let picture = rig.picture();
    let red = |x: u32| pixel(&picture, x, 90)[0] > 100;
    let drawn = (100..200).filter(|x| red(*x)).count();
    match rig.gpu.draws_edges() {
        true => assert!((1..10).contains(&drawn), "{drawn} pixels of a row"),
        false => assert!(drawn > 30, "{drawn} pixels of a row"),
    }
}

/// Nothing that can be in a picture is an error in any view.
pub fn shows_everything_in_each_view<R: RenderingView>(rig: &Rig<R>) {
    let mut list = everything(1.5);
    list.environment.glow = 0.2;
    list.environment.occlusion = 1.0;
    list.environment.smooth_picture = true;
    let mut glass = material(0.2, 0.4, 0.9, 0.2, 0.0);
    glass.color.a = 0.4;
    let mut batch = DrawBatch::new(MeshKind::Sphere);
    batch.blend = playground_core_drawing::Blend::Alpha;
    batch.instances.push(Instance::new(
        &Mat4::from_scale(Vec3::splat(2.0)),
        &glass,
        99,
    ));
    list.batches.push(batch);
    for shading in Shading::ALL {
        list.shading = shading;
        let stats = rig.draw(&list);
        assert_eq!(stats.missing, 0, "{shading:?}");
    }
}
