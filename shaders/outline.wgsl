// The outline of what is selected: around the mask, two pixels wide, soft.

@group(1) @binding(0) var mask: texture_2d<f32>;

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> @builtin(position) vec4<f32> {
    let x = f32(index & 1u) * 4.0 - 1.0;
    let y = f32(index >> 1u) * 4.0 - 1.0;
    return vec4<f32>(x, y, 1.0, 1.0);
}

fn masked(at: vec2<i32>) -> f32 {
    let last = vec2<i32>(frame.viewport.xy) - 1;
    return textureLoad(mask, clamp(at, vec2<i32>(0), last), 0).r;
}

@fragment
fn fragment(@builtin(position) clip: vec4<f32>) -> @location(0) vec4<f32> {
    let at = vec2<i32>(clip.xy);
    if (masked(at) > 0.5) {
        discard;
    }
    // The distance to the nearest covered pixel decides, up to three pixels away.
    var nearest = 16.0;
    for (var y = -2; y <= 2; y += 1) {
        for (var x = -2; x <= 2; x += 1) {
            if (masked(at + vec2<i32>(x, y)) > 0.5) {
                nearest = min(nearest, f32(x * x + y * y));
            }
        }
    }
    let alpha = saturate(2.9 - sqrt(nearest));
    return vec4<f32>(frame.outline.rgb, alpha * frame.outline.a);
}
