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
    // xyz: where it shines to; w: its first view of the shadow map, -1 for none.
    direction: vec4<f32>,
    // rgb times intensity; w: 6 for the views of a point light.
    color: vec4<f32>,
    // x, y: strength within the cone is saturate(cosine * x + y) squared.
    cone: vec4<f32>,
}

struct Frame {
    clip_from_world: mat4x4<f32>,
    world_from_clip: mat4x4<f32>,
    // xyz: world space; w: 1 for a perspective camera, 0 for an orthographic one.
    eye: vec4<f32>,
    // xyz: where the camera looks to; w: factor of light.
    forward: vec4<f32>,
    // Width and height in pixels, and one over each.
    viewport: vec4<f32>,
    // w: share of glowing light.
    sky: vec4<f32>,
    // w: fog density per metre.
    horizon: vec4<f32>,
    ground: vec4<f32>,
    ambient_up: vec4<f32>,
    ambient_down: vec4<f32>,
    // x: size of a texel of the shadow map in texture coordinates; y: seconds of the game.
    shadow: vec4<f32>,
    // x: how far away things keep light off, metres; y: how much; z: pixels of a metre at a metre's distance,
    // in a picture half as large.
    occlusion: vec4<f32>,
    // The outline of selected instances, gamma-encoded.
    outline: vec4<f32>,
    // x: cell, y: fade, metres; z: share of the finest lines that is still to be seen.
    grid: vec4<f32>,
    // Gamma-encoded.
    grid_color: vec4<f32>,
    grid_x_axis: vec4<f32>,
    grid_z_axis: vec4<f32>,
    // Strength of the panorama, sine and cosine of its turn to the left, its roughest step.
    panorama: vec4<f32>,
    // Its light on chalk: spherical harmonics.
    scattered: array<vec4<f32>, 9>,
    suns: array<Sun, 4>,
    lamps: array<Lamp, 12>,
    // Of many lamps: the slice of a distance is its logarithm times x, plus y.
    clusters: vec4<f32>,
    // What casts shadows: those of the sun, the nearest first, then those of lamps. World space to the
    // shadow map: xy texture coordinates, z depth from the light, all times w.
    shadow_views: array<mat4x4<f32>, 19>,
    // The part of the map: left, top, right, bottom.
    shadow_rects: array<vec4<f32>, 19>,
    // x: how far a surface is moved along its normal before it is looked up, metres; for lamps at a
    // distance of a metre.
    shadow_offsets: array<vec4<f32>, 19>,
}

@group(0) @binding(0) var<uniform> frame: Frame;

// The time of the game, seconds.
fn time_s() -> f32 {
    return frame.shadow.y;
}

// How light is shown: 0 neutral, 1 as by a film, 2 softly, 3 clipped.
override TONE: u32 = 0u;
// Whether light is drawn, and shown by a later pass.
override LATER: bool = false;

// Linear to gamma-encoded sRGB, within 1.3 steps of 255, with one square root a channel (a software
// renderer pays many times as much for a power).
fn encode(linear: vec3<f32>) -> vec3<f32> {
    let c = saturate(linear);
    let root = sqrt(c + 0.0012) - 0.03464102;
    return saturate(1.4212021 * root + (0.15881943 * c - 0.52731556) * c);
}

// Colours below 0.76 are shown as they are; brighter light is compressed towards white, keeping
// its hue (after the Khronos PBR neutral tone mapper).
fn neutral_curve(color: vec3<f32>) -> vec3<f32> {
    let start = 0.76;
    let rest = 1.0 - start;
    let peak = max(max(color.r, max(color.g, color.b)), start);
    let compressed = 1.0 - rest * rest / (peak + rest - start);
    let whiten = saturate(0.12 * (peak - compressed));
    return mix(color * (compressed / peak), vec3<f32>(compressed), whiten);
}

// ACES as fitted by Hill (2016): its matrices from and to sRGB, and the curve between them.
fn film_curve(color: vec3<f32>) -> vec3<f32> {
    let from_srgb = mat3x3<f32>(
        vec3<f32>(0.59719, 0.07600, 0.02840),
        vec3<f32>(0.35458, 0.90834, 0.13383),
        vec3<f32>(0.04823, 0.01566, 0.83777),
    );
    let to_srgb = mat3x3<f32>(
        vec3<f32>(1.60475, -0.10208, -0.00327),
        vec3<f32>(-0.53108, 1.10813, -0.07276),
        vec3<f32>(-0.07367, -0.00605, 1.07602),
    );
    let c = from_srgb * color;
    let a = c * (c + 0.0245786) - 0.000090537;
    let b = c * (0.983729 * c + 0.4329510) + 0.238081;
    return saturate(to_srgb * (a / b));
}

// AgX as fitted by Wrensch (2023): a logarithm of light in a space in which no hue is pure, a curve of
// the sixth degree, and back. The curve gives gamma-encoded values.
fn soft_curve(color: vec3<f32>) -> vec3<f32> {
    let inset = mat3x3<f32>(
        vec3<f32>(0.842479062253094, 0.0423282422610123, 0.0423756549057051),
        vec3<f32>(0.0784335999999992, 0.878468636469772, 0.0784336),
        vec3<f32>(0.0792237451477643, 0.0791661274605434, 0.879142973793104),
    );
    let outset = mat3x3<f32>(
        vec3<f32>(1.19687900512017, -0.0528968517574562, -0.0529716355144438),
        vec3<f32>(-0.0980208811401368, 1.15190312990417, -0.0980434501171241),
        vec3<f32>(-0.0990297440797205, -0.0989611768448433, 1.15107367264116),
    );
    let stops = log2(max(inset * color, vec3<f32>(1e-10)));
    let x = saturate((stops + 12.47393) / 16.5);
    let x2 = x * x;
    let x4 = x2 * x2;
    let curve = 15.5 * x4 * x2 - 40.14 * x4 * x + 31.96 * x4 - 6.868 * x2 * x + 0.4298 * x2
        + 0.1191 * x - 0.00232;
    return pow(saturate(outset * curve), vec3<f32>(2.2));
}

fn tone_map(color: vec3<f32>) -> vec3<f32> {
    switch TONE {
        case 1u: {
            return film_curve(color);
        }
        case 2u: {
            return soft_curve(color);
        }
        case 3u: {
            return saturate(color);
        }
        default: {
            return neutral_curve(color);
        }
    }
}

// Light as it is written to the picture.
fn shown_light(light: vec3<f32>) -> vec3<f32> {
    if (LATER) {
        // The largest number of 16 bits is 65504.
        return min(light, vec3<f32>(60000.0));
    }
    return encode(tone_map(light * frame.forward.w));
}

// A colour that no light falls on, as it is written to the picture.
fn shown_color(color: vec3<f32>) -> vec3<f32> {
    if (LATER) {
        return color / frame.forward.w;
    }
    return encode(color);
}

// A gamma-encoded colour, as it is written to the picture.
fn shown_encoded(color: vec3<f32>) -> vec3<f32> {
    if (LATER) {
        return pow(color, vec3<f32>(2.2)) / frame.forward.w;
    }
    return color;
}

// How much a thin line covers: where light is blended, less of it is as much to the eye.
fn shown_alpha(alpha: f32) -> f32 {
    if (LATER) {
        return alpha * alpha;
    }
    return alpha;
}

// Noise of less than one step of 255, so that dark gradients do not band
// (interleaved gradient noise, Jimenez 2014).
fn dither(pixel: vec2<f32>) -> f32 {
    if (LATER) {
        return 0.0;
    }
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
    return n * select(1.0, -1.0, dot(x, yz) < 0.0);
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

// A direction in the panorama.
fn panorama_direction(world: vec3<f32>) -> vec3<f32> {
    let s = frame.panorama.y;
    let c = frame.panorama.z;
    return vec3<f32>(c * world.x - s * world.z, world.y, s * world.x + c * world.z);
}
