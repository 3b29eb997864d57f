// How light falls on a point: lamps, suns with their shadow, and what comes from all around.
// It is put before mesh.wgsl.

// Taps of the shadow map: 0, 1 or 9.
override SHADOW_TAPS: u32 = 9u;
// How many lights the picture has, rounded up; the surplus ones are black. They are constants, and
// there is no loop, because a software renderer runs both sides of every branch and fetches
// uniforms at changing places one by one: both together cost ten times as much.
override SUNS: u32 = 4u;
override LAMPS: u32 = 12u;
// Whether the surface has a clear coat.
override COATED: bool = false;

@group(1) @binding(0) var shadow_map: texture_depth_2d;
@group(1) @binding(1) var shadow_sampler: sampler_comparison;

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

// What a surface reflects of light of strength 1 from everywhere: factors of its reflectance and of
// white (split sum after Karis 2014, with (1 - x)^6 for the 2^(-9.28 x) of the original).
fn from_everywhere(roughness: f32, facing: f32) -> vec2<f32> {
    let r = roughness * vec4<f32>(-1.0, -0.0275, -0.572, 0.022) + vec4<f32>(1.0, 0.0425, 1.04, -0.04);
    let grazing = 1.0 - facing;
    let grazing3 = grazing * grazing * grazing;
    let k = min(r.x * r.x, grazing3 * grazing3) * r.x + r.y;
    return k * vec2<f32>(-1.04, 1.04) + r.zw;
}

// The light from a mirrored direction, blurred by roughness.
fn mirrored_light(normal: vec3<f32>, view: vec3<f32>, roughness: f32) -> vec3<f32> {
    let up = 2.0 * dot(normal, view) * normal.y - view.y;
    let blur = 0.12 + 0.88 * roughness;
    return mix(
        frame.ambient_down.rgb,
        frame.ambient_up.rgb * 1.35,
        saturate(up / blur * 0.5 + 0.5),
    );
}

// Light from all around: a hemisphere for the diffuse part, a blurred horizon for the reflection.
fn surrounding(s: Surface) -> vec3<f32> {
    let diffuse = mix(frame.ambient_down.rgb, frame.ambient_up.rgb, s.normal.y * 0.5 + 0.5);
    let scale = from_everywhere(s.roughness, s.facing);
    let mirrored = s.specular * scale.x + scale.y;
    var light = s.diffuse * diffuse + mirrored * mirrored_light(s.normal, s.view, s.roughness);
    if (COATED) {
        let coat_facing = max(dot(s.coat_normal, s.view), 0.02);
        let coat_scale = from_everywhere(s.coat_roughness, coat_facing);
        let coat = s.coat * (0.04 * coat_scale.x + coat_scale.y);
        light = light * (1.0 - coat)
            + coat * mirrored_light(s.coat_normal, s.view, s.coat_roughness);
    }
    return light * s.open;
}
