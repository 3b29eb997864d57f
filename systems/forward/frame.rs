//! [`FrameUniforms`]: the uniforms of a picture, for all shaders.

use super::{
    clusters::Depths,
    lights::{FEW_LAMPS, MAX_SUNS, PackedLamp, PackedLights, PackedSun},
    shadow::{MAX_VIEWS, ShadowView, Shadows},
};
use bytemuck::{Pod, Zeroable};
use playground_base::Color;
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{DrawList, Environment, Grid, Panorama};
use playground_core_rendering::GpuPanorama;

/// Colour of the outline of selected instances: a warm orange, as in other editors.
const OUTLINE: Color = Color::rgb(1.0, 0.36, 0.03);

/// The uniform buffer of a picture, as `frame.wgsl` reads it.
#[repr(C)]
#[derive(Clone, Copy, Pod, Zeroable)]
pub struct FrameUniforms {
    clip_from_world: [[f32; 4]; 4],
    world_from_clip: [[f32; 4]; 4],
    eye: [f32; 4],
    forward: [f32; 4],
    viewport: [f32; 4],
    sky: [f32; 4],
    horizon: [f32; 4],
    ground: [f32; 4],
    ambient_up: [f32; 4],
    ambient_down: [f32; 4],
    shadow: [f32; 4],
    occlusion: [f32; 4],
    outline: [f32; 4],
    grid: [f32; 4],
    grid_color: [f32; 4],
    grid_x_axis: [f32; 4],
    grid_z_axis: [f32; 4],
    panorama: [f32; 4],
    scattered: [[f32; 4]; 9],
    suns: [PackedSun; MAX_SUNS],
    lamps: [PackedLamp; FEW_LAMPS],
    clusters: [f32; 4],
    shadow_views: [[[f32; 4]; 4]; MAX_VIEWS],
    shadow_rects: [[f32; 4]; MAX_VIEWS],
    shadow_offsets: [[f32; 4]; MAX_VIEWS],
}

impl FrameUniforms {
    /// The uniforms of a draw list for a size in pixels.
    pub fn new(
        list: &DrawList,
        (lights, depths): (&PackedLights, Depths),
        (width, height): (f32, f32),
        shadows: &Shadows,
        panorama: Option<&GpuPanorama>,
    ) -> Self {
        let camera = &list.camera;
        let clip_from_world = camera.clip_from_world();
        let perspective = camera.clip_from_view.w_axis.w == 0.0;
        let forward = -camera.view_from_world.row(2).truncate();
        let environment = &list.environment;
        let grid = list.grid.clone().unwrap_or_default();
        Self {
            world_from_clip: clip_from_world.inverse().to_cols_array_2d(),
            eye: camera
                .position
                .extend(f32::from(u8::from(perspective)))
                .to_array(),
            forward: forward
                .normalize_or(Vec3::NEG_Z)
                .extend(exposure(environment))
                .to_array(),
            sky: glowing(environment),
            horizon: fog(environment),
            ground: environment.ground.to_array(),
            ambient_up: ambient([0.27, 0.30, 0.35], environment.sky, environment.ambient),
            ambient_down: ambient(
                [0.115, 0.11, 0.105],
                environment.ground,
                environment.ambient,
            ),
            shadow: [
                1.0 / shadows.side_px.max(1) as f32,
                list.time_s as f32,
                0.0,
                0.0,
            ],
            occlusion: occlusion(environment, camera.clip_from_view.y_axis.y * height),
            shadow_views: of_views(shadows, |view| view.map_from_world.to_cols_array_2d()),
            shadow_rects: of_views(shadows, |view| view.rect),
            // Moved by a texel and a half: no acne, hardly any gap.
            shadow_offsets: of_views(shadows, |view| [view.texel_m * 1.5, 0.0, 0.0, 0.0]),
            grid: grid_scale(&grid, camera.position.y.abs()),
            grid_color: encoded(grid.color),
            grid_x_axis: encoded(grid.x_axis),
            grid_z_axis: encoded(grid.z_axis),
            panorama: turned(environment),
            scattered: panorama.map_or([[0.0; 4]; 9], |of| {
                of.scattered.map(|[r, g, b]| [r, g, b, 0.0])
            }),
            suns: lights.suns,
            lamps: few(&lights.lamps),
            clusters: [depths.scale, depths.bias, 0.0, 0.0],
            ..Self::flat(clip_from_world, width, height)
        }
    }

    /// Uniforms for shaders that need only a projection and a size.
    pub fn flat(clip_from_world: Mat4, width: f32, height: f32) -> Self {
        Self {
            clip_from_world: clip_from_world.to_cols_array_2d(),
            viewport: [width, height, 1.0 / width, 1.0 / height],
            forward: [0.0, 0.0, -1.0, 1.0],
            outline: encoded(OUTLINE),
            ..Self::zeroed()
        }
    }
}

/// The lamps that fit into the uniforms.
fn few(lamps: &[PackedLamp]) -> [PackedLamp; FEW_LAMPS] {
    let mut few = [PackedLamp::default(); FEW_LAMPS];
    for (slot, lamp) in few.iter_mut().zip(lamps) {
        *slot = *lamp;
    }
    few
}

/// A number of each view that casts shadows.
fn of_views<T: Copy + Zeroable>(
    shadows: &Shadows,
    number: impl Fn(&ShadowView) -> T,
) -> [T; MAX_VIEWS] {
    let mut all = [T::zeroed(); MAX_VIEWS];
    for (slot, view) in all.iter_mut().zip(&shadows.views) {
        *slot = number(view);
    }
    all
}

/// The factor of light.
fn exposure(environment: &Environment) -> f32 {
    let stops = environment.exposure_ev;
    match stops.is_finite() {
        true => stops.clamp(-20.0, 20.0).exp2(),
        false => 1.0,
    }
}

/// How far away things keep light off, how much, and pixels of a metre in a picture half as high, where
/// `scale` is that of a metre in the whole picture, times two.
fn occlusion(environment: &Environment, scale: f32) -> [f32; 4] {
    // Numbers that are none keep nothing off.
    let whole = |number: f32, most: f32| match number.is_finite() {
        true => number.clamp(0.0, most),
        false => 0.0,
    };
    let reach_m = whole(environment.occlusion_m, 20.0).max(0.01);
    [
        reach_m,
        whole(environment.occlusion, 2.0),
        scale * 0.25,
        0.0,
    ]
}

/// The sky's colour, with the share of glowing light.
fn glowing(environment: &Environment) -> [f32; 4] {
    let [r, g, b, _] = environment.sky.to_array();
    // Past a third the picture is only a blur.
    [r, g, b, environment.glow.clamp(0.0, 1.0) / 3.0]
}

/// Strength of the panorama, sine and cosine of its turn, and its roughest step.
fn turned(environment: &Environment) -> [f32; 4] {
    let turn = environment.panorama_turn_rad;
    let (sin, cos) = match turn.is_finite() {
        true => turn.sin_cos(),
        false => (0.0, 1.0),
    };
    let strength = environment.ambient.max(0.0);
    [strength, sin, cos, (Panorama::STEPS - 1) as f32]
}

/// The horizon's colour, with the density of the fog that has this colour.
fn fog(environment: &Environment) -> [f32; 4] {
    let horizon = environment.horizon;
    [
        horizon.r,
        horizon.g,
        horizon.b,
        environment.fog_per_m.clamp(0.0, 1.0),
    ]
}

/// Light from one half of the surroundings: neutral, with a hint of the hue of the sky there.
fn ambient(neutral: [f32; 3], hue: Color, strength: f32) -> [f32; 4] {
    let mean = ((hue.r + hue.g + hue.b) / 3.0).max(1e-4);
    let tint = [hue.r, hue.g, hue.b].map(|channel| 1.0 + 0.35 * (channel / mean - 1.0));
    let strength = strength.max(0.0);
    [
        neutral[0] * tint[0] * strength,
        neutral[1] * tint[1] * strength,
        neutral[2] * tint[2] * strength,
        0.0,
    ]
}

/// Cell, fade and strength of the finest lines: seen from high up the cells are ten times as large,
/// and the finest lines fade out before that.
fn grid_scale(grid: &Grid, height: f32) -> [f32; 4] {
    let cell = grid.cell_m.max(1e-3);
    let height = if height.is_finite() { height } else { 0.0 };
    let tens = (height / (20.0 * cell)).max(1.0).log10();
    let cell = cell * 10.0_f32.powf(tens.floor());
    [cell, grid.fade_m.max(8.0 * height), 1.0 - tens.fract(), 0.0]
}

/// Whether the ground grid is drawn.
pub fn shows_grid(grid: Option<&Grid>) -> bool {
    grid.is_some_and(|grid| grid.fade_m > 0.0 && grid.cell_m > 0.0)
}

/// The colour gamma-encoded (sRGB), with unchanged alpha.
fn encoded(color: Color) -> [f32; 4] {
    let channel = |linear: f32| {
        let linear = linear.clamp(0.0, 1.0);
        if linear <= 0.003_130_8 {
            12.92 * linear
        } else {
            1.055 * linear.powf(1.0 / 2.4) - 0.055
        }
    };
    [
        channel(color.r),
        channel(color.g),
        channel(color.b),
        color.a,
    ]
}
