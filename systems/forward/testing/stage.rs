//! A plain scene, and access to its pixels.

use super::{scenes::camera, scenes::sun};
use playground_base::glam::Vec3;
use playground_core_drawing::{DrawList, Instance, InstanceFlags, Pixels};

/// A list that looks at the origin from +Z, 5 m away, without surroundings that blur colours.
pub fn stage() -> DrawList {
    let mut list = DrawList {
        camera: camera(Vec3::new(0.0, 0.0, 5.0), Vec3::ZERO, 1.5),
        lights: vec![sun()],
        ..DrawList::default()
    };
    list.environment.fog_per_m = 0.0;
    list
}

pub fn pixel(picture: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let at = 4 * (y * picture.width_px + x) as usize;
    [0, 1, 2, 3].map(|channel| picture.rgba[at + channel])
}

pub fn unlit(instance: &mut Instance, color: [f32; 4]) {
    instance.color = color;
    instance.flags = InstanceFlags::UNLIT;
}
