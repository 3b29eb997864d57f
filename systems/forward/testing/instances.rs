//! Tests of unusual instances.

use super::{picture::difference, rig::Rig, scenes::add, scenes::material, stage::stage};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{DrawBatch, Instance, MeshId, MeshKind};
use playground_core_rendering::RenderingView;

/// Numbers that are not finite draw nothing, unknown meshes are counted, mirrored ones show their
/// outside.
pub fn accepts_any_instance<R: RenderingView>(rig: &Rig<R>) {
    let mut list = stage();
    let paint = material(0.8, 0.8, 0.8, 0.6, 0.0);
    add(
        &mut list,
        MeshKind::Cube,
        Mat4::from_translation(Vec3::NAN),
        &paint,
    );
    add(
        &mut list,
        MeshKind::Cube,
        Mat4::from_scale(Vec3::splat(f32::INFINITY)),
        &paint,
    );
    list.batches.push(DrawBatch {
        mesh: MeshId(u64::MAX),
        instances: list.batches[0].instances.clone(),
        ..DrawBatch::default()
    });
    let stats = rig.draw(&list);
    assert_eq!((stats.instances, stats.missing), (0, 1));

    let mut plain = stage();
    add(
        &mut plain,
        MeshKind::Cube,
        Mat4::from_rotation_y(0.6),
        &paint,
    );
    rig.draw(&plain);
    let expected = rig.picture();
    // A mirrored cube is the same cube, unless its inside is shown.
    let mut mirrored = stage();
    add(
        &mut mirrored,
        MeshKind::Cube,
        Mat4::from_rotation_y(0.6) * Mat4::from_scale(Vec3::new(-1.0, 1.0, 1.0)),
        &paint,
    );
    rig.draw(&mirrored);
    let different = difference(&expected, &rig.picture());
    assert!(
        different < 0.001,
        "{:.2}% of the mirrored cube differ",
        different * 100.0
    );
}

/// A steady scene keeps its buffers.
pub fn reuses_its_buffers<R: RenderingView>(rig: &Rig<R>) {
    let mut list = stage();
    let paint = material(0.8, 0.3, 0.2, 0.5, 0.0);
    for x in 0..50 {
        add(
            &mut list,
            MeshKind::Cube,
            Mat4::from_translation(Vec3::X * (x as f32 * 0.1 - 2.5)),
            &paint,
        );
    }
    rig.draw(&list);
    let buffers = || {
        let recorded = rig.target.recorded.read();
        (
            recorded.frame.clone(),
            recorded.instances.clone(),
            recorded.staging.capacity(),
        )
    };
    let first = buffers();
    list.clear();
    assert!(list.batches.iter().all(|batch| batch.instances.is_empty()));
    for x in 0..40 {
        add(
            &mut list,
            MeshKind::Cube,
            Mat4::from_translation(Vec3::X * (x as f32 * 0.1 - 2.0)),
            &paint,
        );
    }
    rig.draw(&list);
    assert_eq!(first, buffers());
}

/// A million instances are drawn in one list: those out of sight are left out, the others are counted.
pub fn draws_a_million<R: RenderingView>(rig: &Rig<R>) {
    let mut list = stage();
    let paint = material(0.8, 0.3, 0.2, 0.6, 0.0);
    let mut batch = DrawBatch::new(MeshKind::Cube);
    let place = |at: u32| {
        let [x, y, z] = [at % 100, at / 100 % 100, at / 10_000].map(|of| of as f32 - 50.0);
        Vec3::new(x, y, z - 80.0)
    };
    let places = (0..1_000_000).map(place);
    let small = Mat4::from_scale(Vec3::splat(0.2));
    let cubes = places.map(|at| Mat4::from_translation(at) * small);
    batch.instances.extend(
        cubes
            .zip(0..)
            .map(|(at, entity)| Instance::new(&at, &paint, entity)),
    );
    list.batches = vec![batch];
    list.lights[0].light.shadows = false;
    let stats = rig.draw(&list);
    assert_eq!(stats.instances + stats.culled, 1_000_000);
    assert!(
        stats.instances > 100_000 && stats.culled > 10_000,
        "{stats:?}"
    );
    assert!(rig.pick(150, 100).is_some(), "the middle is full of cubes");
    // The next list is as small as ever.
    list.batches[0].instances.truncate(1);
    let stats = rig.draw(&list);
    assert_eq!(stats.instances + stats.culled, 1);
}
