// Bright light glows: copies of the picture, each half as large as the one before and blurred by that
// (dual filtering after Bjørge 2015), are added up from the smallest to the largest, mixed with the
// picture, and shown in colours.

@group(1) @binding(0) var source: texture_2d<f32>;
@group(1) @binding(1) var source_sampler: sampler;
@group(1) @binding(2) var glowing: texture_2d<f32>;

// What is no number, or has no end, must not spread.
fn whole(light: vec3<f32>) -> vec3<f32> {
    let positive = select(vec3<f32>(0.0), light, light >= vec3<f32>(0.0));
    return select(vec3<f32>(60000.0), positive, positive <= vec3<f32>(60000.0));
}

fn light_at(uv: vec2<f32>) -> vec3<f32> {
    return whole(textureSampleLevel(source, source_sampler, uv, 0.0).rgb);
}

// Single bright pixels count less, so that they do not flicker as they move.
fn calmed(light: vec3<f32>) -> vec4<f32> {
    let weight = 1.0 / (1.0 + max(light.r, max(light.g, light.b)));
    return vec4<f32>(light * weight, weight);
}

@fragment
fn first(v: Varying) -> @location(0) vec4<f32> {
    let pixel = 1.0 / vec2<f32>(textureDimensions(source));
    let sum = calmed(light_at(v.uv)) * 4.0
        + calmed(light_at(v.uv - pixel))
        + calmed(light_at(v.uv + pixel))
        + calmed(light_at(v.uv + vec2<f32>(pixel.x, -pixel.y)))
        + calmed(light_at(v.uv + vec2<f32>(-pixel.x, pixel.y)));
    return vec4<f32>(sum.rgb / sum.a, 1.0);
}

@fragment
fn smaller(v: Varying) -> @location(0) vec4<f32> {
    let pixel = 1.0 / vec2<f32>(textureDimensions(source));
    let sum = light_at(v.uv) * 4.0
        + light_at(v.uv - pixel)
        + light_at(v.uv + pixel)
        + light_at(v.uv + vec2<f32>(pixel.x, -pixel.y))
        + light_at(v.uv + vec2<f32>(-pixel.x, pixel.y));
    return vec4<f32>(sum / 8.0, 1.0);
}

@fragment
fn larger(v: Varying) -> @location(0) vec4<f32> {
    let half = 0.5 / vec2<f32>(textureDimensions(source));
    let sum = light_at(v.uv + vec2<f32>(-2.0 * half.x, 0.0))
        + light_at(v.uv + vec2<f32>(2.0 * half.x, 0.0))
        + light_at(v.uv + vec2<f32>(0.0, 2.0 * half.y))
        + light_at(v.uv + vec2<f32>(0.0, -2.0 * half.y))
        + 2.0 * light_at(v.uv + half)
        + 2.0 * light_at(v.uv - half)
        + 2.0 * light_at(v.uv + vec2<f32>(half.x, -half.y))
        + 2.0 * light_at(v.uv + vec2<f32>(-half.x, half.y));
    // The share of the blur in the larger copy.
    return vec4<f32>(sum / 12.0, 0.65);
}

@fragment
fn shown(v: Varying) -> @location(0) vec4<f32> {
    let light = whole(textureLoad(source, vec2<i32>(v.clip.xy), 0).rgb);
    let glow = textureSampleLevel(glowing, source_sampler, v.uv, 0.0).rgb;
    let color = shown_light(mix(light, glow, frame.sky.w));
    return vec4<f32>(color + dither(v.clip.xy), 1.0);
}
