//! Tests of batches that are seen through.

use super::{rig::Rig, scenes::add, scenes::material, stage::pixel, stage::stage, stage::unlit};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    Blend, Camera, CameraView, DrawBatch, Instance, InstanceFlags, MeshKind, Projection,
};
use playground_core_rendering::RenderingView;

/// Additive batches add to the picture, alpha ones cover it, in the order of the list; round spots
/// fade from their middle.
pub fn blends<R: RenderingView>(rig: &Rig<R>) {
    let mut list = stage();
    let ortho = Camera {
        projection: Projection::Orthographic,
        ortho_height_m: 2.0,
        ..Camera::default()
    };
    let back = Mat4::from_translation(Vec3::new(0.0, 0.0, 5.0));
    list.camera = CameraView::new(&ortho, &back, 1.5);
    let upright = Mat4::from_rotation_x(std::f32::consts::FRAC_PI_2);
    let plane = upright * Mat4::from_scale(Vec3::splat(8.0));
    add(
        &mut list,
        MeshKind::Plane,
        plane,
        &material(1.0, 1.0, 1.0, 1.0, 0.0),
    );
    unlit(&mut list.batches[0].instances[0], [0.0, 0.0, 1.0, 1.0]);
    // One metre is a hundred pixels, the middle at (150, 100).
    let mut quad = |blend, (x, z), color, flags| {
        let at = Mat4::from_translation(Vec3::new(x, 0.0, z));
        let mut instance = Instance::new(&at, &material(1.0, 1.0, 1.0, 1.0, 0.0), 5);
        unlit(&mut instance, color);
        instance.flags = instance.flags | flags;
        list.batches.push(DrawBatch {
            blend,
            instances: vec![instance],
            ..DrawBatch::new(MeshKind::Quad)
        });
    };
    let none = InstanceFlags::NONE;
    quad(Blend::Additive, (-0.8, 1.0), [1.0, 0.0, 0.0, 1.0], none);
    quad(Blend::Alpha, (-0.8, 1.1), [0.0, 1.0, 0.0, 0.0], none);
    quad(
        Blend::Additive,
        (0.8, 1.0),
        [1.0, 0.0, 0.0, 0.5],
        InstanceFlags::ROUND,
    );
    quad(
        Blend::Alpha,
        (0.0, 1.0),
        [0.0, 1.0, 0.0, 1.0],
        InstanceFlags::ROUND,
    );
    quad(Blend::Additive, (0.0, 0.9), [1.0, 0.0, 0.0, 1.0], none);
    rig.draw(&list);
    let picture = rig.picture();
    let near = |x: u32, y: u32, color: [u8; 4]| {
        let found = pixel(&picture, x, y);
        let is_near = found.iter().zip(color).all(|(a, b)| a.abs_diff(b) <= 2);
        assert!(is_near, "{x} {y}: {found:?} is not {color:?}");
    };
    near(70, 100, [255, 0, 255, 255]);
    near(70, 60, [255, 0, 255, 255]);
    near(70, 20, [0, 0, 255, 255]);
    near(150, 100, [255, 255, 0, 255]);
    near(105, 55, [255, 0, 255, 255]);
    near(230, 100, [128, 0, 255, 255]);
    // Halfway to the edge: (1 - 1/4)^2 = 9/16 of a half.
    near(230, 75, [72, 0, 255, 255]);
    near(230, 52, [0, 0, 255, 255]);
}
