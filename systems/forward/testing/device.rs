//! Tests of a reload with a living device, and of a lost device.

use super::{picture::difference, rig::Rig, scenes::add, scenes::material, stage::stage};
use playground_base::glam::Mat4;
use playground_core_drawing::MeshKind;
use playground_core_rendering::{RenderingError, RenderingView};

/// New code uses the device and target of the old code, and picks from its last draw.
pub fn reloads_under_a_living_device<R: RenderingView + Default>(rig: &Rig<R>) {
    let mut list = stage();
    let cube = add(
        &mut list,
        MeshKind::Cube,
        Mat4::IDENTITY,
        &material(0.8, 0.3, 0.2, 0.5, 0.0),
    );
    rig.draw(&list);
    let before = rig.picture();
    let new = R::default();
    assert_eq!(
        new.pick(&rig.gpu, &rig.target, 150, 100),
        Ok(Some(cube)),
        "what the old code drew"
    );
    new.draw(&rig.gpu, &rig.target, &list)
        .expect("the new code draws");
    assert_eq!(difference(&before, &rig.picture()), 0.0);
}

/// A draw on a lost device reports it.
pub fn reports_a_lost_device<R: RenderingView>(rig: &Rig<R>) {
    rig.draw(&stage());
    rig.gpu.device.destroy();
    rig.gpu
        .health
        .write()
        .lost
        .get_or_insert_with(|| "destroyed by the test".into());
    let drawn = rig.renderer.draw(&rig.gpu, &rig.target, &stage());
    assert!(
        matches!(drawn, Err(RenderingError::DeviceLost { .. })),
        "{drawn:?}"
    );
}
