// What a surface is made of: its numbers and maps. It is put before the shaders that draw meshes.

struct SurfaceMap {
    // u and v are sums of a mesh's u and v, times x and y, and z. w: 1 for the second coordinates.
    u: vec4<f32>,
    v: vec4<f32>,
}

struct SurfaceUse {
    // Light that it gives off; w: scale of the normal map.
    emission: vec4<f32>,
    // Reflectance of what is no metal; w: strength of the occlusion map.
    reflectance: vec4<f32>,
    // Coat, its roughness, alpha below which there is nothing.
    coat: vec4<f32>,
    // Colour, metal and roughness, normal, occlusion, emitted light.
    maps: array<SurfaceMap, 5>,
}

@group(2) @binding(0) var<uniform> surface: SurfaceUse;
@group(2) @binding(1) var color_map: texture_2d<f32>;
@group(2) @binding(2) var metal_roughness_map: texture_2d<f32>;
@group(2) @binding(3) var normal_map: texture_2d<f32>;
@group(2) @binding(4) var occlusion_map: texture_2d<f32>;
@group(2) @binding(5) var emitted_map: texture_2d<f32>;
@group(2) @binding(6) var color_sampler: sampler;
@group(2) @binding(7) var metal_roughness_sampler: sampler;
@group(2) @binding(8) var normal_sampler: sampler;
@group(2) @binding(9) var occlusion_sampler: sampler;
@group(2) @binding(10) var emitted_sampler: sampler;

// xy: the first texture coordinates of the mesh, zw: the second ones.
fn map_uv(map: SurfaceMap, uv: vec4<f32>) -> vec2<f32> {
    let of_mesh = vec3<f32>(mix(uv.xy, uv.zw, map.u.w), 1.0);
    return vec2<f32>(dot(map.u.xyz, of_mesh), dot(map.v.xyz, of_mesh));
}

// The first texture coordinates of an instance, which may show a part of its picture.
fn part_uv(instance: Instance, uv: vec2<f32>) -> vec2<f32> {
    return mix(instance.uv_rect.xy, instance.uv_rect.zw, uv);
}
