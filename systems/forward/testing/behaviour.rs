//! What both systems do, beyond the pictures.

use super::{
    picture::difference,
    rig::Rig,
    scenes::{add, camera, material, sun},
};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_rendering::{
    Blend, Camera, CameraView, DrawBatch, DrawList, Instance, InstanceFlags, Mesh, MeshId,
    MeshKind, Pixels, Projection, RenderTarget, RenderingError, RenderingView, Texture, TextureId,
};

/// A list that looks at the origin from +Z, 5 m away, without surroundings that blur colours.
fn stage() -> DrawList {
    let mut list = DrawList {
        camera: camera(Vec3::new(0.0, 0.0, 5.0), Vec3::ZERO, 1.5),
        lights: vec![sun()],
        ..DrawList::default()
    };
    list.environment.fog_per_m = 0.0;
    list
}

fn pixel(picture: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let at = 4 * (y * picture.width_px + x) as usize;
    [0, 1, 2, 3].map(|channel| picture.rgba[at + channel])
}

fn unlit(instance: &mut Instance, color: [f32; 4]) {
    instance.color = color;
    instance.flags = InstanceFlags::UNLIT;
}

/// Picking answers with the nearest entity, also beside thin things, and `None` elsewhere.
pub fn picks_what_is_shown<R: RenderingView>(rig: &Rig<R>) {
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

/// No size draws nothing, a huge one is clamped, and a second device-sized one is not made anew.
pub fn survives_every_size<R: RenderingView>(rig: &mut Rig<R>) {
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

/// Rows of a picture whose width is no multiple of 64 pixels are read back in their place.
pub fn reads_rows_in_their_place<R: RenderingView>(rig: &mut Rig<R>) {
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

/// A shader that does not compile is named with its line, and the picture stays.
pub fn keeps_the_last_good_shader<R: RenderingView>(rig: &Rig<R>) {
    let mut list = stage();
    add(
        &mut list,
        MeshKind::Cube,
        Mat4::IDENTITY,
        &material(0.8, 0.3, 0.2, 0.5, 0.0),
    );
    rig.draw(&list);
    let before = rig.picture();

    let broken = include_str!("../../../shaders/sky.wgsl")
        .replace("dither(v.clip.xy)", "nothing(v.clip.xy)");
    let line = 1 + broken
        .lines()
        .take_while(|line| !line.contains("nothing("))
        .count() as u32;
    let error = rig.renderer.load_shader(&rig.gpu, "sky.wgsl", &broken);
    match error {
        Err(RenderingError::Shader {
            file,
            line: at,
            column,
            message,
        }) => {
            assert_eq!((file.as_str(), at), ("shaders/sky.wgsl", line));
            assert!(
                column > 0 && message.contains("nothing"),
                "{column}: {message}"
            );
        }
        other => panic!("a broken shader gave {other:?}"),
    }
    let unknown = rig.renderer.load_shader(&rig.gpu, "fog.wgsl", "");
    assert!(
        matches!(unknown, Err(RenderingError::UnknownShader { .. })),
        "{unknown:?}"
    );
    rig.draw(&list);
    assert_eq!(
        difference(&before, &rig.picture()),
        0.0,
        "the picture changed"
    );

    let green = include_str!("../../../shaders/sky.wgsl")
        .replace("v.color + dither(v.clip.xy)", "vec3<f32>(0.0, 1.0, 0.0)");
    assert_eq!(
        rig.renderer.load_shader(&rig.gpu, "sky.wgsl", &green),
        Ok(())
    );
    rig.draw(&list);
    assert_eq!(pixel(&rig.picture(), 2, 2), [0, 255, 0, 255]);
}

/// Meshes and textures are checked before they reach the device.
pub fn refuses_bad_uploads<R: RenderingView>(rig: &Rig<R>) {
    let good = Mesh {
        id: MeshId(Mesh::FIRST_FREE_ID),
        name: "one triangle".into(),
        vertices: vec![Default::default(); 3],
        indices: vec![0, 1, 2],
    };
    assert_eq!(rig.renderer.upload_mesh(&rig.gpu, &good), Ok(()));
    let bad = [
        Mesh {
            indices: vec![0, 1, 3],
            ..good.clone()
        },
        Mesh {
            indices: vec![0, 1],
            ..good.clone()
        },
        Mesh {
            vertices: vec![],
            indices: vec![],
            ..good.clone()
        },
    ];
    for mesh in bad {
        let refused = rig.renderer.upload_mesh(&rig.gpu, &mesh);
        assert!(
            matches!(refused, Err(RenderingError::Upload { .. })),
            "{refused:?}"
        );
    }
    let texture = Texture {
        pixels: Pixels {
            width_px: 2,
            height_px: 2,
            rgba: vec![0; 15],
        },
        ..Texture::default()
    };
    let refused = rig.renderer.upload_texture(&rig.gpu, &texture);
    assert!(
        matches!(refused, Err(RenderingError::Upload { .. })),
        "{refused:?}"
    );
}

/// A textured sprite in front of an orthographic camera shows its pixels and lets others through.
pub fn shows_sprites<R: RenderingView>(rig: &Rig<R>) {
    let red_and_clear = [255, 0, 0, 255, 0, 0, 0, 0];
    let texture = Texture {
        id: TextureId(7),
        name: "half".into(),
        pixels: Pixels {
            width_px: 2,
            height_px: 1,
            rgba: red_and_clear.into(),
        },
        filter: playground_core_rendering::TextureFilter::Nearest,
    };
    assert_eq!(rig.renderer.upload_texture(&rig.gpu, &texture), Ok(()));
    let mut list = stage();
    let ortho = Camera {
        projection: Projection::Orthographic,
        ortho_height_m: 2.0,
        ..Camera::default()
    };
    list.camera = CameraView::new(
        &ortho,
        &Mat4::from_translation(Vec3::new(0.0, 0.0, 5.0)),
        1.5,
    );
    add(
        &mut list,
        MeshKind::Plane,
        Mat4::from_rotation_x(1.5707963) * Mat4::from_scale(Vec3::splat(8.0)),
        &material(1.0, 1.0, 1.0, 1.0, 0.0),
    );
    unlit(&mut list.batches[0].instances[0], [0.0, 0.0, 1.0, 1.0]);
    let mut sprite = DrawBatch {
        texture: Some(TextureId(7)),
        blend: Blend::Alpha,
        ..DrawBatch::new(MeshKind::Quad)
    };
    sprite.instances.push(Instance::new(
        &Mat4::from_translation(Vec3::Z),
        &material(1.0, 1.0, 1.0, 1.0, 0.0),
        5,
    ));
    unlit(&mut sprite.instances[0], [1.0; 4]);
    list.batches.push(sprite);
    list.batches.push(DrawBatch {
        texture: Some(TextureId(99)),
        instances: list.batches[1].instances.clone(),
        ..DrawBatch::new(MeshKind::Quad)
    });
    let stats = rig.draw(&list);
    assert_eq!(
        stats.missing, 1,
        "the batch whose texture was never uploaded"
    );
    let picture = rig.picture();
    assert_eq!(pixel(&picture, 120, 100), [255, 0, 0, 255], "the red half");
    assert_eq!(
        pixel(&picture, 180, 100),
        [0, 0, 255, 255],
        "the clear half"
    );
    assert_eq!(
        pixel(&picture, 20, 100),
        [0, 0, 255, 255],
        "beside the sprite"
    );
    assert_eq!(rig.pick(120, 100), Some(5));
}

/// Numbers that are not finite draw nothing, unknown meshes are counted, mirrored ones keep their
/// outside outside.
pub fn takes_any_instance<R: RenderingView>(rig: &Rig<R>) {
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
    // The same cube, mirrored twice over: once by its scale, once by its turn.
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

/// New code draws on the device and the target that old code made, and picks what it drew.
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

/// The picture says so when the device is gone.
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
