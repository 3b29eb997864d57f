// The sky: one triangle over the whole picture, behind everything.

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) ray: vec3<f32>,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Varying {
    let x = f32(index & 1u) * 4.0 - 1.0;
    let y = f32(index >> 1u) * 4.0 - 1.0;
    let near = frame.world_from_clip * vec4<f32>(x, y, 1.0, 1.0);
    let far = frame.world_from_clip * vec4<f32>(x, y, 0.5, 1.0);
    var out: Varying;
    // Depth 0 is the far plane.
    out.clip = vec4<f32>(x, y, 0.0, 1.0);
    out.ray = normalize_far(far.xyz / far.w - near.xyz / near.w);
    return out;
}

// Scaled so that rays interpolate linearly: the same length along the view direction.
fn normalize_far(ray: vec3<f32>) -> vec3<f32> {
    return ray / dot(ray, frame.forward.xyz);
}

@fragment
fn fragment(v: Varying) -> @location(0) vec4<f32> {
    let height = v.ray.y * inverseSqrt(dot(v.ray, v.ray));
    return vec4<f32>(encode(sky_color(height)) + dither(v.clip.xy), 1.0);
}
