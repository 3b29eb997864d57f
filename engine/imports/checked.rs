//! [`checked`]: what an importer made is what it may be.

use playground_core_assets::{Imported, Sound};
use playground_core_drawing::{Channel, Mesh, Model, ModelEntity, Panorama, Pixels};

/// What an importer made, if all that it refers to is there.
///
/// # Errors
/// What is wrong with it: a sentence that begins with what it is.
pub fn checked(imported: Imported) -> Result<Imported, String> {
    match &imported {
        Imported::Picture(pixels) => picture(pixels)?,
        Imported::Model(of) => model(of)?,
        Imported::Panorama(of) => panorama(of)?,
        // The renderer checks its numbers when it is uploaded.
        Imported::Material(_) => {}
        Imported::Sound(of) => sound(of)?,
        // Read again where it is used.
        Imported::Font(_) => {}
        // The renderer checks how many there are, and compiles it.
        Imported::Shader(of) if of.parameters.iter().all(|of| (1..=4).contains(&of.width)) => {}
        Imported::Shader(_) => return Err("a shader with a parameter of no size".to_owned()),
    }
    Ok(imported)
}

fn picture(pixels: &Pixels) -> Result<(), String> {
    let (width, height) = (pixels.width_px, pixels.height_px);
    let expected = u64::from(width) * u64::from(height) * 4;
    if expected == 0 {
        return Err(format!("a picture of {width} x {height} pixels"));
    }
    let bytes = pixels.rgba.len() as u64;
    if bytes != expected {
        return Err(format!(
            "a picture of {width} x {height} pixels with {bytes} bytes: four a pixel are {expected}"
        ));
    }
    Ok(())
}

fn panorama(of: &Panorama) -> Result<(), String> {
    let has_sky = u64::from(of.width_px) * u64::from(of.height_px) == of.sky.len() as u64;
    let side = |step: usize| (Panorama::MIRROR_PX as usize) >> step;
    let mut steps = of.mirrored.iter().enumerate();
    let has_steps = of.mirrored.len() == Panorama::STEPS as usize
        && steps.all(|(step, sides)| sides.len() == 6 * side(step) * side(step));
    match has_sky && has_steps && !of.sky.is_empty() {
        true => Ok(()),
        false => Err("light from all around with pixels that are not there".to_owned()),
    }
}

fn model(model: &Model) -> Result<(), String> {
    for (at, node) in model.nodes.iter().enumerate() {
        if node.parent.is_some_and(|parent| parent >= at) {
            return Err(format!("a model whose node {at} comes before its parent"));
        }
        if node.mesh.is_some_and(|mesh| mesh >= model.meshes.len()) {
            return Err(format!(
                "a model whose node {at} has a mesh that is not there"
            ));
        }
        if !node.parent_from_node().is_finite() {
            return Err(format!("a model whose node {at} is at no place"));
        }
    }
    bending(model)?;
    entities(model)?;
    for of in &model.meshes {
        for part in &of.parts {
            mesh(&part.mesh).map_err(|why| format!("a model whose mesh {} {why}", of.name))?;
            if part.material.is_some_and(|at| at >= model.materials.len()) {
                let name = &of.name;
                return Err(format!(
                    "a model whose mesh {name} has a material that is not there"
                ));
            }
        }
    }
    // Pictures that no surface needs have no pixels.
    let with_pixels = |pixels: &&Pixels| **pixels != Pixels::default();
    let pictures = model.pictures.iter().map(|of| &of.pixels);
    pictures
        .filter(with_pixels)
        .try_for_each(|pixels| picture(pixels).map_err(|why| format!("a model with {why}")))
}

/// The most parts of the waveform of a sound.
const MOST_PARTS: usize = 4096;

fn sound(of: &Sound) -> Result<(), String> {
    if of.channels == 0 || of.rate_hz == 0 || of.frames == 0 {
        return Err("a sound without channels, rate or length".to_owned());
    }
    let levels = of.waveform.iter().flat_map(|part| [part.low, part.high]);
    let mut levels = levels.map(|level| (-1.0..=1.0).contains(&level));
    match of.waveform.len() <= MOST_PARTS && levels.all(|is_one| is_one) {
        true => Ok(()),
        false => Err("a sound that is louder than can be, or in too many parts".to_owned()),
    }
}

/// What nodes have besides meshes.
fn entities(model: &Model) -> Result<(), String> {
    for entity in &model.entities {
        let at = entity.node;
        if at >= model.nodes.len() {
            return Err("a model with a light or a camera at a node that is not there".to_owned());
        }
        if !is_finite(entity) {
            return Err(format!(
                "a model whose node {at} has a light or a camera with a number that is none"
            ));
        }
    }
    Ok(())
}

fn is_finite(entity: &ModelEntity) -> bool {
    let light = entity.light.iter().flat_map(|of| {
        let [r, g, b, a] = of.color.to_array();
        let angles = [of.inner_angle_rad, of.outer_angle_rad];
        [r, g, b, a, of.intensity, of.range_m]
            .into_iter()
            .chain(angles)
    });
    let camera = entity.camera.iter().flat_map(|of| {
        let sizes = [of.fov_y_rad, of.ortho_height_m, of.pixels_per_m];
        sizes.into_iter().chain([of.near_m, of.far_m])
    });
    light.chain(camera).all(f32::is_finite)
}

/// Skins and clips.
fn bending(model: &Model) -> Result<(), String> {
    let nodes = model.nodes.len();
    for skin in &model.skins {
        let is_whole = skin.joints.len() == skin.joint_from_mesh.len();
        if !is_whole || skin.joints.iter().any(|joint| *joint >= nodes) {
            let name = &skin.name;
            return Err(format!(
                "a model whose skin {name} has joints that are not there"
            ));
        }
    }
    let mut skins = model.nodes.iter().filter_map(|node| node.skin);
    if skins.any(|skin| skin >= model.skins.len()) {
        return Err("a model with a node whose skin is not there".to_owned());
    }
    for clip in &model.clips {
        let is_wrong = |of: &Channel| {
            let values = of.times.len() * of.interpolation.values() * of.width();
            of.node >= nodes || of.values.len() != values
        };
        if clip.channels.iter().any(is_wrong) {
            let name = &clip.name;
            return Err(format!("a model whose clip {name} moves what is not there"));
        }
    }
    Ok(())
}

fn mesh(mesh: &Mesh) -> Result<(), String> {
    let count = mesh.vertices.len();
    if !mesh.details.is_empty() && mesh.details.len() != count {
        let details = mesh.details.len();
        return Err(format!("has {count} vertices, and details of {details}"));
    }
    let morphs = mesh.morphs.iter();
    let mut morphs = morphs.flat_map(|of| [of.positions.len(), of.normals.len()]);
    let is_whole = |length: usize| length == 0 || length == count;
    if !is_whole(mesh.joints.len()) || !morphs.all(is_whole) {
        return Err(format!(
            "has {count} vertices, and joints or shapes of others"
        ));
    }
    if !mesh.indices.len().is_multiple_of(3) {
        return Err("has a triangle with less than three corners".to_owned());
    }
    let mut levels = mesh.coarser.iter();
    if levels.any(|level| !level.indices.len().is_multiple_of(3) || !level.error_m.is_finite()) {
        return Err("has a level of detail that is not whole".to_owned());
    }
    let of_levels = mesh.coarser.iter().flat_map(|level| &level.indices);
    let mut indices = mesh.indices.iter().chain(of_levels);
    match indices.find(|index| **index as usize >= count) {
        Some(index) => Err(format!(
            "has {count} vertices, and refers to number {index}"
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_drawing::{Light, MeshVertex, ModelMesh, ModelNode, ModelPart};

    #[test]
    fn picture_with_wrong_size_is_refused() {
        let picture = |width_px, height_px, bytes| {
            Imported::Picture(Pixels {
                width_px,
                height_px,
                rgba: vec![0; bytes],
            })
        };
        assert!(checked(picture(2, 3, 24)).is_ok());
        for wrong in [
            picture(2, 3, 23),
            picture(0, 3, 0),
            picture(u32::MAX, u32::MAX, 4),
        ] {
            assert!(checked(wrong).is_err());
        }
    }

    #[test]
    fn light_without_all_of_its_pixels_is_refused() {
        let side = |step: u32| (Panorama::MIRROR_PX >> step) as usize;
        let steps = 0..Panorama::STEPS;
        let good = Panorama {
            width_px: 8,
            height_px: 4,
            sky: vec![0; 32],
            mirrored: steps.map(|at| vec![0; 6 * side(at) * side(at)]).collect(),
            ..Panorama::default()
        };
        assert!(checked(Imported::Panorama(good.clone())).is_ok());
        let damages: [fn(&mut Panorama); 4] = [
            |of| of.width_px = 9,
            |of| of.mirrored.truncate(5),
            |of| of.mirrored[3].truncate(1),
            |of| (of.width_px, of.sky) = (0, Vec::new()),
        ];
        for (at, damage) in damages.into_iter().enumerate() {
            let mut light = good.clone();
            damage(&mut light);
            assert!(checked(Imported::Panorama(light)).is_err(), "damage {at}");
        }
    }

    #[test]
    fn model_that_refers_to_what_is_not_there_is_refused() {
        let triangle = || Mesh {
            vertices: vec![MeshVertex::default(); 3],
            indices: vec![0, 1, 2],
            ..Mesh::default()
        };
        let good = || Model {
            nodes: vec![
                ModelNode {
                    mesh: Some(0),
                    ..ModelNode::default()
                },
                ModelNode {
                    parent: Some(0),
                    ..ModelNode::default()
                },
            ],
            meshes: vec![ModelMesh {
                name: "hull".to_owned(),
                parts: vec![ModelPart {
                    mesh: triangle(),
                    material: None,
                }],
            }],
            ..Model::default()
        };
        assert!(checked(Imported::Model(good())).is_ok());
        let light = |node, range_m| ModelEntity {
            node,
            light: Some(Light {
                range_m,
                ..Light::default()
            }),
            ..ModelEntity::default()
        };
        for (entity, is_good) in [
            (light(1, 3.0), true),
            (light(2, 3.0), false),
            (light(1, f32::NAN), false),
        ] {
            let mut lit = good();
            lit.entities.push(entity);
            assert_eq!(checked(Imported::Model(lit)).is_ok(), is_good);
        }
        let damages: [fn(&mut Model); 8] = [
            |of| of.nodes[1].parent = Some(1),
            |of| of.nodes[0].mesh = Some(1),
            |of| of.nodes[0].translation.x = f32::NAN,
            |of| of.meshes[0].parts[0].mesh.indices[2] = 3,
            |of| of.meshes[0].parts[0].mesh.indices.truncate(2),
            |of| {
                of.meshes[0].parts[0].mesh.coarser = vec![playground_core_drawing::MeshLevel {
                    indices: vec![0, 1, 9],
                    error_m: 0.1,
                }];
            },
            |of| of.meshes[0].parts[0].mesh.details = vec![Default::default(); 2],
            |of| of.meshes[0].parts[0].material = Some(0),
        ];
        for (at, damage) in damages.into_iter().enumerate() {
            let mut model = good();
            damage(&mut model);
            assert!(checked(Imported::Model(model)).is_err(), "damage {at}");
        }
    }
}
