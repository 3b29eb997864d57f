//! Meshes: triangles with normals.

use crate::file::Source;
use gltf::mesh::Mode;
use gltf::{Primitive, Semantic};
use playground_base::glam::Vec3;
use playground_core_assets::ImportProgress;
use playground_core_drawing::{
    Mesh, MeshDetail, MeshJoints, MeshVertex, ModelMesh, ModelPart, MorphTarget,
};

/// The most corners and indices of a file, all together: half a GiB of them.
const MOST_CORNERS: usize = 1 << 24;

/// All meshes. What is no triangles is left out.
pub fn meshes(
    source: &Source,
    left_out: &mut Vec<String>,
    progress: &ImportProgress,
) -> Result<Vec<ModelMesh>, String> {
    let mut room = MOST_CORNERS;
    let count = source.document.meshes().len();
    let read = |mesh: gltf::Mesh<'_>| {
        progress.report_part((0.1, 0.4), (mesh.index(), count), "meshes");
        let name = mesh
            .name()
            .map_or_else(|| format!("mesh {}", mesh.index()), str::to_owned);
        let mut parts = Vec::new();
        for primitive in mesh.primitives() {
            let corners = corners_of(&primitive);
            let left = corners.and_then(|corners| room.checked_sub(corners));
            room = left.ok_or_else(|| {
                format!("{name}: the file has more than {MOST_CORNERS} corners: split it")
            })?;
            let part = part_of(source, &primitive).map_err(|why| format!("{name}: {why}"))?;
            if primitive.get(&Semantic::Joints(1)).is_some() {
                left_out.push(format!("more than four joints of a corner of {name}"));
            }
            match part {
                Some(part) => parts.push(part),
                None => left_out.push(format!("points, lines or nothing of {name}")),
            }
        }
        Ok(ModelMesh { name, parts })
    };
    source.document.meshes().map(read).collect()
}

/// How many vertices and indices a part says to have.
fn corners_of(primitive: &Primitive<'_>) -> Option<usize> {
    let positions = primitive.get(&Semantic::Positions);
    let positions = positions.map_or(0, |of| of.count());
    let indices = primitive.indices().map_or(positions, |of| of.count());
    let morphs = primitive.morph_targets().len().checked_mul(positions)?;
    positions.checked_add(indices)?.checked_add(morphs)
}

/// `None` for points and lines.
fn part_of(source: &Source, primitive: &Primitive<'_>) -> Result<Option<ModelPart>, String> {
    let reader = primitive.reader(|buffer| source.buffers.get(buffer.index()).map(Vec::as_slice));
    let positions = reader.read_positions().ok_or("it has no positions")?;
    let positions: Vec<[f32; 3]> = positions.collect();
    let count = positions.len();
    if count == 0 {
        return Ok(None);
    }
    let indices: Vec<u32> = match reader.read_indices() {
        Some(indices) => indices.into_u32().collect(),
        None => (0..count as u32).collect(),
    };
    if let Some(index) = indices.iter().find(|index| **index as usize >= count) {
        return Err(format!("index {index} is not below its {count} vertices"));
    }
    let Some(indices) = triangles(primitive.mode(), indices) else {
        return Ok(None);
    };
    let uvs = |set: u32| -> Vec<[f32; 2]> {
        let uvs = reader.read_tex_coords(set);
        uvs.map(|uvs| uvs.into_f32().collect()).unwrap_or_default()
    };
    let first = uvs(0);
    let normals: Option<Vec<[f32; 3]>> = reader.read_normals().map(Iterator::collect);
    let normals = normals.filter(|normals| normals.len() == count);
    let vertex = |(at, position): (usize, &[f32; 3])| MeshVertex {
        position: *position,
        normal: normals.as_ref().map_or([0.0; 3], |normals| normals[at]),
        uv: first.get(at).copied().unwrap_or_default(),
    };
    let tangents: Option<Vec<[f32; 4]>> = reader.read_tangents().map(Iterator::collect);
    let colors = reader.read_colors(0);
    let colors: Option<Vec<[u8; 4]>> = colors.map(|colors| colors.into_rgba_u8().collect());
    let mut mesh = Mesh {
        details: details(count, tangents, colors, uvs(1)),
        vertices: positions.iter().enumerate().map(vertex).collect(),
        joints: joints(&reader, count)?,
        morphs: morphs(&reader, count)?,
        indices,
        ..Mesh::default()
    };
    if primitive.get(&Semantic::Normals).is_none() || normals.is_none() {
        make_flat(&mut mesh);
    }
    Ok(Some(ModelPart {
        mesh,
        material: primitive.material().index(),
    }))
}

/// The corners of triangles, three each.
fn triangles(mode: Mode, indices: Vec<u32>) -> Option<Vec<u32>> {
    let whole = |mut indices: Vec<u32>| {
        indices.truncate(indices.len() / 3 * 3);
        indices
    };
    let triangles = match mode {
        Mode::Triangles => whole(indices),
        Mode::TriangleStrip => {
            let windows = indices.windows(3).enumerate();
            // Every other one is wound the other way round.
            let corners = windows.flat_map(|(at, of)| match at % 2 {
                0 => [of[0], of[1], of[2]],
                _ => [of[1], of[0], of[2]],
            });
            corners.collect()
        }
        Mode::TriangleFan => {
            let first = indices.first().copied().unwrap_or_default();
            let windows = indices.get(1..).unwrap_or_default().windows(2);
            windows.flat_map(|of| [first, of[0], of[1]]).collect()
        }
        Mode::Points | Mode::Lines | Mode::LineLoop | Mode::LineStrip => return None,
    };
    Some(triangles).filter(|of| !of.is_empty())
}

/// Gives each triangle corners of its own, with its normal: as the format demands for meshes without
/// normals.
fn make_flat(mesh: &mut Mesh) {
    let indices = mesh.indices.iter().map(|index| *index as usize);
    let corners = indices
        .clone()
        .filter_map(|index| mesh.vertices.get(index).copied());
    let mut corners: Vec<MeshVertex> = corners.collect();
    let details = indices.filter_map(|index| mesh.details.get(index).copied());
    // Their tangents lie on a surface that the file does not say.
    let details = details.map(|detail| MeshDetail {
        tangent: MeshDetail::default().tangent,
        ..detail
    });
    mesh.details = details.collect();
    let at_corners = |of: &[[f32; 3]]| -> Vec<[f32; 3]> {
        let indices = mesh.indices.iter();
        let found = indices.filter_map(|index| of.get(*index as usize).copied());
        found.collect()
    };
    let morphs = mesh.morphs.iter().map(|morph| MorphTarget {
        positions: at_corners(&morph.positions),
        normals: Vec::new(),
    });
    let morphs = morphs.collect();
    let indices = mesh.indices.iter().map(|index| *index as usize);
    let joints = indices.filter_map(|index| mesh.joints.get(index).copied());
    let joints = joints.collect();
    (mesh.morphs, mesh.joints) = (morphs, joints);
    for triangle in corners.chunks_exact_mut(3) {
        let [a, b, c] = [0, 1, 2].map(|at| Vec3::from_array(triangle[at].position));
        let normal = (b - a).cross(c - a).normalize_or(Vec3::Y);
        for corner in triangle {
            corner.normal = normal.to_array();
        }
    }
    mesh.indices = (0..corners.len() as u32).collect();
    mesh.vertices = corners;
}

/// Which joints move each corner: of the first set alone, four at most.
fn joints<'a, 's, F>(
    reader: &gltf::mesh::Reader<'a, 's, F>,
    count: usize,
) -> Result<Vec<MeshJoints>, String>
where
    F: Clone + Fn(gltf::Buffer<'a>) -> Option<&'s [u8]>,
{
    let (Some(joints), Some(weights)) = (reader.read_joints(0), reader.read_weights(0)) else {
        return Ok(Vec::new());
    };
    let corners = joints.into_u16().zip(weights.into_f32());
    let corners: Vec<MeshJoints> = corners
        .map(|(joints, weights)| MeshJoints::new(joints, weights))
        .collect();
    match corners.len() == count {
        true => Ok(corners),
        false => Err(format!(
            "{} of its {count} vertices have joints",
            corners.len()
        )),
    }
}

/// Its other shapes. How tangents change is not read.
fn morphs<'a, 's, F>(
    reader: &gltf::mesh::Reader<'a, 's, F>,
    count: usize,
) -> Result<Vec<MorphTarget>, String>
where
    F: Clone + Fn(gltf::Buffer<'a>) -> Option<&'s [u8]>,
{
    let targets = reader.read_morph_targets().enumerate();
    let read = targets.map(|(at, (positions, normals, _))| {
        let positions: Option<Vec<[f32; 3]>> = positions.map(Iterator::collect);
        let positions = positions.unwrap_or_else(|| vec![[0.0; 3]; count]);
        let normals: Option<Vec<[f32; 3]>> = normals.map(Iterator::collect);
        let normals = normals.unwrap_or_default();
        if positions.len() != count || !normals.is_empty() && normals.len() != count {
            return Err(format!("morph target {at} is not of its {count} vertices"));
        }
        let mut numbers = positions.iter().chain(&normals).flatten();
        match numbers.all(|number| number.is_finite()) {
            true => Ok(MorphTarget { positions, normals }),
            false => Err(format!("a part of morph target {at} is no number")),
        }
    });
    read.collect()
}

/// What corners have beyond place, normal and the first texture coordinates; nothing where the file has
/// none of it.
fn details(
    count: usize,
    tangents: Option<Vec<[f32; 4]>>,
    colors: Option<Vec<[u8; 4]>>,
    uvs: Vec<[f32; 2]>,
) -> Vec<MeshDetail> {
    if tangents.is_none() && colors.is_none() && uvs.is_empty() {
        return Vec::new();
    }
    let (tangents, colors) = (tangents.unwrap_or_default(), colors.unwrap_or_default());
    let usual = MeshDetail::default();
    let detail = |at: usize| MeshDetail {
        tangent: tangents.get(at).copied().unwrap_or(usual.tangent),
        color: colors.get(at).copied().unwrap_or(usual.color),
        uv_1: uvs.get(at).copied().unwrap_or(usual.uv_1),
    };
    (0..count).map(detail).collect()
}
