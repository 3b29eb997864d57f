//! Picking.

use super::{rig::Rig, scenes::add, scenes::material, stage::stage};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_drawing::{DrawList, MeshKind};
use playground_core_rendering::RenderingView;

/// Picking returns the nearest entity, also beside thin objects, and `None` elsewhere.
pub fn picks_the_nearest_entity<R: RenderingView>(rig: &Rig<R>) {
    assert_eq!(rig.pick(10, 10), None, "before the first draw");
    let mut list = stage();
    let paint = material(0.5, 0.5, 0.5, 0.5, 0.0);
    let behind = add(
        &mut list,
        MeshKind::Cube,
        Mat4::from_translation(Vec3::new(0.0, 0.0, -2.0)),
        &paint,
    );
    let front = add(
        &mut list,
        MeshKind::Sphere,
        Mat4::from_translation(Vec3::new(0.0, 0.0, 1.0)),
        &paint,
    );
    let aside = add(
        &mut list,
        MeshKind::Cube,
        Mat4::from_translation(Vec3::new(-2.0, 1.0, 0.0)),
        &paint,
    );
    let pole = Mat4::from_scale_rotation_translation(
        Vec3::new(0.012, 3.0, 0.012),
        Quat::IDENTITY,
        Vec3::new(2.0, 0.0, 0.0),
    );
    let thin = add(&mut list, MeshKind::Cube, pole, &paint);
    rig.draw(&list);
    assert_eq!(rig.pick(150, 100), Some(front));
    let (x, y) = project(&list, rig, Vec3::new(-2.0, 1.0, 0.0));
    assert_eq!(rig.pick(x, y), Some(aside));
    let (x, y) = project(&list, rig, Vec3::new(2.0, 0.3, 0.0));
    assert_eq!(
        rig.pick(x + 2, y),
        Some(thin),
        "two pixels beside a thin pole"
    );
    assert_eq!(rig.pick(x + 9, y), None, "the background beside the pole");
    assert_eq!(rig.pick(100_000, 5), None, "outside the picture");

    list.batches
        .retain(|batch| batch.mesh != MeshKind::Sphere.id());
    rig.draw(&list);
    assert_eq!(
        rig.pick(150, 100),
        Some(behind),
        "the cube behind the sphere that went"
    );
}

fn project<R>(list: &DrawList, rig: &Rig<R>, at: Vec3) -> (u32, u32) {
    let ndc = list.camera.clip_from_world().project_point3(at);
    let x = (ndc.x * 0.5 + 0.5) * rig.target.width_px as f32;
    let y = (0.5 - ndc.y * 0.5) * rig.target.height_px as f32;
    (x as u32, y as u32)
}
