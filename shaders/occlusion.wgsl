// How much light from all around arrives: less in corners and where things touch (scalable ambient
// obscurance, McGuire, Mara and Luebke 2012). All pictures here are half as wide and high as the one that
// is lit.

@group(1) @binding(0) var depth_map: texture_2d<f32>;
@group(1) @binding(1) var rough_map: texture_2d<f32>;

// Points that are looked at around a pixel, on a spiral of so many turns.
const TAPS: u32 = 12u;
const TURNS: f32 = 7.0;
const TAU: f32 = 6.2831853;

fn within(at: vec2<i32>) -> vec2<i32> {
    return clamp(at, vec2<i32>(0), vec2<i32>(textureDimensions(depth_map)) - 1);
}

// The point that is seen at a pixel; w: how far it is along the view, or a great distance where nothing is.
fn seen_at(pixel: vec2<i32>) -> vec4<f32> {
    let at = within(pixel);
    let depth = textureLoad(depth_map, at, 0).x;
    let share = (vec2<f32>(at) + 0.5) / vec2<f32>(textureDimensions(depth_map));
    let clip = vec4<f32>(share.x * 2.0 - 1.0, 1.0 - share.y * 2.0, max(depth, 1e-7), 1.0);
    let world = frame.world_from_clip * clip;
    let place = world.xyz / world.w;
    let distance = dot(place - frame.eye.xyz, frame.forward.xyz);
    return vec4<f32>(place, select(distance, 1e9, depth <= 0.0));
}

// From a point to that of a neighbour, by the neighbour that is nearer in depth: so a normal is not
// made of two things.
fn slope(here: vec4<f32>, pixel: vec2<i32>, step: vec2<i32>) -> vec3<f32> {
    let ahead = seen_at(pixel + step);
    let behind = seen_at(pixel - step);
    let is_ahead = abs(ahead.w - here.w) < abs(here.w - behind.w);
    return select(here.xyz - behind.xyz, ahead.xyz - here.xyz, is_ahead);
}

@fragment
fn rough(v: Varying) -> @location(0) vec4<f32> {
    let pixel = vec2<i32>(v.clip.xy);
    let here = seen_at(pixel);
    if (here.w > 9e8) {
        return vec4<f32>(1.0, 6e4, 0.0, 1.0);
    }
    let across = cross(slope(here, pixel, vec2<i32>(0, 1)), slope(here, pixel, vec2<i32>(1, 0)));
    let normal = across * inverseSqrt(max(dot(across, across), 1e-20));
    let reach = frame.occlusion.x;
    let scale = select(1.0, 1.0 / max(here.w, 1e-3), frame.eye.w > 0.5);
    // More would miss what is near, less is nothing to be seen.
    let reach_px = min(reach * frame.occlusion.z * scale, 96.0);
    if (reach_px < 1.0) {
        return vec4<f32>(1.0, min(here.w, 6e4), 0.0, 1.0);
    }
    let noise = fract(52.9829189 * fract(dot(v.clip.xy, vec2<f32>(0.06711056, 0.00583715))));
    // Depth is coarse, and more so far away: what leans a little is flat.
    let flat = 0.01 * reach + 0.0008 * abs(here.w);
    var kept_off = 0.0;
    for (var i = 0u; i < TAPS; i++) {
        let share = (f32(i) + 0.5) / f32(TAPS);
        let angle = (share * TURNS + noise) * TAU;
        let away = vec2<f32>(cos(angle), sin(angle)) * share * reach_px;
        let other = seen_at(pixel + vec2<i32>(round(away)));
        let to = other.xyz - here.xyz;
        let d2 = dot(to, to);
        let near = max(1.0 - d2 / (reach * reach), 0.0);
        let above = max(dot(to, normal) - flat, 0.0) * inverseSqrt(d2 + 1e-6);
        kept_off += near * near * above;
    }
    let arrives = 1.0 - kept_off * (2.4 / f32(TAPS)) * frame.occlusion.y;
    return vec4<f32>(saturate(arrives), min(here.w, 6e4), 0.0, 1.0);
}

// The mean of the pixels around that are as far away: the noise repeats every few pixels.
@fragment
fn soft(v: Varying) -> @location(0) vec4<f32> {
    let pixel = vec2<i32>(v.clip.xy);
    let last = vec2<i32>(textureDimensions(rough_map)) - 1;
    let here = textureLoad(rough_map, pixel, 0);
    var sum = here.x;
    var weights = 1.0;
    for (var y = -2; y <= 2; y++) {
        for (var x = -2; x <= 2; x++) {
            let at = clamp(pixel + vec2<i32>(x, y), vec2<i32>(0), last);
            let other = textureLoad(rough_map, at, 0);
            let weight = saturate(1.0 - abs(other.y - here.y) * 20.0 / max(abs(here.y), 0.05));
            sum += other.x * weight;
            weights += weight;
        }
    }
    return vec4<f32>(sum / weights, here.y, 0.0, 1.0);
}
