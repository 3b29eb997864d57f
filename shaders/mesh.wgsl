// Lit meshes.

// Which maps there are, one bit each: colour, metal and roughness, normal, occlusion, emitted light.
override MAPS: u32 = 31u;
// Whether there is nothing where alpha is low.
override CUT: bool = false;
// Whether it is seen from behind as well.
override DOUBLE_SIDED: bool = false;
// Whether the mesh has tangents, colours and second texture coordinates.
override DETAILED: bool = false;

// Whether it hides what is behind, whatever its alpha.
override HIDES: bool = false;
// What is shown in place of light, as `views.rs` counts it.
override VIEW: u32 = 0u;

const COLOR_MAP: u32 = 1u;
const METAL_ROUGHNESS_MAP: u32 = 2u;
const NORMAL_MAP: u32 = 4u;
const OCCLUSION_MAP: u32 = 8u;
const EMITTED_MAP: u32 = 16u;

// What a material gives to the code of the project.
@group(2) @binding(11) var<uniform> parameters: Parameters;

// A point of a surface, before light falls on it. The code of a project may change all but the flags.
struct Point {
    // Where it is, metres.
    world: vec3<f32>,
    // Its direction, of length 1, with the normal map.
    normal: vec3<f32>,
    // The same without the map: that of the coat.
    coat_normal: vec3<f32>,
    // Base colour, linear, and alpha.
    color: vec4<f32>,
    // 0 is a mirror, 1 is chalk.
    roughness: f32,
    // 0 is plastic, 1 is metal.
    metallic: f32,
    // Light that it gives off.
    emitted: vec3<f32>,
    // What is reflected by what is no metal, seen from the front.
    reflectance: vec3<f32>,
    // Share of the light from all around that arrives.
    open: f32,
    // Coat and its roughness.
    coat: vec2<f32>,
    // Texture coordinates.
    uv: vec2<f32>,
    flags: u32,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) @interpolate(flat) color: vec4<f32>,
    @location(3) @interpolate(flat) surface: vec3<f32>,
    @location(4) @interpolate(flat) flags: u32,
}

// With a picture or a surface.
struct Mapped {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) color: vec4<f32>,
    // Roughness, metallic, emissive; w: -1 for instances that are mirrored.
    @location(3) @interpolate(flat) surface: vec4<f32>,
    @location(4) @interpolate(flat) flags: u32,
    // First and second coordinates.
    @location(5) uv: vec4<f32>,
    @location(6) tangent: vec4<f32>,
}

// One colour that is seen through.
struct Faded {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) @interpolate(flat) color: vec4<f32>,
    @location(3) @interpolate(flat) surface: vec3<f32>,
    @location(4) @interpolate(flat) flags: u32,
    // From the middle of the picture, -1 to 1.
    @location(5) place: vec2<f32>,
}

// What is so small in the picture that lighting its corners is enough.
struct Small {
    @builtin(position) clip: vec4<f32>,
    // As it is written to the picture.
    @location(0) color: vec4<f32>,
}

struct Detail {
    @location(10) tangent: vec4<f32>,
    @location(11) color: vec4<f32>,
    @location(12) uv_1: vec2<f32>,
}

fn plain_point(
    world: vec3<f32>,
    normal: vec3<f32>,
    color: vec4<f32>,
    s: vec3<f32>,
    flags: u32,
) -> Point {
    let unit = normalize(normal);
    let usual = vec3<f32>(0.04);
    let emitted = color.rgb * s.z;
    let none = vec2<f32>(0.0);
    return Point(world, unit, unit, color, s.x, s.y, emitted, usual, 1.0, none, none, flags);
}

fn plain_corner(v: Vertex, instance: Instance) -> Varying {
    let world = world_position(instance, v.position);
    let clip = frame.clip_from_world * vec4<f32>(world, 1.0);
    let normal = world_normal(instance, v.normal);
    return Varying(clip, world, normal, instance.color, instance.surface, instance.entity_flags.y);
}

@vertex
fn vertex(v: Vertex, instance: Instance) -> Varying {
    return plain_corner(v, instance);
}

@vertex
fn vertex_faded(v: Vertex, instance: Instance) -> Faded {
    let all = plain_corner(v, instance);
    let place = v.uv * 2.0 - 1.0;
    return Faded(all.clip, all.world, all.normal, all.color, all.surface, all.flags, place);
}

@vertex
fn vertex_small(v: Vertex, instance: Instance) -> Small {
    let world = world_position(instance, v.position);
    let clip = frame.clip_from_world * vec4<f32>(world, 1.0);
    let normal = world_normal(instance, v.normal);
    let flags = instance.entity_flags.y;
    let point = plain_point(world, normal, instance.color, instance.surface, flags);
    let place = vec2<f32>(0.5 + 0.5 * clip.x / clip.w, 0.5 - 0.5 * clip.y / clip.w);
    return Small(clip, shown(point, place * frame.viewport.xy));
}

fn mapped_corner(v: Vertex, instance: Instance, detail: Detail) -> Mapped {
    var out: Mapped;
    out.world = world_position(instance, v.position);
    out.clip = frame.clip_from_world * vec4<f32>(out.world, 1.0);
    out.normal = world_normal(instance, v.normal);
    out.color = instance.color * detail.color;
    out.surface = vec4<f32>(instance.surface, handedness(instance));
    out.flags = instance.entity_flags.y;
    out.uv = vec4<f32>(part_uv(instance, v.uv), detail.uv_1);
    out.tangent = vec4<f32>(world_direction(instance, detail.tangent.xyz), detail.tangent.w);
    return out;
}

@vertex
fn vertex_mapped(v: Vertex, instance: Instance) -> Mapped {
    return mapped_corner(v, instance, Detail(vec4<f32>(0.0), vec4<f32>(1.0), vec2<f32>(0.0)));
}

@vertex
fn vertex_detailed(v: Vertex, instance: Instance, detail: Detail) -> Mapped {
    return mapped_corner(v, instance, detail);
}

@vertex
fn vertex_bent(
    v: Vertex,
    instance: Instance,
    bend: Bend,
    @builtin(vertex_index) index: u32,
) -> Mapped {
    let corner = bent(v, instance, bend, index);
    let detail = Detail(vec4<f32>(0.0), vec4<f32>(1.0), vec2<f32>(0.0));
    return mapped_corner(corner.vertex, corner.instance, detail);
}

@vertex
fn vertex_bent_detailed(
    v: Vertex,
    instance: Instance,
    detail: Detail,
    bend: Bend,
    @builtin(vertex_index) index: u32,
) -> Mapped {
    let corner = bent(v, instance, bend, index);
    return mapped_corner(corner.vertex, corner.instance, detail);
}

fn lit(v: Point, pixel: vec2<f32>) -> vec3<f32> {
    let to_eye = frame.eye.xyz - v.world;
    let per_distance = inverseSqrt(dot(to_eye, to_eye));
    let base = v.color.rgb;
    var s: Surface;
    s.normal = v.normal;
    s.coat_normal = v.coat_normal;
    s.view = mix(-frame.forward.xyz, to_eye * per_distance, frame.eye.w);
    s.roughness = clamp(v.roughness, 0.06, 1.0);
    s.specular = mix(v.reflectance, base, v.metallic);
    s.diffuse = base - base * v.metallic;
    s.facing = max(dot(s.normal, s.view), 0.02);
    s.open = v.open * arriving_around(pixel, dot(v.world - frame.eye.xyz, frame.forward.xyz));
    s.coat = v.coat.x;
    s.coat_roughness = v.coat.y;
    let light = surrounding(s) + v.emitted + suns(s, v.world) + lamps(s, v.world, pixel);
    return mix(frame.horizon.rgb, light, clear_air(1.0 / per_distance));
}

// A point as it is written to the picture.
fn shown(v: Point, pixel: vec2<f32>) -> vec4<f32> {
    let unlit = (v.flags & UNLIT) != 0u;
    let hover = select(0.0, 0.07, (v.flags & HOVERED) != 0u);
    let color = select(shown_light(lit(v, pixel)), shown_color(v.color.rgb), unlit);
    return vec4<f32>(mix(color, shown_color(vec3<f32>(1.0)), hover), v.color.a);
}

fn dithered(color: vec4<f32>, clip: vec4<f32>) -> vec4<f32> {
    return vec4<f32>(color.rgb + dither(clip.xy), select(color.a, 1.0, HIDES));
}

@fragment
fn plain(v: Varying) -> @location(0) vec4<f32> {
    let point = plain_point(v.world, v.normal, v.color, v.surface, v.flags);
    return dithered(shown(point, v.clip.xy), v.clip);
}

@fragment
fn faded(v: Faded) -> @location(0) vec4<f32> {
    let near = saturate(1.0 - dot(v.place, v.place));
    let fade = select(1.0, near * near, (v.flags & ROUND) != 0u);
    let color = vec4<f32>(v.color.rgb, v.color.a * fade);
    let point = plain_point(v.world, v.normal, color, v.surface, v.flags);
    return dithered(shown(point, v.clip.xy), v.clip);
}

@fragment
fn small(v: Small) -> @location(0) vec4<f32> {
    return dithered(v.color, v.clip);
}

// A direction of a normal map in world space. The map's X goes with u, its Y against v. Without
// tangents both follow from how place and coordinates change over the pixel (Schüler 2013).
fn mapped_normal(v: Mapped, normal: vec3<f32>, uv: vec2<f32>, of_map: vec3<f32>) -> vec3<f32> {
    var tangent = v.tangent.xyz;
    var bitangent = cross(normal, tangent) * (v.tangent.w * v.surface.w);
    if (!DETAILED || dot(tangent, tangent) < 1e-8) {
        let right = dpdx(v.world);
        let down = dpdy(v.world);
        let uv_right = dpdx(uv);
        let uv_down = dpdy(uv);
        let across = cross(down, normal);
        let along = cross(normal, right);
        let side = sign(dot(right, across));
        tangent = (across * uv_right.x + along * uv_down.x) * side;
        bitangent = (across * uv_right.y + along * uv_down.y) * -side;
        let longest = max(dot(tangent, tangent), dot(bitangent, bitangent));
        let scale = inverseSqrt(max(longest, 1e-20));
        tangent *= scale;
        bitangent *= scale;
    }
    return normalize(tangent * of_map.x + bitangent * of_map.y + normal * of_map.z);
}

// What the surface is made of at a point.
fn mapped_point(v: Mapped, front: bool) -> Point {
    var normal = normalize(v.normal);
    if (DOUBLE_SIDED) {
        normal *= select(-1.0, 1.0, front) * v.surface.w;
    }
    var point = Point(
        v.world,
        normal,
        normal,
        v.color,
        v.surface.x,
        v.surface.y,
        surface.emission.rgb,
        surface.reflectance.rgb,
        1.0,
        surface.coat.xy,
        v.uv.xy,
        v.flags,
    );
    if ((MAPS & COLOR_MAP) != 0u) {
        point.color *= textureSample(color_map, color_sampler, map_uv(surface.maps[0], v.uv));
    }
    if ((MAPS & METAL_ROUGHNESS_MAP) != 0u) {
        let uv = map_uv(surface.maps[1], v.uv);
        let numbers = textureSample(metal_roughness_map, metal_roughness_sampler, uv);
        point.roughness *= numbers.g;
        point.metallic *= numbers.b;
    }
    if ((MAPS & NORMAL_MAP) != 0u) {
        let uv = map_uv(surface.maps[2], v.uv);
        let of_map = textureSample(normal_map, normal_sampler, uv).xyz * 2.0 - 1.0;
        let leaned = of_map * vec3<f32>(surface.emission.ww, 1.0);
        point.normal = mapped_normal(v, normal, uv, leaned);
    }
    if ((MAPS & OCCLUSION_MAP) != 0u) {
        let uv = map_uv(surface.maps[3], v.uv);
        let arrives = textureSample(occlusion_map, occlusion_sampler, uv).r;
        point.open = mix(1.0, arrives, surface.reflectance.w);
    }
    if ((MAPS & EMITTED_MAP) != 0u) {
        let uv = map_uv(surface.maps[4], v.uv);
        point.emitted *= textureSample(emitted_map, emitted_sampler, uv).rgb;
    }
    point.emitted += point.color.rgb * v.surface.z;
    point = surface_of(point, parameters);
    if (CUT) {
        if (point.color.a < surface.coat.z) {
            discard;
        }
        point.color.a = 1.0;
    }
    return point;
}

@fragment
fn mapped(v: Mapped, @builtin(front_facing) front: bool) -> @location(0) vec4<f32> {
    let point = mapped_point(v, front);
    return dithered(shown(point, v.clip.xy), v.clip);
}

// From blue over green to red.
fn heat(share: f32) -> vec3<f32> {
    let x = saturate(share) * 4.0;
    return saturate(vec3<f32>(x - 2.0, min(x, 4.0 - x), 2.0 - x)) * 0.9 + 0.05;
}

// Which smaller copy of the colour map is sampled, as a share of the fourth.
fn mip_level(uv: vec2<f32>) -> f32 {
    let size = vec2<f32>(textureDimensions(color_map));
    let right = dpdx(uv) * size;
    let down = dpdy(uv) * size;
    return 0.5 * log2(max(max(dot(right, right), dot(down, down)), 1e-8)) * 0.25;
}

// One of the numbers that light is computed from, as a colour; see `Shading`.
@fragment
fn viewed(v: Mapped, @builtin(front_facing) front: bool) -> @location(0) vec4<f32> {
    let point = mapped_point(v, front);
    let level = mip_level(map_uv(surface.maps[0], v.uv));
    let distance = dot(v.world - frame.eye.xyz, frame.forward.xyz);
    let square = floor(fract(v.uv.xy) * 10.0);
    let is_odd = fract((square.x + square.y) * 0.5) > 0.25;
    let reaching = f32(reaching_lights(v.world, v.clip.xy)) / 16.0;
    var color = encode(point.color.rgb);
    switch VIEW {
        case 3u: {
            color = normalize(point.normal) * 0.5 + 0.5;
        }
        case 4u: {
            color = vec3<f32>(point.roughness);
        }
        case 5u: {
            color = vec3<f32>(point.metallic);
        }
        case 6u: {
            color = vec3<f32>(fract(v.uv.xy), select(0.0, 0.25, is_odd));
        }
        case 7u: {
            color = vec3<f32>(exp2(-max(distance, 0.0) * 0.1));
        }
        case 8u: {
            color = heat(reaching);
        }
        case 9u: {
            color = vec3<f32>(0.11, 0.06, 0.03);
        }
        case 10u: {
            color = select(vec3<f32>(0.3), heat(level), (MAPS & COLOR_MAP) != 0u);
        }
        default: {}
    }
    // What is hardly seen costs as much as all else.
    return vec4<f32>(color, select(point.color.a, 1.0, HIDES || VIEW == 9u));
}
