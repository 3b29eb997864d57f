//! Meshes, lines and pictures within pictures.

use super::{Scene, lights::lit, views::plain};
use crate::testing::{
    bending,
    rig::Rig,
    scenes::{add, flock, material, sun},
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    DrawList, Grid, InstanceFlags, LineVertex, MeshKind, SurfaceId, SurfaceMap, TextureId,
};
use playground_core_rendering::{RenderTarget, RenderingView};

pub fn scenes<R: RenderingView>() -> Vec<Scene<R>> {
    vec![
        ("bent", |rig| {
            bending::upload_bar(rig);
            bending::bent_bars()
        }),
        ("small-things", |_| flock(3_000, MeshKind::Fish, 1.5)),
        ("mirrored", |_| {
            let mut list = lit(vec![sun()]);
            list.batches.truncate(1);
            let paint = material(0.7, 0.5, 0.2, 0.4, 0.0);
            for side in [-1.0, 1.0] {
                let place = Mat4::from_translation(Vec3::new(side, 0.6, 0.5));
                let place = place * Mat4::from_scale(Vec3::new(side * 2.0, 2.0, 2.0));
                add(&mut list, MeshKind::Bird, place, &paint);
            }
            list
        }),
        ("hovered", |_| {
            let mut list = lit(vec![sun()]);
            for batch in &mut list.batches {
                for instance in &mut batch.instances {
                    instance.flags = InstanceFlags::HOVERED;
                }
            }
            list
        }),
        ("lines", |_| {
            let mut list = lit(vec![sun()]);
            list.grid = Some(Grid::default());
            for at in 0..24_u8 {
                let turn = f32::from(at) * 0.7;
                let end = Vec3::new(turn.cos() * 2.0, f32::from(at) * 0.1, turn.sin() * 2.0);
                let color = [0.9, 0.3, 0.1, 0.9];
                let line = [Vec3::Y, end].map(|at| LineVertex::new(at, color));
                match at % 2 {
                    0 => list.lines.extend(line),
                    _ => list.overlay_lines.extend(line),
                }
            }
            list
        }),
        ("screen", screen),
    ]
}

/// A wall that shows another picture.
fn screen<R: RenderingView>(rig: &Rig<R>) -> DrawList {
    let mut target = RenderTarget::new("screen");
    let sized = rig.renderer.ensure_target(&rig.gpu, &mut target, 96, 64);
    assert_eq!(sized, Ok(true));
    let drawn = rig.renderer.draw(&rig.gpu, &target, &plain());
    assert!(drawn.is_ok(), "{drawn:?}");
    let uploaded = rig
        .renderer
        .upload_picture(&rig.gpu, &target, TextureId(51));
    assert_eq!(uploaded, Ok(()));
    let surface = playground_core_drawing::Surface {
        id: SurfaceId(51),
        color: Some(SurfaceMap::new(TextureId(51))),
        ..Default::default()
    };
    assert_eq!(rig.renderer.upload_surface(&rig.gpu, &surface), Ok(()));
    let mut list = lit(vec![sun()]);
    let place = Mat4::from_translation(Vec3::new(0.2, 1.4, 0.6));
    let place = place * Mat4::from_scale(Vec3::new(2.4, 1.6, 1.0));
    add(
        &mut list,
        MeshKind::Quad,
        place,
        &material(1.0, 1.0, 1.0, 1.0, 0.0),
    );
    let wall = list.batches.last_mut().expect("it was added");
    wall.surface = Some(SurfaceId(51));
    wall.instances[0].flags = InstanceFlags::UNLIT;
    list
}
