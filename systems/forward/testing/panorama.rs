//! Tests of light from all around.

use super::{
    rig::Rig,
    scenes::material,
    stage::{pixel, stage},
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    Camera, CameraView, DrawBatch, DrawList, Instance, MeshKind, Panorama, PanoramaId, Projection,
    ToneCurve, pack_light,
};
use playground_core_rendering::{RenderingError, RenderingView};

/// A panorama whose light depends on the direction's main axis: +X, -X, +Y, -Y, +Z, -Z.
fn of_six(id: u64, colors: [[f32; 3]; 6]) -> Panorama {
    let (width_px, height_px) = (256_u32, 128_u32);
    let axis = |direction: Vec3| {
        let size = direction.abs();
        let axis = match size.max_element() {
            most if most == size.x => 0,
            most if most == size.y => 1,
            _ => 2,
        };
        2 * axis + usize::from(direction[axis] < 0.0)
    };
    let sky = (0..width_px * height_px).map(|at| {
        let around = ((at % width_px) as f32 + 0.5) / width_px as f32 - 0.5;
        let down = ((at / width_px) as f32 + 0.5) / height_px as f32;
        let (sin, cos) = (around * std::f32::consts::TAU).sin_cos();
        let (low, high) = (down * std::f32::consts::PI).sin_cos();
        pack_light(colors[axis(Vec3::new(sin * low, high, -cos * low))])
    });
    let steps = (0..Panorama::STEPS).map(|step| {
        let pixels = (Panorama::MIRROR_PX >> step).pow(2) as usize;
        let side = |color: &[f32; 3]| vec![pack_light(*color); pixels];
        colors.iter().flat_map(side).collect()
    });
    let mut scattered = [[0.0; 3]; 9];
    scattered[0] = colors[0];
    Panorama {
        id: PanoramaId(id),
        name: "six".into(),
        width_px,
        height_px,
        sky: sky.collect(),
        mirrored: steps.collect(),
        scattered,
    }
}

fn list(id: u64) -> DrawList {
    let mut list = stage();
    list.lights.clear();
    list.environment.tone = ToneCurve::Clipped;
    list.panorama = Some(PanoramaId(id));
    list
}

fn facing(list: &mut DrawList, to: Vec3) {
    let up = if to.y == 0.0 { Vec3::Y } else { Vec3::X };
    let view = playground_base::glam::camera::rh::view::look_to_mat4(Vec3::ZERO, to, up);
    list.camera = CameraView::new(&Camera::default(), &view.inverse(), 1.5);
}

/// Gamma-encoded.
const HALF: u8 = 188;

/// The sky is where the picture says, and turns with it.
pub fn sky_is_the_panorama<R: RenderingView>(rig: &Rig<R>) {
    let (h, o) = (0.5, 0.0);
    let colors = [
        [h, o, o],
        [o, h, h],
        [o, h, o],
        [h, o, h],
        [o, o, h],
        [h, h, o],
    ];
    let six = of_six(1, colors);
    assert_eq!(rig.renderer.upload_panorama(&rig.gpu, &six), Ok(()));
    let axes = [
        Vec3::X,
        Vec3::NEG_X,
        Vec3::Y,
        Vec3::NEG_Y,
        Vec3::Z,
        Vec3::NEG_Z,
    ];
    let shown = |list: &DrawList| {
        rig.draw(list);
        let [r, g, b, _] = pixel(&rig.picture(), 150, 100);
        [r, g, b]
    };
    let is_color = |shown: [u8; 3], color: [f32; 3]| {
        let expected = color.map(|channel| if channel > 0.0 { HALF } else { 0 });
        shown.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 2)
    };
    for (axis, color) in axes.into_iter().zip(colors) {
        let mut list = list(1);
        facing(&mut list, axis);
        let sky = shown(&list);
        assert!(is_color(sky, color), "{axis}: {sky:?}");
        // A mirror before the eye shows what is behind it.
        let behind = axes
            .iter()
            .position(|of| *of == -axis)
            .expect("it is there");
        let mirror = material(1.0, 1.0, 1.0, 0.0, 1.0);
        let world_from_view = list.camera.view_from_world.inverse();
        let before = world_from_view * Mat4::from_translation(Vec3::new(0.0, 0.0, -3.0));
        list.batches = vec![DrawBatch {
            instances: vec![Instance::new(&before, &mirror, 1)],
            ..DrawBatch::new(MeshKind::Quad)
        }];
        let mirrored = shown(&list);
        assert!(is_color(mirrored, colors[behind]), "{axis}: {mirrored:?}");
    }
    // Turned to the left by a quarter, what was on the right is straight ahead.
    let mut turned = list(1);
    facing(&mut turned, Vec3::NEG_Z);
    turned.environment.panorama_turn_rad = std::f32::consts::FRAC_PI_2;
    let ahead = shown(&turned);
    assert!(is_color(ahead, colors[0]), "{ahead:?}");
    turned.environment.panorama_is_sky = false;
    assert!(!is_color(shown(&turned), colors[0]));
}

/// White furnace: in even light, what reflects all light cannot be seen, however rough, metal or not. (What is
/// metal in part loses light by the format's own formula.)
pub fn white_things_vanish_in_even_light<R: RenderingView>(rig: &Rig<R>) {
    let even = of_six(2, [[0.5; 3]; 6]);
    assert_eq!(rig.renderer.upload_panorama(&rig.gpu, &even), Ok(()));
    let ortho = Camera {
        projection: Projection::Orthographic,
        ortho_height_m: 1.2,
        ..Camera::default()
    };
    let eye = Mat4::from_translation(Vec3::new(0.0, 0.0, 5.0));
    for metallic in [0.0, 1.0] {
        for roughness in [0.0, 0.2, 0.4, 0.6, 0.8, 1.0] {
            let mut list = list(2);
            list.camera = CameraView::new(&ortho, &eye, 1.5);
            let white = material(1.0, 1.0, 1.0, roughness, metallic);
            list.batches = vec![DrawBatch {
                instances: vec![Instance::new(&Mat4::IDENTITY, &white, 1)],
                ..DrawBatch::new(MeshKind::Sphere)
            }];
            rig.draw(&list);
            let picture = rig.picture();
            let bytes = picture.rgba.iter().zip(0..).filter(|(_, at)| at % 4 != 3);
            let furthest = bytes.map(|(byte, _)| byte.abs_diff(HALF)).max();
            assert!(
                furthest.is_some_and(|of| of <= 4),
                "{furthest:?} steps with roughness {roughness}, metal {metallic}"
            );
        }
    }
}

/// A panorama of a wrong size is refused; one that was never uploaded is as none.
pub fn refuses_bad_panoramas<R: RenderingView>(rig: &Rig<R>) {
    let good = of_six(3, [[0.5; 3]; 6]);
    let mut short = good.clone();
    short.sky.pop();
    let mut few = good.clone();
    few.mirrored.pop();
    let mut odd = good;
    odd.scattered[3][1] = f32::NAN;
    for bad in [short, few, odd] {
        let refused = rig.renderer.upload_panorama(&rig.gpu, &bad);
        let is_named = matches!(&refused, Err(RenderingError::Upload { .. }));
        assert!(is_named, "{refused:?}");
    }
    let mut none = list(3);
    none.panorama = None;
    rig.draw(&none);
    let before = rig.picture();
    rig.draw(&list(3));
    assert_eq!(before.rgba, rig.picture().rgba);
}

/// Light from one side, and little from the others.
pub fn bright_and_dark(id: u64) -> Panorama {
    let mut light = of_six(
        id,
        [
            [1.6, 1.2, 0.8],
            [0.05, 0.08, 0.2],
            [0.3, 0.4, 0.6],
            [0.1, 0.08, 0.06],
            [0.2, 0.2, 0.25],
            [0.15, 0.2, 0.3],
        ],
    );
    // Its mean, and that it comes from +X.
    light.scattered = [[0.0; 3]; 9];
    light.scattered[0] = [0.4, 0.36, 0.37];
    light.scattered[3] = [0.45, 0.32, 0.15];
    light
}
