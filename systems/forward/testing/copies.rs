//! Tests of pictures within pictures, and of pictures that surfaces show.

use super::{
    rig::Rig,
    scenes::{add, material},
    stage::{pixel, stage},
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    DrawBatch, DrawList, Instance, InstanceFlags, Material, MeshKind, Surface, SurfaceId,
    SurfaceMap, TextureId, ToneCurve,
};
use playground_core_rendering::{RenderTarget, RenderingView};

/// One colour all over.
fn filled(color: [f32; 3]) -> DrawList {
    let mut list = stage();
    list.environment.tone = ToneCurve::Clipped;
    let [r, g, b] = color;
    let place = Mat4::from_scale(Vec3::new(20.0, 20.0, 1.0));
    let paint = material(r, g, b, 1.0, 0.0);
    add(&mut list, MeshKind::Cube, place, &paint);
    for batch in &mut list.batches {
        batch.instances[0].flags = InstanceFlags::UNLIT;
    }
    list
}

fn other<R: RenderingView>(rig: &Rig<R>, size: u32) -> RenderTarget {
    let mut target = RenderTarget::new("other");
    let sized = rig
        .renderer
        .ensure_target(&rig.gpu, &mut target, size, size);
    assert_eq!(sized, Ok(true));
    target
}

/// A picture is shown in a part of another one, and what is beyond its edge is left out.
pub fn places_a_picture_in_another<R: RenderingView>(rig: &Rig<R>) {
    let from = other(rig, 50);
    let green = rig.renderer.draw(&rig.gpu, &from, &filled([0.0, 1.0, 0.0]));
    assert!(green.is_ok(), "{green:?}");
    rig.draw(&filled([1.0, 0.0, 0.0]));
    for part in [[100, 50, 80, 60], [280, 190, 100, 100], [400, 0, 10, 10]] {
        let placed = rig
            .renderer
            .place_picture(&rig.gpu, &rig.target, &from, part);
        assert_eq!(placed, Ok(()));
    }
    let picture = rig.picture();
    for ((x, y), expected) in [
        ((99, 70), [255, 0, 0, 255]),
        ((101, 51), [0, 255, 0, 255]),
        ((178, 108), [0, 255, 0, 255]),
        ((181, 70), [255, 0, 0, 255]),
        ((290, 195), [0, 255, 0, 255]),
    ] {
        assert_eq!(pixel(&picture, x, y), expected, "at {x}, {y}");
    }
}

/// A surface shows what was drawn into a target, with its colours, and what is drawn into it later.
pub fn surface_shows_a_picture<R: RenderingView>(rig: &Rig<R>) {
    let from = other(rig, 64);
    let surface = Surface {
        id: SurfaceId(77),
        color: Some(SurfaceMap::new(TextureId(77))),
        ..Surface::default()
    };
    assert_eq!(rig.renderer.upload_surface(&rig.gpu, &surface), Ok(()));
    let mut list = stage();
    let place = Mat4::from_scale(Vec3::splat(4.0));
    let mut screen = Instance::new(&place, &Material::default(), 0);
    screen.color = [1.0; 4];
    screen.flags = InstanceFlags::UNLIT;
    list.batches = vec![DrawBatch {
        surface: Some(SurfaceId(77)),
        instances: vec![screen],
        ..DrawBatch::new(MeshKind::Quad)
    }];
    for color in [[0.2, 0.5, 0.05], [0.5, 0.02, 0.2]] {
        let drawn = rig.renderer.draw(&rig.gpu, &from, &filled(color));
        assert!(drawn.is_ok(), "{drawn:?}");
        let uploaded = rig.renderer.upload_picture(&rig.gpu, &from, TextureId(77));
        assert_eq!(uploaded, Ok(()));
        let images = from.images.as_ref().expect("it has a size");
        let seen = rig.renderer.read_pixels(&rig.gpu, &images.color);
        let seen = pixel(&seen.expect("it can be read"), 32, 32);
        rig.draw(&list);
        let shown = pixel(&rig.picture(), 150, 100);
        let is_near = |(a, b): (&u8, &u8)| a.abs_diff(*b) <= 2;
        assert!(shown.iter().zip(&seen).all(is_near), "{shown:?}, {seen:?}");
    }
}
