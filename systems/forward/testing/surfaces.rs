//! Tests of surfaces with maps.

use super::{
    rig::Rig,
    scenes::material,
    stage::{pixel, stage},
};
use playground_base::glam::{Affine2, Mat4, Vec2, Vec3};
use playground_core_drawing::{
    Blend, Camera, CameraView, DrawBatch, DrawList, Environment, Instance, Light, LightInstance,
    Mesh, MeshDetail, MeshId, MeshKind, MeshVertex, Pixels, Projection, Surface, SurfaceId,
    SurfaceMap, Texture, TextureEncoding, TextureFilter, TextureId,
};
use playground_core_rendering::{RenderingError, RenderingView};

/// A picture of two pixels side by side.
fn halves<R: RenderingView>(rig: &Rig<R>, id: u64, [left, right]: [[u8; 4]; 2]) -> SurfaceMap {
    let texture = Texture {
        id: TextureId(id),
        name: "halves".into(),
        pixels: Pixels {
            width_px: 2,
            height_px: 1,
            rgba: [left, right].concat(),
        },
        filter: TextureFilter::Nearest,
        encoding: TextureEncoding::Data,
        ..Texture::default()
    };
    assert_eq!(rig.renderer.upload_texture(&rig.gpu, &texture), Ok(()));
    SurfaceMap::new(TextureId(id))
}

/// A square that fills the picture, seen from straight ahead, under one white light from there.
fn square() -> DrawList {
    let mut list = stage();
    let ortho = Camera {
        projection: Projection::Orthographic,
        ortho_height_m: 2.0,
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
        intensity: 0.5,
        shadows: false,
        ..Light::default()
    };
    list.lights = vec![LightInstance {
        light,
        position: Vec3::ZERO,
        direction: Vec3::NEG_Z,
    }];
    let transform = Mat4::from_scale(Vec3::new(3.0, 2.0, 1.0));
    let rough = material(1.0, 1.0, 1.0, 1.0, 0.0);
    list.batches = vec![DrawBatch {
        surface: Some(SurfaceId(1)),
        instances: vec![Instance::new(&transform, &rough, 3)],
        ..DrawBatch::new(MeshKind::Quad)
    }];
    list
}

/// The colours of the left and the right half.
fn shown<R: RenderingView>(rig: &Rig<R>, list: &DrawList, surface: &Surface) -> [[u8; 4]; 2] {
    let surface = Surface {
        id: SurfaceId(1),
        ..surface.clone()
    };
    assert_eq!(rig.renderer.upload_surface(&rig.gpu, &surface), Ok(()));
    rig.draw(list);
    let picture = rig.picture();
    [75, 225].map(|x| pixel(&picture, x, 100))
}

/// Colours are dithered.
fn assert_same(one: [u8; 4], other: [u8; 4]) {
    let is_near = |(a, b): (&u8, &u8)| a.abs_diff(*b) <= 2;
    assert!(one.iter().zip(&other).all(is_near), "{one:?} and {other:?}");
}

fn brightness(color: [u8; 4]) -> i32 {
    color[..3].iter().map(|channel| i32::from(*channel)).sum()
}

/// Each map changes what it is for, where it says so, and nothing else.
pub fn shows_each_map<R: RenderingView>(rig: &Rig<R>) {
    let list = square();
    let plain = Surface {
        // Not plain, so that it is drawn as a surface.
        normal_scale: 0.5,
        ..Surface::default()
    };
    let [left, right] = shown(rig, &list, &plain);
    assert_same(left, right);
    let bright = brightness(left);

    let red_and_white = halves(rig, 21, [[255, 0, 0, 255], [255; 4]]);
    let color = Surface {
        color: Some(red_and_white),
        ..plain.clone()
    };
    let [red, white] = shown(rig, &list, &color);
    assert!(red[0] > 100 && red[1] < 40, "{red:?}");
    assert_same(white, right);

    // Turned by half a turn, the red is on the right.
    let turned = SurfaceMap {
        map_from_mesh: Affine2::from_translation(Vec2::new(0.5, 0.0)),
        ..red_and_white
    };
    let turned = Surface {
        color: Some(turned),
        ..plain.clone()
    };
    let [first, second] = shown(rig, &list, &turned);
    assert_same(first, white);
    assert_same(second, red);

    let emitted = Surface {
        emitted: Some(halves(rig, 22, [[0, 0, 255, 255], [0, 0, 0, 255]])),
        emission: [1.0, 1.0, 0.5],
        ..plain.clone()
    };
    let [lit, dark] = shown(rig, &list, &emitted);
    assert!(lit[2] > lit[0] + 20, "{lit:?}");
    assert_same(dark, right);

    // Metal of which the light shines straight back is brighter than chalk.
    let metal = Surface {
        metal_roughness: Some(halves(rig, 23, [[0, 128, 255, 255], [0, 255, 0, 255]])),
        ..plain.clone()
    };
    let [shines, chalk] = shown(rig, &list, &metal);
    assert!(brightness(shines) > bright + 30, "{shines:?}");
    assert_same(chalk, right);

    // A direction that leans to the side gets less light.
    let leans = Surface {
        normal: Some(halves(
            rig,
            24,
            [[255, 128, 128, 255], [128, 128, 255, 255]],
        )),
        normal_scale: 1.0,
        ..Surface::default()
    };
    let [aside, straight] = shown(rig, &list, &leans);
    assert!(brightness(aside) < bright / 2, "{aside:?}");
    assert!((brightness(straight) - bright).abs() < 9, "{straight:?}");

    // Only what comes from all around is hidden in a corner.
    let mut around = square();
    around.lights.clear();
    around.environment.ambient = 1.0;
    let corner = Surface {
        occlusion: Some(halves(rig, 25, [[0, 0, 0, 255], [255; 4]])),
        ..Surface::default()
    };
    let [hidden, open] = shown(rig, &around, &corner);
    assert_eq!(brightness(hidden), 0, "{hidden:?}");
    assert!(brightness(open) > 60, "{open:?}");
    let half = Surface {
        occlusion_strength: 0.5,
        ..corner
    };
    let [half, _] = shown(rig, &around, &half);
    assert!(brightness(half) > 20 && brightness(half) < brightness(open));
}

/// Where alpha is below the cutoff there is nothing: no colour, no shadow, nothing to pick.
pub fn leaves_out_what_is_below_the_cutoff<R: RenderingView>(rig: &Rig<R>) {
    let list = square();
    let holes = Surface {
        color: Some(halves(
            rig,
            26,
            [[255, 255, 255, 100], [255, 255, 255, 200]],
        )),
        cutoff: Some(0.5),
        ..Surface::default()
    };
    let mut empty = square();
    empty.batches.clear();
    rig.draw(&empty);
    let sky = pixel(&rig.picture(), 75, 100);
    let [hole, there] = shown(rig, &list, &holes);
    assert!(hole[0].abs_diff(sky[0]) < 3, "{hole:?} is not {sky:?}");
    assert!(brightness(there) > 200, "{there:?}");
    assert_eq!((rig.pick(75, 100), rig.pick(225, 100)), (None, Some(3)));
    // What blends is picked by its alpha too.
    let mut sprite = list.clone();
    sprite.batches[0].surface = None;
    sprite.batches[0].texture = Some(TextureId(27));
    sprite.batches[0].blend = Blend::Alpha;
    halves(rig, 27, [[255, 255, 255, 0], [255, 255, 255, 60]]);
    rig.draw(&sprite);
    assert_eq!((rig.pick(75, 100), rig.pick(225, 100)), (None, Some(3)));
}

/// The back of a surface is shown only if it has two sides, and is lit there.
pub fn shows_both_sides_of_a_surface_that_has_two<R: RenderingView>(rig: &Rig<R>) {
    let mut list = square();
    let turned = Mat4::from_rotation_y(std::f32::consts::PI);
    let rough = material(1.0, 1.0, 1.0, 1.0, 0.0);
    let scale = Mat4::from_scale(Vec3::new(3.0, 2.0, 1.0));
    let mirrored = Mat4::from_scale(Vec3::new(-3.0, 2.0, 1.0));
    let two_sides = Surface {
        double_sided: true,
        ..Surface::default()
    };
    let [front, _] = shown(rig, &list, &two_sides);
    for back in [turned * scale, turned * mirrored, mirrored] {
        list.batches[0].instances = vec![Instance::new(&back, &rough, 3)];
        assert_same(shown(rig, &list, &two_sides)[0], front);
    }
    list.batches[0].instances = vec![Instance::new(&(turned * scale), &rough, 3)];
    let one_side = Surface {
        normal_scale: 0.5,
        ..Surface::default()
    };
    assert!(brightness(shown(rig, &list, &one_side)[0]) < brightness(front) / 2);
}

/// Colours, tangents and second coordinates of corners are used.
pub fn uses_the_details_of_a_mesh<R: RenderingView>(rig: &Rig<R>) {
    let corner = |x: f32, y: f32| MeshVertex {
        position: [x, y, 0.0],
        normal: [0.0, 0.0, 1.0],
        uv: [x + 0.5, 0.5 - y],
    };
    let vertices = vec![
        corner(-0.5, -0.5),
        corner(0.5, -0.5),
        corner(0.5, 0.5),
        corner(-0.5, 0.5),
    ];
    let id = MeshId(Mesh::FIRST_FREE_ID + 9);
    let detail = MeshDetail {
        // The picture's right is the mesh's up.
        tangent: [0.0, 1.0, 0.0, 1.0],
        color: [0, 255, 0, 255],
        uv_1: [0.75, 0.5],
    };
    let mesh = Mesh {
        id,
        name: "detailed".into(),
        details: vec![detail; 4],
        vertices,
        indices: vec![0, 1, 2, 0, 2, 3],
        ..Mesh::default()
    };
    assert_eq!(rig.renderer.upload_mesh(&rig.gpu, &mesh), Ok(()));
    let mut list = square();
    list.batches[0].mesh = id;
    let second = SurfaceMap {
        uv_set: 1,
        ..halves(rig, 28, [[0, 0, 0, 255], [255; 4]])
    };
    let surface = Surface {
        color: Some(second),
        ..Surface::default()
    };
    let [left, right] = shown(rig, &list, &surface);
    assert_same(left, right);
    assert!(left[1] > 100 && left[0] < 30, "{left:?} is green");
    // Leans to the picture's right, which is up: it sees the light from above.
    let leans = halves(rig, 29, [[255, 128, 128, 255], [255, 128, 128, 255]]);
    let leans = Surface {
        normal: Some(leans),
        ..Surface::default()
    };
    list.lights[0].direction = Vec3::NEG_Y;
    let above = brightness(shown(rig, &list, &leans)[0]);
    list.lights[0].direction = Vec3::NEG_X;
    let aside = brightness(shown(rig, &list, &leans)[0]);
    assert!(above > 4 * aside.max(10), "{above} and {aside}");
}

/// A clear coat adds a highlight of its own to what is rough.
pub fn coat_shines<R: RenderingView>(rig: &Rig<R>) {
    let list = square();
    let coat = |coat: f32| Surface {
        coat,
        coat_roughness: 0.5,
        normal_scale: 0.5,
        ..Surface::default()
    };
    let bare = brightness(shown(rig, &list, &coat(0.0))[0]);
    let coated = brightness(shown(rig, &list, &coat(1.0))[0]);
    assert!(coated > bare + 10, "{bare} and {coated}");
}

/// A smooth picture that is seen from afar is the mean of its pixels.
pub fn distant_picture_is_its_mean<R: RenderingView>(rig: &Rig<R>) {
    let side = 256_u32;
    let checks = (0..side * side).flat_map(|at| match (at + at / side) % 2 {
        0 => [0, 0, 0, 255],
        _ => [255; 4],
    });
    let texture = Texture {
        id: TextureId(30),
        name: "checks".into(),
        pixels: Pixels {
            width_px: side,
            height_px: side,
            rgba: checks.collect(),
        },
        encoding: TextureEncoding::Data,
        ..Texture::default()
    };
    assert_eq!(rig.renderer.upload_texture(&rig.gpu, &texture), Ok(()));
    let mut list = square();
    // Far more pixels of the picture than of the target.
    let many = SurfaceMap {
        map_from_mesh: Affine2::from_scale(Vec2::splat(16.0)),
        ..SurfaceMap::new(TextureId(30))
    };
    list.batches[0].instances[0].flags = playground_core_drawing::InstanceFlags::UNLIT;
    let surface = Surface {
        color: Some(many),
        ..Surface::default()
    };
    shown(rig, &list, &surface);
    let picture = rig.picture();
    // Half of white is 188 of 255 when it is gamma-encoded.
    for at in [(30, 20), (75, 100), (151, 77), (222, 180)] {
        let [red, ..] = pixel(&picture, at.0, at.1);
        assert!(red.abs_diff(188) < 4, "{red} at {at:?}");
    }
}

/// Numbers that are not finite are refused, and a surface that was never uploaded is counted.
pub fn refuses_bad_surfaces<R: RenderingView>(rig: &Rig<R>) {
    let bad = Surface {
        id: SurfaceId(77),
        emission: [f32::NAN, 0.0, 0.0],
        ..Surface::default()
    };
    let refused = rig.renderer.upload_surface(&rig.gpu, &bad);
    let is_named = matches!(&refused, Err(RenderingError::Upload { .. }));
    assert!(is_named, "{refused:?}");
    let mut list = square();
    list.batches[0].surface = Some(SurfaceId(77));
    assert_eq!(rig.draw(&list).missing, 1);
}
