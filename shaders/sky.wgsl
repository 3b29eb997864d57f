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
