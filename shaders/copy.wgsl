// Copies a finished picture: into a part of another one, or into a texture that surfaces show.

@group(0) @binding(0) var source: texture_2d<f32>;
@group(0) @binding(1) var source_sampler: sampler;
@group(0) @binding(2) var unused: texture_2d<f32>;

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) uv: vec2<f32>,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Varying {
    let uv = vec2<f32>(f32((index << 1u) & 2u), f32(index & 2u));
    return Varying(vec4<f32>(uv.x * 2.0 - 1.0, 1.0 - uv.y * 2.0, 1.0, 1.0), uv);
}

// As it is.
@fragment
fn placed(v: Varying) -> @location(0) vec4<f32> {
    return vec4<f32>(textureSampleLevel(source, source_sampler, v.uv, 0.0).rgb, 1.0);
}

// From gamma-encoded colours to light; the texture encodes it again.
@fragment
fn decoded(v: Varying) -> @location(0) vec4<f32> {
    let c = textureSampleLevel(source, source_sampler, v.uv, 0.0).rgb;
    let low = c / 12.92;
    let high = pow((c + 0.055) / 1.055, vec3<f32>(2.4));
    return vec4<f32>(select(high, low, c <= vec3<f32>(0.04045)), 1.0);
}
