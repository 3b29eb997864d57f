//! Skins.

use crate::file::Source;
use crate::nodes::Nodes;
use gltf::accessor::{DataType, Dimensions};
use playground_base::glam::Mat4;
use playground_core_drawing::{ModelMesh, Skin};

/// The most joints of a file, all together.
const MOST_JOINTS: usize = 1 << 18;

/// All skins. Nodes whose skin has joints outside of the scene that is shown lose it.
pub fn skins(
    source: &Source,
    nodes: &mut Nodes,
    meshes: &[ModelMesh],
    left_out: &mut Vec<String>,
) -> Result<Vec<Skin>, String> {
    let mut room = MOST_JOINTS;
    let mut skins = Vec::new();
    for skin in source.document.skins() {
        let named = skin.name().map(str::to_owned);
        let name = named.unwrap_or_else(|| format!("skin {}", skin.index()));
        let joints: Vec<usize> = skin.joints().map(|joint| joint.index()).collect();
        room = room.checked_sub(joints.len()).ok_or_else(|| {
            format!("{name}: the file has more than {MOST_JOINTS} joints: split it")
        })?;
        let joint_from_mesh = joint_from_mesh(source, &skin, joints.len());
        let joint_from_mesh = joint_from_mesh.map_err(|why| format!("{name}: {why}"))?;
        let shown: Option<Vec<usize>> = joints.iter().map(|at| nodes.shown(*at)).collect();
        let (joints, joint_from_mesh) = match shown {
            Some(shown) => (shown, joint_from_mesh),
            None => (Vec::new(), Vec::new()),
        };
        skins.push(Skin {
            name,
            joints,
            joint_from_mesh,
        });
    }
    for node in &mut nodes.all {
        let Some(skin) = node.skin.and_then(|at| skins.get(at)) else {
            continue;
        };
        if skin.joints.is_empty() {
            left_out.push(format!("{}, whose joints are not in the scene", skin.name));
            node.skin = None;
            continue;
        }
        let mesh = node.mesh.and_then(|mesh| meshes.get(mesh));
        check_corners(mesh, skin)?;
    }
    Ok(skins)
}

/// Corners name joints that the skin has.
fn check_corners(mesh: Option<&ModelMesh>, skin: &Skin) -> Result<(), String> {
    let parts = mesh.into_iter().flat_map(|mesh| &mesh.parts);
    let corners = parts.flat_map(|part| &part.mesh.joints);
    let named = corners.flat_map(|corner| corner.joints.iter().zip(corner.weights));
    let named = named.filter(|(_, weight)| *weight > 0);
    let count = skin.joints.len();
    let highest = named.map(|(joint, _)| *joint).max().unwrap_or_default();
    if usize::from(highest) < count {
        return Ok(());
    }
    let mesh = mesh.map_or("", |mesh| &mesh.name);
    Err(format!(
        "{mesh}: a corner names joint {highest}, and {} has {count}",
        skin.name
    ))
}

fn joint_from_mesh(
    source: &Source,
    skin: &gltf::Skin<'_>,
    count: usize,
) -> Result<Vec<Mat4>, String> {
    let Some(accessor) = skin.inverse_bind_matrices() else {
        return Ok(vec![Mat4::IDENTITY; count]);
    };
    if (accessor.data_type(), accessor.dimensions()) != (DataType::F32, Dimensions::Mat4) {
        return Err("its inverse bind matrices are no matrices of numbers".to_owned());
    }
    if accessor.count() < count {
        return Err(format!(
            "it has {} inverse bind matrices for {count} joints",
            accessor.count()
        ));
    }
    let reader = skin.reader(|buffer| source.buffers.get(buffer.index()).map(Vec::as_slice));
    let matrices = reader.read_inverse_bind_matrices();
    let matrices = matrices.ok_or("its inverse bind matrices cannot be read")?;
    let matrices: Vec<Mat4> = matrices
        .take(count)
        .map(|matrix| Mat4::from_cols_array_2d(&matrix))
        .collect();
    match matrices.iter().position(|matrix| !matrix.is_finite()) {
        Some(at) => Err(format!(
            "inverse bind matrix {at} has a part that is no number"
        )),
        None => Ok(matrices),
    }
}
