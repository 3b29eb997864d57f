// Lit meshes.

// Taps of the shadow map: 0, 1 or 9.
override SHADOW_TAPS: u32 = 9u;
// How many lights the picture has, rounded up; the surplus ones are black. They are constants, and
// there is no loop, because a software renderer runs both sides of every branch and fetches
// uniforms at changing places one by one: both together cost ten times as much.
override SUNS: u32 = 4u;
override LAMPS: u32 = 12u;

@group(1) @binding(0) var shadow_map: texture_depth_2d;
@group(1) @binding(1) var shadow_sampler: sampler_comparison;
@group(2) @binding(0) var base_texture: texture_2d<f32>;
@group(2) @binding(1) var base_sampler: sampler;

// A point to be lit.
struct Lit {
    world: vec3<f32>,
    normal: vec3<f32>,
    uv: vec2<f32>,
    color: vec4<f32>,
    // Roughness, metallic, emissive.
    surface: vec3<f32>,
    flags: u32,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) uv: vec2<f32>,
    @location(3) @interpolate(flat) color: vec4<f32>,
    @location(4) @interpolate(flat) surface: vec3<f32>,
    @location(5) @interpolate(flat) flags: u32,
}

// What is so small in the picture that lighting its corners is enough.
struct Small {
    @builtin(position) clip: vec4<f32>,
    // Gamma-encoded.
    @location(0) color: vec4<f32>,
}

fn placed(v: Vertex, instance: Instance) -> Lit {
    var lit: Lit;
    lit.world = world_position(instance, v.position);
    lit.normal = world_normal(instance, v.normal);
    lit.uv = mix(instance.uv_rect.xy, instance.uv_rect.zw, v.uv);
    lit.color = instance.color;
    lit.surface = vec3<f32>(clamp(instance.surface.x, 0.06, 1.0), instance.surface.yz);
    lit.flags = instance.entity_flags.y;
    return lit;
}

@vertex
fn vertex(v: Vertex, instance: Instance) -> Varying {
    let lit = placed(v, instance);
    let clip = frame.clip_from_world * vec4<f32>(lit.world, 1.0);
    return Varying(clip, lit.world, lit.normal, lit.uv, lit.color, lit.surface, lit.flags);
}

@vertex
fn vertex_small(v: Vertex, instance: Instance) -> Small {
    let lit = placed(v, instance);
    let clip = frame.clip_from_world * vec4<f32>(lit.world, 1.0);
    return Small(clip, shown(lit, lit.color));
}

fn tap(at: vec3<f32>, x: f32, y: f32) -> f32 {
    let moved = at.xy + vec2<f32>(x, y) * frame.shadow.x;
    return textureSampleCompareLevel(shadow_map, shadow_sampler, moved, at.z);
}

// The share of the first sun that arrives.
fn shadow(world: vec3<f32>, normal: vec3<f32>) -> f32 {
    if (SHADOW_TAPS == 0u) {
        return 1.0;
    }
    // Moved along the normal by about a texel: no acne, hardly any gap.
    let moved = world + normal * frame.shadow.y;
    let at = (frame.shadow_from_world * vec4<f32>(moved, 1.0)).xyz;
    var lit = tap(at, 0.0, 0.0);
    if (SHADOW_TAPS > 1u) {
        lit += tap(at, -1.0, -1.0) + tap(at, 0.0, -1.0) + tap(at, 1.0, -1.0);
        lit += tap(at, -1.0, 0.0) + tap(at, 1.0, 0.0);
        lit += tap(at, -1.0, 1.0) + tap(at, 0.0, 1.0) + tap(at, 1.0, 1.0);
        lit = lit * (1.0 / 9.0);
    }
    // Shadows fade towards the edge of the map, and there are none beyond it.
    let edge = abs(at - vec3<f32>(0.5)) * 2.0;
    let fade = saturate(max(edge.x, max(edge.y, edge.z)) * 6.6667 - 5.6667);
    return mix(1.0, lit, (1.0 - fade) * frame.shadow.z);
}

struct Surface {
    normal: vec3<f32>,
    view: vec3<f32>,
    diffuse: vec3<f32>,
    specular: vec3<f32>,
    roughness: f32,
    facing: f32,
}

// Light of strength 1 from a direction: Lambert and GGX (times pi, so that a white surface facing
// a light of strength 1 is white).
fn reflected(s: Surface, to_light: vec3<f32>) -> vec3<f32> {
    let nl = saturate(dot(s.normal, to_light));
    let h = normalize(to_light + s.view);
    let nh = dot(s.normal, h);
    let grazing = 1.0 - saturate(dot(s.view, h));
    let a = s.roughness * s.roughness;
    let a2 = a * a;
    let d = nh * nh * (a2 - 1.0) + 1.0;
    let visible = mix(2.0 * nl * s.facing, nl + s.facing, a);
    let grazing2 = grazing * grazing;
    let fresnel = s.specular + (1.0 - s.specular) * (grazing2 * grazing2 * grazing);
    return (s.diffuse + fresnel * (0.5 * a2 / (visible * d * d))) * nl;
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
    return reflected(s, direction) * lamp.color.rgb * (rim * rim * cone * cone / d2);
}

fn lamps(s: Surface, at: vec3<f32>) -> vec3<f32> {
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
        light += sunlight(s, frame.suns[0]) * shadow(at, s.normal);
    }
    if (SUNS > 1u) {
        light += sunlight(s, frame.suns[1]);
    }
    if (SUNS > 2u) {
        light += sunlight(s, frame.suns[2]) + sunlight(s, frame.suns[3]);
    }
    return light;
}

// Light from all around: a hemisphere for the diffuse part, a blurred horizon for the reflection
// (split sum after Karis 2014).
fn surrounding(s: Surface) -> vec3<f32> {
    let diffuse = mix(frame.ambient_down.rgb, frame.ambient_up.rgb, s.normal.y * 0.5 + 0.5);
    let mirrored = 2.0 * dot(s.normal, s.view) * s.normal.y - s.view.y;
    let blur = 0.12 + 0.88 * s.roughness;
    let reflection = mix(
        frame.ambient_down.rgb,
        frame.ambient_up.rgb * 1.35,
        saturate(mirrored / blur * 0.5 + 0.5),
    );
    let r = s.roughness * vec4<f32>(-1.0, -0.0275, -0.572, 0.022)
        + vec4<f32>(1.0, 0.0425, 1.04, -0.04);
    // (1 - x)^6 for the 2^(-9.28 x) of the original.
    let grazing = 1.0 - s.facing;
    let grazing3 = grazing * grazing * grazing;
    let k = min(r.x * r.x, grazing3 * grazing3) * r.x + r.y;
    let scale = k * vec2<f32>(-1.04, 1.04) + r.zw;
    return s.diffuse * diffuse + (s.specular * scale.x + scale.y) * reflection;
}

fn lit(v: Lit, base: vec3<f32>) -> vec3<f32> {
    let to_eye = frame.eye.xyz - v.world;
    let per_distance = inverseSqrt(dot(to_eye, to_eye));
    var s: Surface;
    s.normal = normalize(v.normal);
    s.view = mix(-frame.forward.xyz, to_eye * per_distance, frame.eye.w);
    s.roughness = v.surface.x;
    s.specular = mix(vec3<f32>(0.04), base, v.surface.y);
    s.diffuse = base - base * v.surface.y;
    s.facing = max(dot(s.normal, s.view), 0.02);
    let light = surrounding(s) + base * v.surface.z + suns(s, v.world) + lamps(s, v.world);
    return mix(frame.horizon.rgb, light, clear_air(1.0 / per_distance));
}

// The colour of a point, gamma-encoded.
fn shown(v: Lit, base: vec4<f32>) -> vec4<f32> {
    let unlit = (v.flags & UNLIT) != 0u;
    let color = select(tone_map(lit(v, base.rgb)), base.rgb, unlit);
    let hover = select(0.0, 0.07, (v.flags & HOVERED) != 0u);
    return vec4<f32>(encode(mix(color, vec3<f32>(1.0), hover)), base.a);
}

fn dithered(color: vec4<f32>, clip: vec4<f32>) -> vec4<f32> {
    return vec4<f32>(color.rgb + dither(clip.xy), color.a);
}

fn lit_of(v: Varying) -> Lit {
    return Lit(v.world, v.normal, v.uv, v.color, v.surface, v.flags);
}

@fragment
fn plain(v: Varying) -> @location(0) vec4<f32> {
    return dithered(shown(lit_of(v), v.color), v.clip);
}

@fragment
fn textured(v: Varying) -> @location(0) vec4<f32> {
    let base = v.color * textureSample(base_texture, base_sampler, v.uv);
    return dithered(shown(lit_of(v), base), v.clip);
}

@fragment
fn small(v: Small) -> @location(0) vec4<f32> {
    return dithered(v.color, v.clip);
}
