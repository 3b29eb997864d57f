//! What surfaces are made of.

use super::{Scene, lights::lit};
use crate::testing::{
    rig::Rig,
    scenes::{add, material, sun},
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    Blend, DrawBatch, DrawList, Instance, InstanceFlags, Material, MeshKind, Pixels, ShaderId,
    Surface, SurfaceId, SurfaceMap, SurfaceShader, Texture, TextureEncoding, TextureId,
};
use playground_core_rendering::RenderingView;

pub fn scenes<R: RenderingView>() -> Vec<Scene<R>> {
    vec![
        ("metal-and-roughness", |_| grid()),
        ("color-map", |rig| {
            shown(rig, |map| Surface {
                color: Some(map),
                ..Surface::default()
            })
        }),
        ("normal-map", |rig| {
            shown(rig, |_| Surface {
                normal: Some(bumps(rig)),
                normal_scale: 1.5,
                ..Surface::default()
            })
        }),
        ("metal-roughness-map", |rig| {
            shown(rig, |map| Surface {
                metal_roughness: Some(map),
                ..Surface::default()
            })
        }),
        ("emitted-map", |rig| {
            shown(rig, |map| {
                Surface {
                    emitted: Some(map),
                    ..Surface::default()
                }
                .with_emission(playground_base::Color::rgb(0.2, 0.9, 0.5), 1.0)
            })
        }),
        ("holes", |rig| {
            shown(rig, |map| Surface {
                color: Some(map),
                cutoff: Some(0.5),
                double_sided: true,
                ..Surface::default()
            })
        }),
        ("coat", |rig| {
            shown(rig, |_| Surface {
                coat: 1.0,
                coat_roughness: 0.1,
                ..Surface::default()
            })
        }),
        ("code", code),
        ("glass", |_| blended(Blend::Alpha)),
        ("added-light", |_| blended(Blend::Additive)),
        ("unlit", |_| {
            let mut list = lit(vec![sun()]);
            let last = list.batches.last_mut().expect("there are some");
            last.instances[0].flags = InstanceFlags::UNLIT;
            list
        }),
    ]
}

/// Spheres: rougher to the right, metal above.
fn grid() -> DrawList {
    let mut list = lit(vec![sun()]);
    list.batches.truncate(1);
    for row in 0..3_u8 {
        for column in 0..5_u8 {
            let [x, y] = [column, row].map(f32::from);
            let place = Vec3::new(x * 0.85 - 1.7, 0.35 + y * 0.85, 0.0);
            let place = Mat4::from_translation(place) * Mat4::from_scale(Vec3::splat(0.75));
            let paint = material(0.9, 0.55, 0.25, 0.08 + 0.23 * x, 0.5 * y);
            add(&mut list, MeshKind::Sphere, place, &paint);
        }
    }
    list
}

/// Squares of two shades in all channels, one of them half clear.
fn checks<R: RenderingView>(rig: &Rig<R>) -> SurfaceMap {
    let rgba = (0..64_u32 * 64).flat_map(|at| {
        let (x, y) = (at % 64 / 8, at / 64 / 8);
        match (x + y) % 2 {
            0 => [240, 230, 220, 255],
            _ => [40, 60, 200, 60],
        }
    });
    upload(rig, 41, (rgba.collect(), TextureEncoding::Color))
}

/// Directions of bumps.
fn bumps<R: RenderingView>(rig: &Rig<R>) -> SurfaceMap {
    let rgba = (0..64_u32 * 64).flat_map(|at| {
        let wave = |at: u32| (at as f32 / 8.0 * std::f32::consts::PI).sin() * 0.4;
        let direction = Vec3::new(wave(at % 64), wave(at / 64), 1.0).normalize();
        let [x, y, z] = (direction * 127.5 + 127.5).to_array().map(|of| of as u8);
        [x, y, z, 255]
    });
    upload(rig, 42, (rgba.collect(), TextureEncoding::Data))
}

fn upload<R: RenderingView>(
    rig: &Rig<R>,
    id: u64,
    (rgba, encoding): (Vec<u8>, TextureEncoding),
) -> SurfaceMap {
    let texture = Texture {
        id: TextureId(id),
        name: "golden".into(),
        pixels: Pixels {
            width_px: 64,
            height_px: 64,
            rgba,
        },
        encoding,
        ..Texture::default()
    };
    assert_eq!(rig.renderer.upload_texture(&rig.gpu, &texture), Ok(()));
    SurfaceMap::new(TextureId(id))
}

/// All things with a surface.
fn shown<R: RenderingView>(rig: &Rig<R>, surface: impl Fn(SurfaceMap) -> Surface) -> DrawList {
    let surface = Surface {
        id: SurfaceId(43),
        ..surface(checks(rig))
    };
    assert_eq!(rig.renderer.upload_surface(&rig.gpu, &surface), Ok(()));
    let mut list = lit(vec![sun()]);
    for batch in &mut list.batches[1..] {
        batch.surface = Some(surface.id);
        let white = Material::default();
        for instance in &mut batch.instances {
            instance.color = white.color.to_array();
        }
    }
    list
}

fn code<R: RenderingView>(rig: &Rig<R>) -> DrawList {
    let shader = SurfaceShader {
        id: ShaderId(44),
        name: "rings.wgsl".into(),
        wgsl: "fn surface_of(point: Point, parameters: Parameters) -> Point {
            var changed = point;
            let ring = step(0.5, fract(point.world.y * 6.0 + time_s()));
            changed.metallic = ring;
            changed.emitted = vec3<f32>(0.0, 0.6, 0.5) * (1.0 - ring);
            return changed;
        }"
        .into(),
        ..SurfaceShader::default()
    };
    assert_eq!(rig.renderer.upload_shader(&rig.gpu, &shader), Ok(()));
    shown(rig, |_| Surface {
        shader: Some(ShaderId(44)),
        ..Surface::default()
    })
}

/// Things before the others, seen through.
fn blended(blend: Blend) -> DrawList {
    let mut list = lit(vec![sun()]);
    let mut batch = DrawBatch::new(MeshKind::Quad);
    batch.blend = blend;
    for (entity, x) in [(20, -0.8), (21, 0.9)] {
        let place = Mat4::from_translation(Vec3::new(x, 0.8, 1.2));
        let place = place * Mat4::from_scale(Vec3::splat(1.3));
        let mut paint = material(0.3, 0.9, 0.5, 0.2, 0.0);
        paint.color.a = 0.5;
        let mut pane = Instance::new(&place, &paint, entity);
        if entity == 21 {
            pane.flags = InstanceFlags::ROUND;
        }
        batch.instances.push(pane);
    }
    list.batches.push(batch);
    list
}
