// Meshes that bend: by joints, and by morph targets. It is put before the shaders that draw meshes.

// The upper three rows of matrices, 512 of them in a row of the texture. From the first of an instance on: the
// weights of morph targets, twelve in a matrix, then its joints.
@group(0) @binding(1) var joint_rows: texture_2d<f32>;
// How many targets and vertices there are; then for each vertex of each target what is added to its place and to
// its normal.
@group(3) @binding(0) var morphs: texture_2d<f32>;

struct Bend {
    @location(13) joints: vec4<u32>,
    @location(14) weights: vec4<f32>,
}

// A corner of an instance as if there were no joints: the instance has its own transform.
struct Bent {
    vertex: Vertex,
    instance: Instance,
}

fn joint_row(matrix: u32, row: u32) -> vec4<f32> {
    return textureLoad(joint_rows, vec2<u32>((matrix % 512u) * 3u + row, matrix / 512u), 0);
}

fn morph(index: u32) -> vec4<f32> {
    let width = textureDimensions(morphs).x;
    return textureLoad(morphs, vec2<u32>(index % width, index / width), 0);
}

fn times(row: vec4<f32>, x: vec4<f32>, y: vec4<f32>, z: vec4<f32>) -> vec4<f32> {
    return row.x * x + row.y * y + row.z * z + vec4<f32>(0.0, 0.0, 0.0, row.w);
}

fn bent(v: Vertex, instance: Instance, bend: Bend, index: u32) -> Bent {
    var out = Bent(v, instance);
    var first = instance.entity_flags.z;
    let counts = morph(0u);
    let targets = u32(counts.x);
    let vertices = u32(counts.y);
    for (var target_index = 0u; target_index < targets; target_index += 1u) {
        let weights = joint_row(first + target_index / 12u, target_index % 12u / 4u);
        let weight = weights[target_index % 4u];
        if (weight != 0.0) {
            let at = 1u + (target_index * vertices + index) * 2u;
            out.vertex.position += weight * morph(at).xyz;
            out.vertex.normal += weight * morph(at + 1u).xyz;
        }
    }
    first += (targets + 11u) / 12u;
    if (dot(bend.weights, vec4<f32>(1.0)) < 0.5) {
        // No joint moves it.
        return out;
    }
    var x = vec4<f32>(0.0);
    var y = vec4<f32>(0.0);
    var z = vec4<f32>(0.0);
    for (var at = 0u; at < 4u; at += 1u) {
        let joint = first + bend.joints[at];
        let weight = bend.weights[at];
        x += weight * joint_row(joint, 0u);
        y += weight * joint_row(joint, 1u);
        z += weight * joint_row(joint, 2u);
    }
    out.instance.row_x = times(instance.row_x, x, y, z);
    out.instance.row_y = times(instance.row_y, x, y, z);
    out.instance.row_z = times(instance.row_z, x, y, z);
    return out;
}
