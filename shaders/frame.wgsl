// What every shader knows of the picture: camera, surroundings, lights; and how colour is shown.
// It is put before each of the other shaders.

struct Sun {
    // xyz: where it shines to.
    direction: vec4<f32>,
    // rgb times intensity.
    color: vec4<f32>,
}

struct Lamp {
    // xyz: world space; w: 1 / range squared.
    position: vec4<f32>,
    // xyz: where it shines to.
    direction: vec4<f32>,
    // rgb times intensity.
    color: vec4<f32>,
    // x, y: strength within the cone is saturate(cosine * x + y) squared.
    cone: vec4<f32>,
}

struct Frame {
    clip_from_world: mat4x4<f32>,
    world_from_clip: mat4x4<f32>,
    // World space to the shadow map: xy 0 to 1, z depth from the light.
    shadow_from_world: mat4x4<f32>,
    // xyz: world space; w: 1 for a perspective camera, 0 for an orthographic one.
    eye: vec4<f32>,
    // xyz: where the camera looks to.
    forward: vec4<f32>,
    // Width and height in pixels, and one over each.
    viewport: vec4<f32>,
    sky: vec4<f32>,
    // w: fog density per metre.
    horizon: vec4<f32>,
    ground: vec4<f32>,
    ambient_up: vec4<f32>,
    ambient_down: vec4<f32>,
    // x: size of a texel of the shadow map in texture coordinates; y: how far a surface is moved
    // along its normal before it is looked up, metres; z: 1 if the first sun casts shadows.
    shadow: vec4<f32>,
    // The outline of selected instances, gamma-encoded.
    outline: vec4<f32>,
    // x: cell, y: fade, metres; z: share of the finest lines that is still to be seen.
    grid: vec4<f32>,
    // Gamma-encoded.
    grid_color: vec4<f32>,
    grid_x_axis: vec4<f32>,
    grid_z_axis: vec4<f32>,
    suns: array<Sun, 4>,
    lamps: array<Lamp, 12>,
}

@group(0) @binding(0) var<uniform> frame: Frame;

// Linear to gamma-encoded sRGB, within 1.3 steps of 255, with one square root a channel (a software
// renderer pays many times as much for a power).
fn encode(linear: vec3<f32>) -> vec3<f32> {
    let c = saturate(linear);
    let root = sqrt(c + 0.0012) - 0.03464102;
    return saturate(1.4212021 * root + (0.15881943 * c - 0.52731556) * c);
}

// Colours below 0.76 are shown as they are; brighter light is compressed towards white, keeping
// its hue (after the Khronos PBR neutral tone mapper).
fn tone_map(color: vec3<f32>) -> vec3<f32> {
    let start = 0.76;
    let rest = 1.0 - start;
    let peak = max(max(color.r, max(color.g, color.b)), start);
    let compressed = 1.0 - rest * rest / (peak + rest - start);
    let whiten = saturate(0.12 * (peak - compressed));
    return mix(color * (compressed / peak), vec3<f32>(compressed), whiten);
}

// Noise of less than one step of 255, so that dark gradients do not band
// (interleaved gradient noise, Jimenez 2014).
fn dither(pixel: vec2<f32>) -> f32 {
    let noise = fract(52.9829189 * fract(dot(pixel, vec2<f32>(0.06711056, 0.00583715))));
    return (noise - 0.5) * (1.0 / 255.0);
}

// The sky in a direction of length 1, of which only the height counts.
fn sky_color(height: f32) -> vec3<f32> {
    let up = max(height, 0.0);
    let down = max(-height, 0.0);
    let sky = mix(frame.horizon.rgb, frame.sky.rgb, 1.25 * up / (up + 0.25));
    return mix(sky, frame.ground.rgb, 1.09 * down / (down + 0.09));
}

// How much of a colour is left after so many metres of fog: close to exp(-d * d), by a division.
fn clear_air(distance: f32) -> f32 {
    let d = distance * frame.horizon.w;
    let d2 = d * d;
    return 1.0 / (1.0 + d2 + 0.6 * d2 * d2);
}

// Moves a point a little towards the eye, so that a line on a surface wins against the surface.
fn in_front(clip: vec4<f32>) -> vec4<f32> {
    let z = select(clip.z + 1e-6, clip.z * 1.0004, frame.eye.w > 0.5);
    return vec4<f32>(clip.xy, z, clip.w);
}

struct Instance {
    @location(3) row_x: vec4<f32>,
    @location(4) row_y: vec4<f32>,
    @location(5) row_z: vec4<f32>,
    @location(6) color: vec4<f32>,
    // Roughness, metallic, emissive.
    @location(7) surface: vec3<f32>,
    // Entity index, flags, index of the first joint.
    @location(8) entity_flags: vec3<u32>,
    // The part of the picture: left, top, right, bottom.
    @location(9) uv_rect: vec4<f32>,
}

struct Vertex {
    @location(0) position: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) uv: vec2<f32>,
}

const HOVERED: u32 = 2u;
const UNLIT: u32 = 4u;
const ROUND: u32 = 16u;

fn world_position(instance: Instance, position: vec3<f32>) -> vec3<f32> {
    let local = vec4<f32>(position, 1.0);
    return vec3<f32>(
        dot(instance.row_x, local),
        dot(instance.row_y, local),
        dot(instance.row_z, local),
    );
}

// Normals go with the cofactors of the matrix: right under any scale, without an inverse. The
// length is not kept.
fn world_normal(instance: Instance, normal: vec3<f32>) -> vec3<f32> {
    let x = instance.row_x.xyz;
    let y = instance.row_y.xyz;
    let z = instance.row_z.xyz;
    let yz = cross(y, z);
    let n = vec3<f32>(dot(yz, normal), dot(cross(z, x), normal), dot(cross(x, y), normal));
    return n * sign(dot(x, yz));
}

// A direction along the mesh; the length is not kept.
fn world_direction(instance: Instance, direction: vec3<f32>) -> vec3<f32> {
    let along = vec3<f32>(
        dot(instance.row_x.xyz, direction),
        dot(instance.row_y.xyz, direction),
        dot(instance.row_z.xyz, direction),
    );
    return along * inverseSqrt(max(dot(along, along), 1e-20));
}

// -1 for an instance that is mirrored, else 1.
fn handedness(instance: Instance) -> f32 {
    let volume = dot(instance.row_x.xyz, cross(instance.row_y.xyz, instance.row_z.xyz));
    return select(1.0, -1.0, volume < 0.0);
}
