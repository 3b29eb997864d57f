// How light falls on a point: lamps, suns with their shadow, and what comes from all around.
// It is put before mesh.wgsl.

// Taps of the shadow map: 0, 1 or 9.
override SHADOW_TAPS: u32 = 9u;
// How many lights the picture has, rounded up; the surplus ones are black. They are constants, and
// there is no loop, because a software renderer runs both sides of every branch and fetches
// uniforms at changing places one by one: both together cost ten times as much.
override SUNS: u32 = 4u;
override LAMPS: u32 = 12u;
// How many views of the shadow map are the first sun's.
override CASCADES: u32 = 1u;
// Whether there are more lamps than fit into the uniforms.
override CLUSTERED: bool = false;
// Whether a lamp casts shadows.
override LAMP_SHADOWS: bool = false;
// Whether a panorama lights the scene.
override PANORAMA: bool = false;
// Whether things near keep off light from all around.
override OCCLUDED: bool = false;
// Whether the surface has a clear coat.
override COATED: bool = false;

@group(1) @binding(0) var shadow_map: texture_depth_2d;
@group(1) @binding(1) var shadow_sampler: sampler_comparison;
@group(1) @binding(2) var mirrored_cube: texture_cube<f32>;
@group(1) @binding(3) var reflectance_table: texture_2d<f32>;
@group(1) @binding(4) var around_sampler: sampler;
// A row for each lamp; for each part of the picture where its lamps start and how many there are; numbers of
// lamps.
@group(1) @binding(7) var many_lamps: texture_2d<f32>;
@group(1) @binding(8) var lamp_parts: texture_2d<u32>;
@group(1) @binding(9) var lamp_numbers: texture_2d<u32>;

// How much light from all around arrives, and how far away: half as wide and high as the picture.
@group(1) @binding(10) var around_map: texture_2d<f32>;

// Parts of what the camera sees, as `clusters.rs` counts them.
const COLUMNS: u32 = 16u;
const ROWS: u32 = 9u;
const SLICES: u32 = 16u;

fn tap(at: vec3<f32>, rect: vec4<f32>, x: f32, y: f32) -> f32 {
    let half = vec2<f32>(frame.shadow.x * 0.5);
    let moved = at.xy + vec2<f32>(x, y) * frame.shadow.x;
    let within = clamp(moved, rect.xy + half, rect.zw - half);
    return textureSampleCompareLevel(shadow_map, shadow_sampler, within, at.z);
}

// The share of light that arrives, by a part of the shadow map.
fn arriving(at: vec3<f32>, rect: vec4<f32>) -> f32 {
    var lit = tap(at, rect, 0.0, 0.0);
    if (SHADOW_TAPS > 1u) {
        lit += tap(at, rect, -1.0, -1.0) + tap(at, rect, 0.0, -1.0) + tap(at, rect, 1.0, -1.0);
        lit += tap(at, rect, -1.0, 0.0) + tap(at, rect, 1.0, 0.0);
        lit += tap(at, rect, -1.0, 1.0) + tap(at, rect, 0.0, 1.0) + tap(at, rect, 1.0, 1.0);
        lit = lit * (1.0 / 9.0);
    }
    return lit;
}

// A point in a view of the sun.
fn sun_place(view: u32, world: vec3<f32>, normal: vec3<f32>) -> vec3<f32> {
    let moved = world + normal * frame.shadow_offsets[view].x;
    return (frame.shadow_views[view] * vec4<f32>(moved, 1.0)).xyz;
}

fn is_within(at: vec3<f32>, rect: vec4<f32>) -> bool {
    let margin = vec2<f32>(frame.shadow.x * 2.0);
    let inside = all(at.xy > rect.xy + margin) && all(at.xy < rect.zw - margin);
    return inside && at.z > 0.0 && at.z < 1.0;
}

// The share of the first sun that arrives, by the finest view that has the point.
fn shadow(world: vec3<f32>, normal: vec3<f32>) -> f32 {
    if (SHADOW_TAPS == 0u || CASCADES == 0u) {
        return 1.0;
    }
    let last = max(CASCADES, 1u) - 1u;
    let last_rect = frame.shadow_rects[last];
    let farthest = sun_place(last, world, normal);
    // Shadows fade towards the edge of the last view, and there are none beyond it.
    let in_last = (farthest.xy - last_rect.xy) / (last_rect.zw - last_rect.xy);
    let edge = abs(vec3<f32>(in_last, farthest.z) - vec3<f32>(0.5)) * 2.0;
    var fade = saturate(max(edge.x, max(edge.y, edge.z)) * 6.6667 - 5.6667);
    var at = farthest;
    var rect = last_rect;
    if (CASCADES > 2u) {
        let nearer = sun_place(1u, world, normal);
        let finer = is_within(nearer, frame.shadow_rects[1]);
        at = select(at, nearer, finer);
        rect = select(rect, frame.shadow_rects[1], finer);
        fade = select(fade, 0.0, finer);
    }
    if (CASCADES > 1u) {
        let nearest = sun_place(0u, world, normal);
        let finer = is_within(nearest, frame.shadow_rects[0]);
        at = select(at, nearest, finer);
        rect = select(rect, frame.shadow_rects[0], finer);
        fade = select(fade, 0.0, finer);
    }
    return mix(1.0, arriving(at, rect), 1.0 - fade);
}

// Which side of a cube a direction hits: +X, -X, +Y, -Y, +Z, -Z.
fn side_of(direction: vec3<f32>) -> u32 {
    let size = abs(direction);
    if (size.x >= size.y && size.x >= size.z) {
        return select(0u, 1u, direction.x < 0.0);
    }
    if (size.y >= size.z) {
        return select(2u, 3u, direction.y < 0.0);
    }
    return select(4u, 5u, direction.z < 0.0);
}

// The share of a lamp that arrives at a point `distance` metres away from it.
fn lamp_shadow(
    lamp: Lamp,
    world: vec3<f32>,
    normal: vec3<f32>,
    to_light: vec3<f32>,
    distance: f32,
) -> f32 {
    if (SHADOW_TAPS == 0u || !LAMP_SHADOWS || lamp.direction.w < 0.0) {
        return 1.0;
    }
    let side = select(0u, side_of(-to_light), lamp.color.w > 1.0);
    let view = u32(lamp.direction.w) + side;
    let moved = world + normal * (frame.shadow_offsets[view].x * distance);
    let at = frame.shadow_views[view] * vec4<f32>(moved, 1.0);
    return arriving(at.xyz / max(at.w, 1e-4), frame.shadow_rects[view]);
}

// A point that is lit.
struct Surface {
    normal: vec3<f32>,
    // Of the coat: that of the mesh, without the map.
    coat_normal: vec3<f32>,
    view: vec3<f32>,
    diffuse: vec3<f32>,
    specular: vec3<f32>,
    roughness: f32,
    facing: f32,
    // Share of the light from all around that arrives.
    open: f32,
    coat: f32,
    coat_roughness: f32,
}

fn fresnel(specular: vec3<f32>, cosine: f32) -> vec3<f32> {
    let grazing = 1.0 - cosine;
    let grazing2 = grazing * grazing;
    return specular + (1.0 - specular) * (grazing2 * grazing2 * grazing);
}

// Distribution of GGX and correlated visibility of Smith, times pi (Heitz 2014).
fn highlight(nl: f32, nv: f32, nh: f32, roughness: f32) -> f32 {
    let a = roughness * roughness;
    let a2 = a * a;
    let d = nh * nh * (a2 - 1.0) + 1.0;
    let rest = 1.0 - a2;
    let visible = nl * sqrt(nv * nv * rest + a2) + nv * sqrt(nl * nl * rest + a2);
    return 0.5 * a2 / (max(visible, 1e-4) * d * d);
}

// Light of strength 1 from a direction (times pi, so that a white surface facing a light of strength 1
// is white).
fn reflected(s: Surface, to_light: vec3<f32>) -> vec3<f32> {
    let nl = saturate(dot(s.normal, to_light));
    let h = normalize(to_light + s.view);
    let vh = saturate(dot(s.view, h));
    let mirrored = fresnel(s.specular, vh);
    let shine = highlight(nl, s.facing, saturate(dot(s.normal, h)), s.roughness);
    let light = (s.diffuse * (1.0 - mirrored) + mirrored * shine) * nl;
    if (!COATED) {
        return light;
    }
    let coat_nl = saturate(dot(s.coat_normal, to_light));
    let coat_nv = max(dot(s.coat_normal, s.view), 0.02);
    let coat_shine = highlight(coat_nl, coat_nv, saturate(dot(s.coat_normal, h)), s.coat_roughness);
    let coat = fresnel(vec3<f32>(0.04), vh).x * s.coat;
    return light * (1.0 - coat) + coat * coat_shine * coat_nl;
}

fn sunlight(s: Surface, sun: Sun) -> vec3<f32> {
    return reflected(s, -sun.direction.xyz) * sun.color.rgb;
}

fn lamplight(s: Surface, world: vec3<f32>, lamp: Lamp) -> vec3<f32> {
    let to_light = lamp.position.xyz - world;
    let d2 = max(dot(to_light, to_light), 0.01);
    let direction = to_light * inverseSqrt(d2);
    let reach = d2 * lamp.position.w;
    let rim = saturate(1.0 - reach * reach);
    let cone = saturate(lamp.cone.y - dot(direction, lamp.direction.xyz) * lamp.cone.x);
    let strength = rim * rim * cone * cone / d2;
    let arrives = lamp_shadow(lamp, world, s.coat_normal, direction, sqrt(d2));
    return reflected(s, direction) * lamp.color.rgb * (strength * arrives);
}

// Where the lamps of a part of the picture start, and how many there are. `pixel` is from the left and the
// top.
fn lamp_part(at: vec3<f32>, pixel: vec2<f32>) -> vec2<u32> {
    let distance = max(dot(at - frame.eye.xyz, frame.forward.xyz), 0.001);
    let slice = u32(clamp(log2(distance) * frame.clusters.x + frame.clusters.y, 0.0, f32(SLICES - 1u)));
    let share = clamp(pixel * frame.viewport.zw, vec2<f32>(0.0), vec2<f32>(0.99999));
    let column = u32(share.x * f32(COLUMNS));
    let row = u32(share.y * f32(ROWS));
    return textureLoad(lamp_parts, vec2<u32>(row * COLUMNS + column, slice), 0).xy;
}

// A lamp among those of all parts.
fn lamp_of(entry: u32) -> Lamp {
    let number = textureLoad(lamp_numbers, vec2<u32>(entry % 256u, entry / 256u), 0).x;
    return Lamp(
        textureLoad(many_lamps, vec2<u32>(0u, number), 0),
        textureLoad(many_lamps, vec2<u32>(1u, number), 0),
        textureLoad(many_lamps, vec2<u32>(2u, number), 0),
        textureLoad(many_lamps, vec2<u32>(3u, number), 0),
    );
}

fn clustered_lamps(s: Surface, at: vec3<f32>, pixel: vec2<f32>) -> vec3<f32> {
    let part = lamp_part(at, pixel);
    var light = vec3<f32>(0.0);
    for (var i = 0u; i < part.y; i++) {
        light += lamplight(s, at, lamp_of(part.x + i));
    }
    return light;
}

fn lamps(s: Surface, at: vec3<f32>, pixel: vec2<f32>) -> vec3<f32> {
    if (CLUSTERED) {
        return clustered_lamps(s, at, pixel);
    }
    var light = vec3<f32>(0.0);
    if (LAMPS > 0u) {
        light += lamplight(s, at, frame.lamps[0]);
    }
    if (LAMPS > 1u) {
        light += lamplight(s, at, frame.lamps[1]);
    }
    if (LAMPS > 2u) {
        light += lamplight(s, at, frame.lamps[2]) + lamplight(s, at, frame.lamps[3]);
    }
    if (LAMPS > 4u) {
        light += lamplight(s, at, frame.lamps[4]) + lamplight(s, at, frame.lamps[5])
            + lamplight(s, at, frame.lamps[6]) + lamplight(s, at, frame.lamps[7]);
    }
    if (LAMPS > 8u) {
        light += lamplight(s, at, frame.lamps[8]) + lamplight(s, at, frame.lamps[9])
            + lamplight(s, at, frame.lamps[10]) + lamplight(s, at, frame.lamps[11]);
    }
    return light;
}

fn suns(s: Surface, at: vec3<f32>) -> vec3<f32> {
    var light = vec3<f32>(0.0);
    if (SUNS > 0u) {
        light += sunlight(s, frame.suns[0]) * shadow(at, s.coat_normal);
    }
    if (SUNS > 1u) {
        light += sunlight(s, frame.suns[1]);
    }
    if (SUNS > 2u) {
        light += sunlight(s, frame.suns[2]) + sunlight(s, frame.suns[3]);
    }
    return light;
}

// Whether a lamp reaches a point.
fn reaches(lamp: Lamp, world: vec3<f32>) -> bool {
    let to_light = lamp.position.xyz - world;
    let d2 = max(dot(to_light, to_light), 0.01);
    let cone = lamp.cone.y - dot(to_light * inverseSqrt(d2), lamp.direction.xyz) * lamp.cone.x;
    let has_light = max(lamp.color.r, max(lamp.color.g, lamp.color.b)) > 0.0;
    return has_light && cone > 0.0 && d2 * lamp.position.w < 1.0;
}

// How many lights reach a point.
fn reaching_lights(world: vec3<f32>, pixel: vec2<f32>) -> u32 {
    var count = 0u;
    for (var i = 0u; i < SUNS; i++) {
        let color = frame.suns[i].color.rgb;
        count += select(0u, 1u, max(color.r, max(color.g, color.b)) > 0.0);
    }
    if (CLUSTERED) {
        let part = lamp_part(world, pixel);
        for (var i = 0u; i < part.y; i++) {
            count += select(0u, 1u, reaches(lamp_of(part.x + i), world));
        }
        return count;
    }
    for (var i = 0u; i < LAMPS; i++) {
        count += select(0u, 1u, reaches(frame.lamps[i], world));
    }
    return count;
}

// The share of the light from all around that arrives at a pixel `distance` metres away along the view: the
// nearest four pixels of the map, those before all that are as far away.
fn arriving_around(pixel: vec2<f32>, distance: f32) -> f32 {
    if (!OCCLUDED) {
        return 1.0;
    }
    let last = vec2<i32>(textureDimensions(around_map)) - 1;
    let place = pixel * 0.5 - 0.5;
    let first = floor(place);
    let share = place - first;
    let at = vec2<i32>(first);
    var sum = 0.0;
    var weights = 0.0;
    for (var i = 0; i < 4; i++) {
        let step = vec2<i32>(i & 1, i >> 1u);
        let map = textureLoad(around_map, clamp(at + step, vec2<i32>(0), last), 0).xy;
        let near = mix(1.0 - share, share, vec2<f32>(step));
        let alike = 1.0 / (0.01 + abs(map.y - distance) / max(abs(distance), 0.05));
        let weight = (near.x * near.y + 1e-3) * alike;
        sum += map.x * weight;
        weights += weight;
    }
    return sum / weights;
}

// What a surface reflects of light of strength 1 from everywhere: factors of its reflectance and of
// white. From a table, or without a panorama by a formula (split sum after Karis 2014, with (1 - x)^6 for
// the 2^(-9.28 x) of the original).
fn from_everywhere(roughness: f32, facing: f32) -> vec2<f32> {
    if (PANORAMA) {
        let at = vec2<f32>(facing, roughness);
        return textureSampleLevel(reflectance_table, around_sampler, at, 0.0).rg;
    }
    let r = roughness * vec4<f32>(-1.0, -0.0275, -0.572, 0.022) + vec4<f32>(1.0, 0.0425, 1.04, -0.04);
    let grazing = 1.0 - facing;
    let grazing3 = grazing * grazing * grazing;
    let k = min(r.x * r.x, grazing3 * grazing3) * r.x + r.y;
    return k * vec2<f32>(-1.04, 1.04) + r.zw;
}

// The light from a mirrored direction, blurred by roughness.
fn mirrored_light(normal: vec3<f32>, view: vec3<f32>, roughness: f32) -> vec3<f32> {
    if (PANORAMA) {
        let mirrored = 2.0 * dot(normal, view) * normal - view;
        let level = roughness * frame.panorama.w;
        let at = panorama_direction(mirrored);
        return textureSampleLevel(mirrored_cube, around_sampler, at, level).rgb * frame.panorama.x;
    }
    let up = 2.0 * dot(normal, view) * normal.y - view.y;
    let blur = 0.12 + 0.88 * roughness;
    return mix(
        frame.ambient_down.rgb,
        frame.ambient_up.rgb * 1.35,
        saturate(up / blur * 0.5 + 0.5),
    );
}

// The light on chalk.
fn scattered_light(normal: vec3<f32>) -> vec3<f32> {
    if (PANORAMA) {
        let n = panorama_direction(normal);
        let light = frame.scattered[0].rgb
            + frame.scattered[1].rgb * n.y
            + frame.scattered[2].rgb * n.z
            + frame.scattered[3].rgb * n.x
            + frame.scattered[4].rgb * (n.x * n.y)
            + frame.scattered[5].rgb * (n.y * n.z)
            + frame.scattered[6].rgb * (3.0 * n.z * n.z - 1.0)
            + frame.scattered[7].rgb * (n.x * n.z)
            + frame.scattered[8].rgb * (n.x * n.x - n.y * n.y);
        return max(light, vec3<f32>(0.0)) * frame.panorama.x;
    }
    return mix(frame.ambient_down.rgb, frame.ambient_up.rgb, normal.y * 0.5 + 0.5);
}

// Light from all around: on chalk, and mirrored. With a panorama, light that facets of the surface pass to
// each other is not lost (Fdez-Agüera 2019).
fn surrounding(s: Surface) -> vec3<f32> {
    let scattered = scattered_light(s.normal);
    let scale = from_everywhere(s.roughness, s.facing);
    let once = s.specular * scale.x + scale.y;
    var share = s.diffuse;
    if (PANORAMA) {
        let lost = 1.0 - scale.x - scale.y;
        let mean = s.specular + (1.0 - s.specular) * (1.0 / 21.0);
        let often = once * mean / (1.0 - mean * lost) * lost;
        share = often + s.diffuse * (1.0 - once - often);
    }
    var light = share * scattered + once * mirrored_light(s.normal, s.view, s.roughness);
    if (COATED) {
        let coat_facing = max(dot(s.coat_normal, s.view), 0.02);
        let coat_scale = from_everywhere(s.coat_roughness, coat_facing);
        let coat = s.coat * (0.04 * coat_scale.x + coat_scale.y);
        light = light * (1.0 - coat)
            + coat * mirrored_light(s.coat_normal, s.view, s.coat_roughness);
    }
    return light * s.open;
}
