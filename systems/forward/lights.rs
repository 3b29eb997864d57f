//! Packing lights for the shaders.

use bytemuck::{Pod, Zeroable};
use playground_base::glam::Vec3;
use playground_core_rendering::{LightInstance, LightKind};

/// How many lights a picture may have.
pub const MAX_LIGHTS: usize = 16;

/// One light, as `frame.wgsl` reads it.
#[repr(C)]
#[derive(Clone, Copy, Default, Pod, Zeroable)]
pub struct PackedLight {
    position: [f32; 4],
    direction: [f32; 4],
    color: [f32; 4],
    cone: [f32; 4],
}

/// The lights of a picture: directional ones first, so that the shader has one loop for each kind.
#[derive(Clone, Copy, Default)]
pub struct PackedLights {
    /// The lights.
    pub lights: [PackedLight; MAX_LIGHTS],
    /// How many of them are directional.
    pub directional: u32,
    /// How many there are.
    pub count: u32,
}

/// Packs the first [`MAX_LIGHTS`] lights that shine at all.
pub fn pack(lights: &[LightInstance]) -> PackedLights {
    let mut packed = PackedLights::default();
    let is_sun = |light: &&LightInstance| light.light.kind == LightKind::Directional;
    let suns = shining(lights).filter(is_sun);
    let others = shining(lights).filter(|light| !is_sun(light));
    packed.directional = suns.clone().count().min(MAX_LIGHTS) as u32;
    for (slot, light) in packed.lights.iter_mut().zip(suns.chain(others)) {
        *slot = pack_one(light);
        packed.count += 1;
    }
    packed
}

fn shining(lights: &[LightInstance]) -> impl Iterator<Item = &LightInstance> + Clone {
    lights.iter().filter(|light| {
        let numbers = light.position.is_finite() && light.direction.is_finite();
        numbers && light.light.intensity.is_finite() && light.light.intensity > 0.0
    })
}

/// The first directional light that casts shadows, if it is the first directional light at all.
pub fn shadow_direction(lights: &[LightInstance]) -> Option<Vec3> {
    let sun = shining(lights).find(|light| light.light.kind == LightKind::Directional)?;
    sun.light.shadows.then_some(sun.direction)
}

fn pack_one(instance: &LightInstance) -> PackedLight {
    let light = &instance.light;
    let strength = light.intensity;
    // Directional and point lights: cosine * 0 + 1, full strength to all sides.
    let mut cone = [0.0, 1.0, 0.0, 0.0];
    if light.kind == LightKind::Spot {
        let outer = light.outer_angle_rad.clamp(0.01, 1.57);
        let inner = light.inner_angle_rad.clamp(0.0, outer - 0.005);
        let scale = 1.0 / (inner.cos() - outer.cos());
        cone = [scale, -outer.cos() * scale, 0.0, 0.0];
    }
    let range = light.range_m.max(0.01);
    PackedLight {
        position: instance.position.extend(1.0 / (range * range)).to_array(),
        direction: instance.direction.extend(0.0).to_array(),
        color: [
            light.color.r * strength,
            light.color.g * strength,
            light.color.b * strength,
            0.0,
        ],
        cone,
    }
}
