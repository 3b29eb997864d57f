//! Sizes of targets.

use super::{rig::Rig, scenes::add, scenes::material, stage::pixel, stage::stage, stage::unlit};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::MeshKind;
use playground_core_rendering::{RenderTarget, RenderingView};

/// A size of 0 draws nothing, a huge one is clamped, and the same size is not made again.
pub fn accepts_every_size<R: RenderingView>(rig: &mut Rig<R>) {
    let mut empty = RenderTarget::new("empty");
    assert_eq!(
        rig.renderer.ensure_target(&rig.gpu, &mut empty, 0, 600),
        Ok(false)
    );
    assert!(empty.images.is_none());
    let stats = rig
        .renderer
        .draw(&rig.gpu, &empty, &stage())
        .expect("nothing to draw to");
    assert!(stats.skipped);
    assert_eq!(rig.renderer.pick(&rig.gpu, &empty, 0, 0), Ok(None));

    let revision = rig.target.revision;
    assert_eq!(
        rig.renderer
            .ensure_target(&rig.gpu, &mut rig.target, 300, 0),
        Ok(false)
    );
    assert_eq!((rig.target.width_px, rig.target.revision), (300, revision));

    // Long and thin, so that it fits into memory.
    let largest = rig.gpu.limits.max_texture_dimension_2d;
    assert!(largest > 2048, "a window over 2,048 pixels must work");
    rig.resize(u32::MAX, 2);
    assert_eq!((rig.target.width_px, rig.target.height_px), (largest, 2));
    assert!(!rig.draw(&stage()).skipped);
    rig.resize(1, 1);
    assert!(!rig.draw(&stage()).skipped);
    assert_eq!(rig.picture().rgba.len(), 4);
}

/// Rows are read back correctly when the width is no multiple of 64 pixels.
pub fn reads_padded_rows<R: RenderingView>(rig: &mut Rig<R>) {
    rig.resize(77, 41);
    let mut list = stage();
    let left =
        Mat4::from_translation(Vec3::new(-5.0, 0.0, 0.0)) * Mat4::from_scale(Vec3::splat(10.0));
    add(
        &mut list,
        MeshKind::Quad,
        left,
        &material(1.0, 1.0, 1.0, 1.0, 0.0),
    );
    unlit(&mut list.batches[0].instances[0], [1.0, 0.0, 0.0, 1.0]);
    rig.draw(&list);
    let picture = rig.picture();
    for y in 0..41 {
        assert_eq!(pixel(&picture, 20, y), [255, 0, 0, 255], "row {y}");
        assert_ne!(pixel(&picture, 60, y), [255, 0, 0, 255], "row {y}");
    }
}
