// The outline of what is selected: around the mask, two pixels wide, soft.

@group(1) @binding(0) var mask: texture_2d<f32>;

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> @builtin(position) vec4<f32> {
    let x = f32(index & 1u) * 4.0 - 1.0;
    let y = f32(index >> 1u) * 4.0 - 1.0;
    return vec4<f32>(x, y, 1.0, 1.0);
}

// The mask at a pixel; what is outside the picture is not selected.
fn masked(at: vec2<i32>) -> f32 {
    return textureLoad(mask, at, 0).r;
}

fn ring(at: vec2<i32>, x: i32, y: i32) -> f32 {
    let a = max(masked(at + vec2<i32>(x, y)), masked(at + vec2<i32>(-y, x)));
    let b = max(masked(at + vec2<i32>(-x, -y)), masked(at + vec2<i32>(y, -x)));
    return max(a, b);
}

@fragment
fn fragment(@builtin(position) clip: vec4<f32>) -> @location(0) vec4<f32> {
    let at = vec2<i32>(clip.xy);
    // Full strength next to the mask, less with distance: 1, 1.4, 2, 2.2 and 2.8 pixels.
    let near = max(ring(at, 1, 0), ring(at, 1, 1));
    let middle = ring(at, 2, 0) * 0.9;
    let far = max(max(ring(at, 2, 1), ring(at, 1, 2)) * 0.7, ring(at, 2, 2) * 0.2);
    let alpha = max(near, max(middle, far)) * (1.0 - masked(at));
    return vec4<f32>(frame.outline.rgb, alpha * frame.outline.a);
}
