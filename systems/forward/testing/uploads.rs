//! Tests of meshes and textures.

use super::{rig::Rig, scenes::add, scenes::material, stage::pixel, stage::stage, stage::unlit};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    Blend, Camera, CameraView, DrawBatch, DrawList, Instance, Mesh, MeshId, MeshKind, Pixels,
    Projection, Texture, TextureId,
};
use playground_core_rendering::{RenderingError, RenderingView};

/// Meshes and textures are checked before they reach the device.
pub fn refuses_bad_uploads<R: RenderingView>(rig: &Rig<R>) {
    let good = Mesh {
        id: MeshId(Mesh::FIRST_FREE_ID),
        name: "one triangle".into(),
        vertices: vec![Default::default(); 3],
        details: Vec::new(),
        indices: vec![0, 1, 2],
        ..Mesh::default()
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
            details: vec![Default::default(); 2],
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

/// A textured sprite in front of an orthographic camera shows its pixels; clear pixels show what is
/// behind.
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
        filter: playground_core_drawing::TextureFilter::Nearest,
        ..Texture::default()
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
        Mat4::from_rotation_x(std::f32::consts::FRAC_PI_2) * Mat4::from_scale(Vec3::splat(8.0)),
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

/// An instance shows a part of its picture, and a part with swapped sides mirrored.
pub fn shows_a_part_of_a_picture<R: RenderingView>(rig: &Rig<R>) {
    let texture = Texture {
        id: TextureId(8),
        name: "four cells".into(),
        pixels: Pixels {
            width_px: 4,
            height_px: 1,
            rgba: [
                [255, 0, 0, 255],
                [0, 255, 0, 255],
                [0, 0, 255, 255],
                [255; 4],
            ]
            .concat(),
        },
        filter: playground_core_drawing::TextureFilter::Nearest,
        ..Texture::default()
    };
    assert_eq!(rig.renderer.upload_texture(&rig.gpu, &texture), Ok(()));
    let mut list = stage();
    let ortho = Camera {
        projection: Projection::Orthographic,
        ortho_height_m: 2.0,
        ..Camera::default()
    };
    let eye = Mat4::from_translation(Vec3::new(0.0, 0.0, 5.0));
    list.camera = CameraView::new(&ortho, &eye, 1.5);
    let shown = |part: [f32; 4]| {
        let white = material(1.0, 1.0, 1.0, 1.0, 0.0);
        let mut sprite = Instance::new(&Mat4::IDENTITY, &white, 5).part(part);
        unlit(&mut sprite, [1.0; 4]);
        let mut list = list.clone();
        list.batches.push(DrawBatch {
            texture: Some(TextureId(8)),
            instances: vec![sprite],
            ..DrawBatch::new(MeshKind::Quad)
        });
        rig.draw(&list);
        let picture = rig.picture();
        [120, 180].map(|x| pixel(&picture, x, 100))
    };
    let (green, blue) = ([0, 255, 0, 255], [0, 0, 255, 255]);
    assert_eq!(shown([0.25, 0.0, 0.75, 1.0]), [green, blue]);
    assert_eq!(shown([0.75, 0.0, 0.25, 1.0]), [blue, green]);
}

/// Blended instances are drawn in the order of the list, even if they are small or mirrored.
pub fn draws_blended_instances_in_order<R: RenderingView>(rig: &Rig<R>) {
    let mut list = stage();
    let ortho = Camera {
        projection: Projection::Orthographic,
        ortho_height_m: 2.0,
        ..Camera::default()
    };
    let eye = Mat4::from_translation(Vec3::new(0.0, 0.0, 5.0));
    list.camera = CameraView::new(&ortho, &eye, 1.5);
    let mut batch = DrawBatch {
        blend: Blend::Alpha,
        ..DrawBatch::new(MeshKind::Quad)
    };
    let far_to_near = [
        (Vec3::splat(0.01), [1.0, 0.0, 0.0, 1.0]),
        (Vec3::new(-0.5, 0.5, 0.5), [0.0, 1.0, 0.0, 1.0]),
        (Vec3::ONE, [0.0, 0.0, 1.0, 1.0]),
    ];
    for (at, (scale, color)) in far_to_near.into_iter().enumerate() {
        let transform = Mat4::from_translation(Vec3::Z * at as f32 * 0.1);
        let transform = transform * Mat4::from_scale(scale);
        let mut sprite = Instance::new(&transform, &material(1.0, 1.0, 1.0, 1.0, 0.0), at as u32);
        unlit(&mut sprite, color);
        batch.instances.push(sprite);
    }
    list.batches = vec![batch];
    rig.draw(&list);
    assert_eq!(pixel(&rig.picture(), 150, 100), [0, 0, 255, 255]);
}

/// A mesh that is small in the picture is drawn with less triangles, and looks the same.
pub fn draws_coarser_levels_of_small_things<R: RenderingView>(rig: &Rig<R>) {
    // A disc of many triangles, and the same with an eighth of them.
    let corner = |at: u32| {
        let (sin, cos) = (at as f32 / 64.0 * std::f32::consts::TAU).sin_cos();
        playground_core_drawing::MeshVertex {
            position: [cos, sin, 0.0],
            normal: [0.0, 0.0, 1.0],
            uv: [0.0; 2],
        }
    };
    let fan = |step: u32| (1..64 / step - 1).flat_map(move |at| [0, at * step, (at + 1) * step]);
    let mesh = Mesh {
        id: MeshId(Mesh::FIRST_FREE_ID + 30),
        name: "disc".into(),
        vertices: (0..64).map(corner).collect(),
        indices: fan(1).collect(),
        coarser: vec![playground_core_drawing::MeshLevel {
            indices: fan(4).collect(),
            error_m: 0.02,
        }],
        ..Mesh::default()
    };
    assert_eq!(rig.renderer.upload_mesh(&rig.gpu, &mesh), Ok(()));
    let mut list = stage();
    let triangles = |list: &DrawList| rig.draw(list).triangles;
    let disc = |size: f32| {
        let paint = material(0.8, 0.2, 0.2, 0.8, 0.0);
        let place = Mat4::from_scale(Vec3::splat(size));
        vec![DrawBatch {
            instances: vec![Instance::new(&place, &paint, 0)],
            ..DrawBatch::new(mesh.id)
        }]
    };
    list.batches = disc(2.0);
    assert_eq!(triangles(&list), 62);
    list.batches = disc(0.3);
    assert_eq!(triangles(&list), 14);
    let coarse = rig.picture();
    let plain = Mesh {
        coarser: Vec::new(),
        ..mesh.clone()
    };
    assert_eq!(rig.renderer.upload_mesh(&rig.gpu, &plain), Ok(()));
    assert_eq!(triangles(&list), 62);
    let different = super::picture::difference(&coarse, &rig.picture());
    assert!(different < 0.002, "{:.2} %", different * 100.0);
    let mut broken = mesh;
    broken.coarser[0].indices[1] = 64;
    let refused = rig.renderer.upload_mesh(&rig.gpu, &broken);
    assert!(
        matches!(refused, Err(RenderingError::Upload { .. })),
        "{refused:?}"
    );
}
