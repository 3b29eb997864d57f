// Smooths edges in the finished picture (fast approximate anti-aliasing after Lottes 2009): where the
// brightness of a pixel differs from its corners, it is mixed with what lies along the edge.

@group(1) @binding(0) var source: texture_2d<f32>;
@group(1) @binding(1) var source_sampler: sampler;
@group(1) @binding(2) var unused: texture_2d<f32>;

fn color_at(uv: vec2<f32>) -> vec3<f32> {
    return textureSampleLevel(source, source_sampler, uv, 0.0).rgb;
}

fn brightness(color: vec3<f32>) -> f32 {
    return dot(color, vec3<f32>(0.299, 0.587, 0.114));
}

@fragment
fn smoothed(v: Varying) -> @location(0) vec4<f32> {
    let pixel = 1.0 / vec2<f32>(textureDimensions(source));
    let middle = color_at(v.uv);
    let here = brightness(middle);
    let left_top = brightness(color_at(v.uv + vec2<f32>(-0.5, -0.5) * pixel));
    let right_top = brightness(color_at(v.uv + vec2<f32>(0.5, -0.5) * pixel));
    let left_bottom = brightness(color_at(v.uv + vec2<f32>(-0.5, 0.5) * pixel));
    let right_bottom = brightness(color_at(v.uv + vec2<f32>(0.5, 0.5) * pixel));
    let darkest = min(here, min(min(left_top, right_top), min(left_bottom, right_bottom)));
    let brightest = max(here, max(max(left_top, right_top), max(left_bottom, right_bottom)));
    // Differences that nobody sees stay as they are.
    if (brightest - darkest < max(0.03, brightest * 0.1)) {
        return vec4<f32>(middle, 1.0);
    }
    // Along the edge: across is where brightness changes most.
    var along = vec2<f32>(
        (left_bottom + right_bottom) - (left_top + right_top),
        (left_top + left_bottom) - (right_top + right_bottom),
    );
    let least = max((left_top + right_top + left_bottom + right_bottom) * 0.03, 1.0 / 128.0);
    let scale = 1.0 / (min(abs(along.x), abs(along.y)) + least);
    along = clamp(along * scale, vec2<f32>(-8.0), vec2<f32>(8.0)) * pixel;
    let near = 0.5 * (color_at(v.uv - along / 6.0) + color_at(v.uv + along / 6.0));
    let far = 0.5 * near + 0.25 * (color_at(v.uv - along * 0.5) + color_at(v.uv + along * 0.5));
    let seen = brightness(far);
    // Too far: it went past the end of the edge.
    let is_past = seen < darkest || seen > brightest;
    return vec4<f32>(select(far, near, is_past), 1.0);
}
