//! Tests of edges that are smoothed in the finished picture.

use super::{
    rig::Rig,
    scenes::material,
    stage::{pixel, stage, unlit},
};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_drawing::{DrawBatch, DrawList, Instance, MeshKind};
use playground_core_rendering::RenderingView;

/// A white square before a dark sky, turned a little.
fn slanted() -> DrawList {
    let mut list = stage();
    let turned = Mat4::from_scale_rotation_translation(
        Vec3::splat(2.4),
        Quat::from_rotation_z(0.12),
        Vec3::ZERO,
    );
    let mut square = Instance::new(&turned, &material(1.0, 1.0, 1.0, 1.0, 0.0), 0);
    unlit(&mut square, [1.0; 4]);
    list.batches = vec![DrawBatch {
        instances: vec![square],
        ..DrawBatch::new(MeshKind::Quad)
    }];
    list
}

/// Edges have shades between white and dark that they do not have without, with glowing light and without;
/// what is even stays as it is.
pub fn edges_get_shades<R: RenderingView>(rig: &mut Rig<R>) {
    rig.gpu.quality.samples = 1;
    rig.gpu.quality.still_samples = 1;
    rig.resize(300, 200);
    for glow in [0.0, 1e-5] {
        let mut list = slanted();
        list.environment.glow = glow;
        let shades = |list: &DrawList| {
            rig.draw(list);
            let picture = rig.picture();
            let between = |x: u32| (60..230).contains(&pixel(&picture, x, 65)[0]);
            let rows = (40..160).map(|y| (0..300).map(move |x| (x, y)));
            let all = rows.flatten();
            let many = all.filter(|(x, y)| (80..230).contains(&pixel(&picture, *x, *y)[0]));
            let even = [(150, 100), (5, 100)].map(|(x, y)| pixel(&picture, x, y));
            (many.count(), (0..300).filter(|x| between(*x)).count(), even)
        };
        let (sharp, _, even) = shades(&list);
        list.environment.smooth_picture = true;
        let (smooth, _, still_even) = shades(&list);
        assert!(
            smooth > sharp + 100,
            "{sharp} and {smooth} with glow {glow}"
        );
        let is_near = |(a, b): (&u8, &u8)| a.abs_diff(*b) <= 1;
        let (before, after) = (even.as_flattened(), still_even.as_flattened());
        assert!(
            before.iter().zip(after).all(is_near),
            "{even:?}, {still_even:?}"
        );
    }
}
