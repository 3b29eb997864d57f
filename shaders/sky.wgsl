// The sky: a mesh over the whole picture, behind everything. The colour is computed at its corners,
// because a gradient needs no more, and a software renderer pays for each pixel.

struct Varying {
    @builtin(position) clip: vec4<f32>,
    // As it is written to the picture.
    @location(0) color: vec3<f32>,
}

const COLUMNS: u32 = 8u;
const ROWS: u32 = 40u;

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Varying {
    let cell = index / 6u;
    let corner = index % 6u;
    let right = select(0u, 1u, corner == 1u || corner == 2u || corner == 4u);
    let up = select(0u, 1u, corner == 2u || corner == 4u || corner == 5u);
    let x = f32(cell % COLUMNS + right) * (2.0 / f32(COLUMNS)) - 1.0;
    let y = f32(cell / COLUMNS + up) * (2.0 / f32(ROWS)) - 1.0;
    let near = frame.world_from_clip * vec4<f32>(x, y, 1.0, 1.0);
    let far = frame.world_from_clip * vec4<f32>(x, y, 0.5, 1.0);
    let ray = far.xyz / far.w - near.xyz / near.w;
    var out: Varying;
    // Depth 0 is the far plane.
    out.clip = vec4<f32>(x, y, 0.0, 1.0);
    out.color = shown_light(sky_color(ray.y * inverseSqrt(dot(ray, ray))));
    return out;
}

@fragment
fn fragment(v: Varying) -> @location(0) vec4<f32> {
    return vec4<f32>(v.color + dither(v.clip.xy), 1.0);
}

@group(1) @binding(5) var panorama_picture: texture_2d<f32>;
@group(1) @binding(6) var panorama_sampler: sampler;

@vertex
fn whole(@builtin(vertex_index) index: u32) -> @builtin(position) vec4<f32> {
    let x = f32(index & 1u) * 4.0 - 1.0;
    let y = f32(index >> 1u) * 4.0 - 1.0;
    // Depth 0 is the far plane.
    return vec4<f32>(x, y, 0.0, 1.0);
}

@fragment
fn panorama(@builtin(position) clip: vec4<f32>) -> @location(0) vec4<f32> {
    let at = clip.xy * frame.viewport.zw;
    let x = at.x * 2.0 - 1.0;
    let y = 1.0 - at.y * 2.0;
    let near = frame.world_from_clip * vec4<f32>(x, y, 1.0, 1.0);
    let far = frame.world_from_clip * vec4<f32>(x, y, 0.5, 1.0);
    let ray = panorama_direction(normalize(far.xyz / far.w - near.xyz / near.w));
    // The middle of the picture is where -Z points, its right half where +X points.
    let around = 0.5 + atan2(ray.x, -ray.z) * (1.0 / 6.2831853);
    let down = acos(clamp(ray.y, -1.0, 1.0)) * (1.0 / 3.1415927);
    let uv = vec2<f32>(around, down);
    let light = textureSampleLevel(panorama_picture, panorama_sampler, uv, 0.0).rgb;
    return vec4<f32>(shown_light(light * frame.panorama.x) + dither(clip.xy), 1.0);
}
