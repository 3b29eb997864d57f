// Meshes without light: into the shadow map, the picking texture and the outline's mask. Those that end
// in `_cut` leave out what is clear.

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) @interpolate(flat) entity: u32,
}

struct Cut {
    @builtin(position) clip: vec4<f32>,
    @location(0) @interpolate(flat) entity: u32,
    @location(1) uv: vec2<f32>,
    @location(2) @interpolate(flat) alpha: f32,
}

fn seen_clip(world: vec3<f32>) -> vec4<f32> {
    return frame.clip_from_world * vec4<f32>(world, 1.0);
}

@group(1) @binding(0) var<uniform> light_from_world: mat4x4<f32>;

fn caster_clip(world: vec3<f32>) -> vec4<f32> {
    return light_from_world * vec4<f32>(world, 1.0);
}

fn cut(clip: vec4<f32>, v: Vertex, instance: Instance) -> Cut {
    let uv = vec4<f32>(part_uv(instance, v.uv), v.uv);
    let of_map = map_uv(surface.maps[0], uv);
    return Cut(clip, instance.entity_flags.x, of_map, instance.color.a);
}

@vertex
fn vertex(v: Vertex, instance: Instance) -> Varying {
    return Varying(seen_clip(world_position(instance, v.position)), instance.entity_flags.x);
}

@vertex
fn vertex_cut(v: Vertex, instance: Instance) -> Cut {
    return cut(seen_clip(world_position(instance, v.position)), v, instance);
}

@vertex
fn caster(v: Vertex, instance: Instance) -> @builtin(position) vec4<f32> {
    return caster_clip(world_position(instance, v.position));
}

@vertex
fn caster_cut(v: Vertex, instance: Instance) -> Cut {
    return cut(caster_clip(world_position(instance, v.position)), v, instance);
}

@vertex
fn vertex_bent(
    v: Vertex,
    instance: Instance,
    bend: Bend,
    @builtin(vertex_index) index: u32,
) -> Varying {
    let corner = bent(v, instance, bend, index);
    let world = world_position(corner.instance, corner.vertex.position);
    return Varying(seen_clip(world), instance.entity_flags.x);
}

@vertex
fn vertex_cut_bent(
    v: Vertex,
    instance: Instance,
    bend: Bend,
    @builtin(vertex_index) index: u32,
) -> Cut {
    let corner = bent(v, instance, bend, index);
    let world = world_position(corner.instance, corner.vertex.position);
    return cut(seen_clip(world), v, instance);
}

@vertex
fn caster_bent(
    v: Vertex,
    instance: Instance,
    bend: Bend,
    @builtin(vertex_index) index: u32,
) -> @builtin(position) vec4<f32> {
    let corner = bent(v, instance, bend, index);
    return caster_clip(world_position(corner.instance, corner.vertex.position));
}

@vertex
fn caster_cut_bent(
    v: Vertex,
    instance: Instance,
    bend: Bend,
    @builtin(vertex_index) index: u32,
) -> Cut {
    let corner = bent(v, instance, bend, index);
    let world = world_position(corner.instance, corner.vertex.position);
    return cut(caster_clip(world), v, instance);
}

fn is_clear(v: Cut) -> bool {
    let alpha = v.alpha * textureSample(color_map, color_sampler, v.uv).a;
    return alpha < surface.coat.z;
}

@fragment
fn entity(v: Varying) -> @location(0) u32 {
    return v.entity;
}

@fragment
fn entity_cut(v: Cut) -> @location(0) u32 {
    if (is_clear(v)) {
        discard;
    }
    return v.entity;
}

@fragment
fn covered() -> @location(0) vec4<f32> {
    return vec4<f32>(1.0);
}

@fragment
fn covered_cut(v: Cut) -> @location(0) vec4<f32> {
    if (is_clear(v)) {
        discard;
    }
    return vec4<f32>(1.0);
}

@fragment
fn depth_cut(v: Cut) {
    if (is_clear(v)) {
        discard;
    }
}
