// World-space lines of constant width on the screen, and plain triangles.

struct Segment {
    @location(0) a: vec3<f32>,
    @location(1) a_color: vec4<f32>,
    @location(2) b: vec3<f32>,
    @location(3) b_color: vec4<f32>,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
    // As it is written to the picture.
    @location(0) color: vec4<f32>,
    // x / y: pixels from the middle of the line. Both are scaled by w, because WebGL2 cannot
    // interpolate without perspective.
    @location(1) side: vec2<f32>,
}

// Half the width of the solid part, pixels.
override HALF_WIDTH: f32 = 0.75;

// Moves an end that lies behind the near plane onto it.
fn clipped(from_: vec4<f32>, to: vec4<f32>) -> vec4<f32> {
    // Reversed depth: in front of the near plane is z <= w.
    let here = from_.w - from_.z;
    let there = to.w - to.z;
    if (here >= 0.0 || there <= 0.0) {
        return from_;
    }
    return mix(from_, to, here / (here - there));
}

@vertex
fn vertex(s: Segment, @builtin(vertex_index) index: u32) -> Varying {
    let raw_a = frame.clip_from_world * vec4<f32>(s.a, 1.0);
    let raw_b = frame.clip_from_world * vec4<f32>(s.b, 1.0);
    let a = clipped(raw_a, raw_b);
    let b = clipped(raw_b, raw_a);
    let along = (b.xy / b.w - a.xy / a.w) * frame.viewport.xy;
    let length2 = max(dot(along, along), 1e-6);
    let unit = along * inverseSqrt(length2);
    let across = vec2<f32>(-unit.y, unit.x);

    let at_b = index == 1u || index == 2u || index == 4u;
    let side = select(-1.0, 1.0, index == 2u || index == 4u || index == 5u);
    // Half a pixel more on each side for the soft edge.
    let reach = HALF_WIDTH + 0.5;
    var out: Varying;
    let end = select(a, b, at_b);
    let offset = across * (side * reach * 2.0) * frame.viewport.zw;
    out.clip = in_front(vec4<f32>(end.xy + offset * end.w, end.z, end.w));
    let color = select(s.a_color, s.b_color, at_b);
    out.color = vec4<f32>(shown_color(color.rgb), color.a);
    out.side = vec2<f32>(side * reach, 1.0) * end.w;
    return out;
}

@fragment
fn fragment(v: Varying) -> @location(0) vec4<f32> {
    let cover = saturate(HALF_WIDTH + 0.5 - abs(v.side.x / v.side.y));
    return vec4<f32>(v.color.rgb, shown_alpha(v.color.a * cover));
}

@vertex
fn corner(@location(0) position: vec3<f32>, @location(1) color: vec4<f32>) -> Varying {
    var out: Varying;
    out.clip = frame.clip_from_world * vec4<f32>(position, 1.0);
    out.color = vec4<f32>(shown_color(color.rgb), color.a);
    out.side = vec2<f32>(0.0, 1.0);
    return out;
}
