// Meshes without light: into the shadow map, the picking texture and the outline's mask.

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) @interpolate(flat) entity: u32,
}

@vertex
fn vertex(v: Vertex, instance: Instance) -> Varying {
    var out: Varying;
    out.clip = frame.clip_from_world * vec4<f32>(world_position(instance, v.position), 1.0);
    out.entity = instance.entity_flags.x;
    return out;
}

@vertex
fn caster(v: Vertex, instance: Instance) -> @builtin(position) vec4<f32> {
    let at = frame.shadow_from_world * vec4<f32>(world_position(instance, v.position), 1.0);
    // The map's texture coordinates back to clip space.
    return vec4<f32>(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, at.z, 1.0);
}

@fragment
fn entity(v: Varying) -> @location(0) u32 {
    return v.entity;
}

@fragment
fn covered() -> @location(0) vec4<f32> {
    return vec4<f32>(1.0);
}
