// Copies a finished picture: into a part of another one, or into a texture that surfaces show.

@group(0) @binding(0) var source: texture_2d<f32>;
@group(0) @binding(1) var source_sampler: sampler;
@group(0) @binding(2) var unused: texture_2d<f32>;

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

// For looking at what a pass left behind: any texture, by its texels.
@group(0) @binding(0) var left: texture_2d<f32>;

fn left_at(uv: vec2<f32>) -> vec4<f32> {
    let size = vec2<f32>(textureDimensions(left));
    return textureLoad(left, vec2<i32>(min(uv * size, size - 1.0)), 0);
}

@fragment
fn look_color(v: Varying) -> @location(0) vec4<f32> {
    return vec4<f32>(left_at(v.uv).rgb, 1.0);
}

@fragment
fn look_grey(v: Varying) -> @location(0) vec4<f32> {
    return vec4<f32>(vec3<f32>(left_at(v.uv).r), 1.0);
}

// Depth is 0 far away, and large only near the eye: its root is easier to look at.
@fragment
fn look_depth(v: Varying) -> @location(0) vec4<f32> {
    return vec4<f32>(vec3<f32>(sqrt(sqrt(saturate(left_at(v.uv).r)))), 1.0);
}

// Light, compressed.
@fragment
fn look_light(v: Varying) -> @location(0) vec4<f32> {
    let light = max(left_at(v.uv).rgb, vec3<f32>(0.0));
    return vec4<f32>(pow(light / (1.0 + light), vec3<f32>(1.0 / 2.2)), 1.0);
}
