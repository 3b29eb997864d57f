//! Packs lights for the shaders.

use super::clusters::Reach;
use bytemuck::{Pod, Zeroable};
use playground_base::glam::Vec3;
use playground_core_drawing::{LightInstance, LightKind};

/// How many directional lights a picture may have.
pub const MAX_SUNS: usize = 4;
/// How many point and spot lights fit into the uniforms: a picture with more has them in textures.
pub const FEW_LAMPS: usize = 12;
/// How many point and spot lights a picture may have.
pub const MAX_LAMPS: usize = 2048;

/// A directional light, as `frame.wgsl` reads it.
#[repr(C)]
#[derive(Clone, Copy, Default, Pod, Zeroable)]
pub struct PackedSun {
    direction: [f32; 4],
    color: [f32; 4],
}

/// A point or spot light, as `frame.wgsl` reads it.
#[repr(C)]
#[derive(Clone, Copy, Default, Pod, Zeroable)]
pub struct PackedLamp {
    position: [f32; 4],
    direction: [f32; 4],
    color: [f32; 4],
    cone: [f32; 4],
}

impl PackedLamp {
    /// Its shadows are looked up in this number of views of the shadow map.
    pub const fn cast(&mut self, first_view: usize, views: usize) {
        self.direction[3] = first_view as f32;
        self.color[3] = views as f32;
    }
}

/// The lights of a picture; the unused ones are black.
#[derive(Clone, Default)]
pub struct PackedLights {
    /// Directional lights.
    pub suns: [PackedSun; MAX_SUNS],
    /// Point and spot lights.
    pub lamps: Vec<PackedLamp>,
    /// Where each of them reaches.
    pub reaches: Vec<Reach>,
    /// How many of each kind a shader evaluates.
    pub counts: LightCounts,
}

/// The numbers of lights that a shader is compiled for: 0, 1, 2, 4 and so on, so that there are few
/// shaders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LightCounts {
    /// Directional lights.
    pub suns: usize,
    /// Point and spot lights.
    pub lamps: usize,
    /// Whether there are more than fit into the uniforms.
    pub clustered: bool,
    /// Whether one of them casts shadows.
    pub lamp_shadows: bool,
}

/// Packs the first lights that have an effect.
pub fn pack(lights: &[LightInstance]) -> PackedLights {
    let mut packed = PackedLights::default();
    let mut suns = 0;
    for light in shining(lights) {
        if light.light.kind == LightKind::Directional {
            if let Some(slot) = packed.suns.get_mut(suns) {
                *slot = pack_sun(light);
                suns += 1;
            }
        } else if packed.lamps.len() < MAX_LAMPS {
            packed.lamps.push(pack_lamp(light));
            packed.reaches.push(Reach {
                position: light.position,
                range_m: light.light.range_m.max(0.01),
            });
        }
    }
    let lamps = packed.lamps.len();
    packed.counts = LightCounts {
        suns: rounded_up(suns).min(MAX_SUNS),
        lamps: rounded_up(lamps).min(FEW_LAMPS),
        clustered: lamps > FEW_LAMPS,
        lamp_shadows: false,
    };
    packed
}

fn rounded_up(count: usize) -> usize {
    if count == 0 {
        0
    } else {
        count.next_power_of_two()
    }
}

/// The lights that have an effect.
pub fn shining(lights: &[LightInstance]) -> impl Iterator<Item = &LightInstance> + Clone {
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

fn pack_sun(instance: &LightInstance) -> PackedSun {
    PackedSun {
        direction: instance.direction.extend(0.0).to_array(),
        color: color(instance),
    }
}

fn pack_lamp(instance: &LightInstance) -> PackedLamp {
    let light = &instance.light;
    // Point lights: cosine * 0 + 1, full strength to all sides.
    let mut cone = [0.0, 1.0, 0.0, 0.0];
    if light.kind == LightKind::Spot {
        let outer = light.outer_angle_rad.clamp(0.01, 1.57);
        let inner = light.inner_angle_rad.clamp(0.0, outer - 0.005);
        let scale = 1.0 / (inner.cos() - outer.cos());
        cone = [scale, -outer.cos() * scale, 0.0, 0.0];
    }
    let range = light.range_m.max(0.01);
    PackedLamp {
        position: instance.position.extend(1.0 / (range * range)).to_array(),
        // No view of the shadow map.
        direction: instance.direction.extend(-1.0).to_array(),
        color: color(instance),
        cone,
    }
}

fn color(instance: &LightInstance) -> [f32; 4] {
    let color = instance.light.color;
    let strength = instance.light.intensity;
    [
        color.r * strength,
        color.g * strength,
        color.b * strength,
        0.0,
    ]
}
