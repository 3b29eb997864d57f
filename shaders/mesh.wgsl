// Lit meshes.

override SHADOWS: bool = true;
// 1 tap or 9.
override SOFT_SHADOWS: bool = true;

@group(1) @binding(0) var shadow_map: texture_depth_2d;
@group(1) @binding(1) var shadow_sampler: sampler_comparison;
@group(2) @binding(0) var base_texture: texture_2d<f32>;
@group(2) @binding(1) var base_sampler: sampler;

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) uv: vec2<f32>,
    @location(3) @interpolate(flat) color: vec4<f32>,
    @location(4) @interpolate(flat) surface: vec3<f32>,
    @location(5) @interpolate(flat) flags: u32,
}

@vertex
fn vertex(v: Vertex, instance: Instance) -> Varying {
    var out: Varying;
    out.world = world_position(instance, v.position);
    out.clip = frame.clip_from_world * vec4<f32>(out.world, 1.0);
    out.normal = world_normal(instance, v.normal);
    out.uv = v.uv;
    out.color = instance.color;
    out.surface = instance.surface;
    out.flags = instance.entity_flags.y;
    return out;
}

fn shadow(world: vec3<f32>, normal: vec3<f32>) -> f32 {
    // Moved along the normal by about a texel: no acne, hardly any gap.
    let moved = world + normal * (frame.shadow.z);
    let at = (frame.shadow_from_world * vec4<f32>(moved, 1.0)).xyz;
    let inside = step(0.0, at.x) * step(at.x, 1.0) * step(0.0, at.y) * step(at.y, 1.0)
        * step(at.z, 1.0);
    if (inside == 0.0) {
        return 1.0;
    }
    let t = frame.shadow.x;
    var lit = 0.0;
    if (SOFT_SHADOWS) {
        for (var i = -1; i <= 1; i += 1) {
            for (var j = -1; j <= 1; j += 1) {
                let o = vec2<f32>(f32(i), f32(j)) * t;
                lit += textureSampleCompareLevel(shadow_map, shadow_sampler, at.xy + o, at.z);
            }
        }
        lit = lit * (1.0 / 9.0);
    } else {
        lit = textureSampleCompareLevel(shadow_map, shadow_sampler, at.xy, at.z);
    }
    let edge = abs(at.xy - 0.5) * 2.0;
    let fade = smoothstep(0.85, 1.0, max(edge.x, edge.y));
    return mix(lit, 1.0, fade);
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
    let nl = dot(s.normal, to_light);
    if (nl <= 0.0) {
        return vec3<f32>(0.0);
    }
    let h = normalize(to_light + s.view);
    let nh = dot(s.normal, h);
    let vh = saturate(dot(s.view, h));
    let a = s.roughness * s.roughness;
    let a2 = a * a;
    let d = nh * nh * (a2 - 1.0) + 1.0;
    let visible = 0.5 / mix(2.0 * nl * s.facing, nl + s.facing, a);
    let grazing = 1.0 - vh;
    let grazing2 = grazing * grazing;
    let fresnel = s.specular + (1.0 - s.specular) * (grazing2 * grazing2 * grazing);
    return (s.diffuse + fresnel * (visible * a2 / (d * d))) * nl;
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
    let k = min(r.x * r.x, exp2(-9.28 * s.facing)) * r.x + r.y;
    let scale = k * vec2<f32>(-1.04, 1.04) + r.zw;
    return s.diffuse * diffuse + (s.specular * scale.x + scale.y) * reflection;
}

fn lit(v: Varying, base: vec3<f32>) -> vec3<f32> {
    let to_eye = frame.eye.xyz - v.world;
    let distance = length(to_eye);
    var s: Surface;
    s.normal = normalize(v.normal);
    s.view = mix(-frame.forward.xyz, to_eye / distance, frame.eye.w);
    s.roughness = clamp(v.surface.x, 0.06, 1.0);
    s.specular = mix(vec3<f32>(0.04), base, v.surface.y);
    s.diffuse = base * (1.0 - v.surface.y);
    s.facing = max(dot(s.normal, s.view), 0.02);

    var light = surrounding(s) + base * v.surface.z;
    for (var i = 0u; i < frame.counts.x; i += 1u) {
        var strength = 1.0;
        if (SHADOWS && i < frame.counts.z) {
            strength = shadow(v.world, s.normal);
        }
        light += reflected(s, -frame.lights[i].direction.xyz) * frame.lights[i].color.rgb
            * strength;
    }
    for (var i = frame.counts.x; i < frame.counts.y; i += 1u) {
        let to_light = frame.lights[i].position.xyz - v.world;
        let d2 = dot(to_light, to_light);
        let reach = d2 * frame.lights[i].position.w;
        if (reach < 1.0) {
            let direction = to_light * inverseSqrt(d2);
            let rim = 1.0 - reach * reach;
            let cone = saturate(
                dot(-direction, frame.lights[i].direction.xyz) * frame.lights[i].cone.x
                    + frame.lights[i].cone.y,
            );
            let strength = rim * rim * cone * cone / max(d2, 0.01);
            light += reflected(s, direction) * frame.lights[i].color.rgb * strength;
        }
    }
    if (frame.horizon.w > 0.0) {
        light = mix(frame.horizon.rgb, light, clear_air(distance));
    }
    return light;
}

fn shown(v: Varying, base: vec4<f32>) -> vec4<f32> {
    var color = base.rgb;
    if ((v.flags & UNLIT) == 0u) {
        color = tone_map(lit(v, base.rgb));
    }
    if ((v.flags & HOVERED) != 0u) {
        color = mix(color, vec3<f32>(1.0), 0.07);
    }
    return vec4<f32>(encode(color) + dither(v.clip.xy), base.a);
}

@fragment
fn plain(v: Varying) -> @location(0) vec4<f32> {
    return shown(v, v.color);
}

@fragment
fn textured(v: Varying) -> @location(0) vec4<f32> {
    return shown(v, v.color * textureSample(base_texture, base_sampler, v.uv));
}
