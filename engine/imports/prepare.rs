//! [`prepare`]: carries out the settings that all pictures and all models have.

use super::job::{ImportAs, ImportJob};
use super::levels::add_levels;
use super::sound_picture::sound_picture;
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::image::{RgbaImage, imageops};
use playground_core_assets::{ImportSettings, Imported};
use playground_core_drawing::{
    Channel, ChannelTarget, LightKind, Mesh, MeshVertex, Model, ModelEntity, ModelNode,
    MorphTarget, Pixels,
};
use std::collections::HashMap;
use std::f32::consts::FRAC_PI_2;

/// What an importer made, with the settings that all pictures and all models have.
pub fn prepare(imported: Imported, job: &ImportJob) -> Imported {
    match imported {
        Imported::Picture(pixels) => {
            let chosen = job.settings.number("most_side").unwrap_or_default();
            let mut most = if chosen >= 1.0 {
                chosen as u32
            } else {
                u32::MAX
            };
            if let ImportAs::SmallPicture(side) = job.import_as {
                most = most.min(side);
            }
            Imported::Picture(at_most(pixels, most))
        }
        Imported::Model(model) => {
            let mut model = placed(model, &job.settings);
            if job.settings.choice("levels") != Some("none") {
                add_levels(&mut model);
            }
            Imported::Model(model)
        }
        Imported::Sound(sound) => match job.import_as {
            ImportAs::SmallPicture(side) => Imported::Picture(sound_picture(&sound, side)),
            _ => Imported::Sound(sound),
        },
        other @ (Imported::Panorama(_)
        | Imported::Material(_)
        | Imported::Font(_)
        | Imported::Shader(_)) => other,
    }
}

/// The picture, with at most so many pixels on a side.
fn at_most(pixels: Pixels, side: u32) -> Pixels {
    let (width, height) = (pixels.width_px, pixels.height_px);
    let longer = width.max(height);
    let is_whole = pixels.rgba.len() as u64 == u64::from(width) * u64::from(height) * 4;
    if longer <= side || !is_whole {
        return pixels;
    }
    let scaled = |of: u32| {
        let scaled = (u64::from(of) * u64::from(side)).div_ceil(u64::from(longer));
        (scaled as u32).max(1)
    };
    let Some(picture) = RgbaImage::from_raw(width, height, pixels.rgba) else {
        return Pixels::default();
    };
    let picture = imageops::thumbnail(&picture, scaled(width), scaled(height));
    Pixels {
        width_px: picture.width(),
        height_px: picture.height(),
        rgba: picture.into_raw(),
    }
}

/// The model with its scale, its axes and its normals.
fn placed(mut model: Model, settings: &ImportSettings) -> Model {
    match settings.choice("normals") {
        Some("flat") => parts(&mut model).for_each(make_flat),
        Some("smooth") => parts(&mut model).for_each(make_smooth),
        _ => {}
    }
    let scale = settings.number("scale").unwrap_or(1.0) as f32;
    let turn = match settings.choice("up") {
        Some("z") => Quat::from_rotation_x(-FRAC_PI_2),
        Some("x") => Quat::from_rotation_z(FRAC_PI_2),
        _ => Quat::IDENTITY,
    };
    let is_usual = scale == 1.0 && turn == Quat::IDENTITY;
    if is_usual || !scale.is_finite() {
        return model;
    }
    let by = Mat4::from_scale_rotation_translation(Vec3::splat(scale), turn, Vec3::ZERO);
    let is_root = |at: usize| model.nodes.get(at).is_some_and(|of| of.parent.is_none());
    let channels = model.clips.iter_mut().flat_map(|clip| &mut clip.channels);
    for channel in channels.filter(|channel| is_root(channel.node)) {
        place_channel(channel, (scale, turn));
    }
    for node in model.nodes.iter_mut().filter(|node| node.parent.is_none()) {
        place(node, by, (scale, turn));
    }
    for entity in &mut model.entities {
        scale_entity(entity, scale);
    }
    model
}

fn place(node: &mut ModelNode, by: Mat4, (scale, turn): (f32, Quat)) {
    match &mut node.matrix {
        Some(matrix) => *matrix = by * *matrix,
        None => {
            node.translation = turn * node.translation * scale;
            node.rotation = turn * node.rotation;
            node.scale *= scale;
        }
    }
}

/// What a light reaches and a camera sees grows with the model, so that it looks as it did: a lamp that is
/// twice as far away lights as much when it is four times as strong.
fn scale_entity(entity: &mut ModelEntity, scale: f32) {
    if let Some(light) = &mut entity.light
        && light.kind != LightKind::Directional
    {
        light.range_m *= scale;
        light.intensity *= scale * scale;
    }
    if let Some(camera) = &mut entity.camera {
        camera.near_m *= scale;
        camera.far_m *= scale;
        camera.ortho_height_m *= scale;
    }
}

/// What a clip says of a root, as of the root itself. All of it is linear, tangents included.
fn place_channel(channel: &mut Channel, (scale, turn): (f32, Quat)) {
    match channel.target {
        ChannelTarget::Translation => {
            let (values, _): (&mut [[f32; 3]], _) = channel.values.as_chunks_mut();
            for value in values {
                *value = (turn * Vec3::from_array(*value) * scale).to_array();
            }
        }
        ChannelTarget::Rotation => {
            let (values, _): (&mut [[f32; 4]], _) = channel.values.as_chunks_mut();
            for value in values {
                *value = (turn * Quat::from_array(*value)).to_array();
            }
        }
        ChannelTarget::Scale => channel.values.iter_mut().for_each(|value| *value *= scale),
        ChannelTarget::Weights => {}
    }
}

fn parts(model: &mut Model) -> impl Iterator<Item = &mut Mesh> {
    let meshes = model.meshes.iter_mut();
    meshes.flat_map(|mesh| mesh.parts.iter_mut().map(|part| &mut part.mesh))
}

/// The normal of a triangle, as long as twice its area.
fn normal_of(corners: [Vec3; 3]) -> Vec3 {
    let [a, b, c] = corners;
    (b - a).cross(c - a)
}

fn corner(mesh: &Mesh, index: u32) -> Option<Vec3> {
    let vertex = mesh.vertices.get(index as usize)?;
    Some(Vec3::from_array(vertex.position))
}

/// Gives each triangle corners of its own, with its normal.
fn make_flat(mesh: &mut Mesh) {
    let mut vertices: Vec<MeshVertex> = Vec::with_capacity(mesh.indices.len());
    let mut details = Vec::new();
    let (triangles, _): (&[[u32; 3]], _) = mesh.indices.as_chunks();
    for triangle in triangles {
        let [Some(a), Some(b), Some(c)] = triangle.map(|index| corner(mesh, index)) else {
            continue;
        };
        let normal = normal_of([a, b, c]).normalize_or(Vec3::Y).to_array();
        for index in triangle.map(|index| index as usize) {
            let vertex = mesh.vertices.get(index).copied().unwrap_or_default();
            vertices.push(MeshVertex { normal, ..vertex });
            details.extend(mesh.details.get(index).copied());
        }
    }
    let (triangles, _): (&[[u32; 3]], _) = mesh.indices.as_chunks();
    let whole = triangles
        .iter()
        .filter(|of| of.iter().all(|index| corner(mesh, *index).is_some()));
    let corners: Vec<usize> = whole.flatten().map(|index| *index as usize).collect();
    let at_corners = |of: &[[f32; 3]]| -> Vec<[f32; 3]> {
        let found = corners.iter().filter_map(|at| of.get(*at).copied());
        found.collect()
    };
    let morphs = mesh.morphs.iter().map(|morph| MorphTarget {
        positions: at_corners(&morph.positions),
        normals: Vec::new(),
    });
    let morphs: Vec<MorphTarget> = morphs.collect();
    let joints = corners
        .iter()
        .filter_map(|at| mesh.joints.get(*at).copied());
    mesh.joints = joints.collect();
    mesh.morphs = morphs;
    mesh.indices = (0..vertices.len() as u32).collect();
    (mesh.vertices, mesh.details) = (vertices, details);
}

/// Gives all corners at one place the mean of the normals of their triangles, larger ones counting more.
fn make_smooth(mesh: &mut Mesh) {
    let key = |place: Vec3| place.to_array().map(f32::to_bits);
    let mut normals: HashMap<[u32; 3], Vec3> = HashMap::new();
    let (triangles, _): (&[[u32; 3]], _) = mesh.indices.as_chunks();
    for triangle in triangles {
        let [Some(a), Some(b), Some(c)] = triangle.map(|index| corner(mesh, index)) else {
            continue;
        };
        let normal = normal_of([a, b, c]);
        for place in [a, b, c] {
            *normals.entry(key(place)).or_default() += normal;
        }
    }
    for vertex in &mut mesh.vertices {
        let normal = normals.get(&key(Vec3::from_array(vertex.position)));
        let normal = normal.copied().unwrap_or_default();
        vertex.normal = normal.normalize_or(Vec3::Y).to_array();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_assets::SettingValue;
    use playground_core_drawing::{Camera, Light, ModelMesh, ModelPart};

    fn settings(chosen: &[(&str, SettingValue)]) -> ImportSettings {
        let values = chosen.iter();
        ImportSettings {
            values: values
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        }
    }

    #[test]
    fn preview_keeps_the_shape_of_the_picture() {
        for (size, expected) in [
            ((10, 20), (10, 20)),
            ((960, 480), (96, 48)),
            ((10_000, 3), (96, 1)),
        ] {
            let pixels = Pixels {
                width_px: size.0,
                height_px: size.1,
                rgba: vec![200; size.0 as usize * size.1 as usize * 4],
            };
            let small = at_most(pixels, 96);
            assert_eq!((small.width_px, small.height_px), expected);
            assert!(small.rgba.iter().all(|byte| *byte == 200));
        }
    }

    #[test]
    fn model_with_z_up_in_centimetres_stands_in_metres() {
        let node = |parent, translation| ModelNode {
            parent,
            translation,
            ..ModelNode::default()
        };
        let model = Model {
            nodes: vec![
                node(None, Vec3::new(0.0, 0.0, 300.0)),
                node(Some(0), Vec3::new(0.0, 0.0, 100.0)),
            ],
            ..Model::default()
        };
        let chosen = settings(&[
            ("up", SettingValue::Choice("z".to_owned())),
            ("scale", SettingValue::Number(0.01)),
        ]);
        let places = placed(model, &chosen).model_from_nodes();
        for (place, height) in places.iter().zip([3.0, 4.0]) {
            let at = place.transform_point3(Vec3::ZERO);
            assert!(at.abs_diff_eq(Vec3::new(0.0, height, 0.0), 1e-5), "{at}");
        }
    }

    #[test]
    fn light_and_camera_of_a_file_in_centimetres_look_as_in_the_file() {
        let model = Model {
            nodes: vec![ModelNode::default()],
            entities: vec![ModelEntity {
                light: Some(Light {
                    kind: LightKind::Point,
                    intensity: 90_000.0,
                    range_m: 500.0,
                    ..Light::default()
                }),
                camera: Some(Camera {
                    near_m: 10.0,
                    far_m: 2_000.0,
                    ortho_height_m: 300.0,
                    ..Camera::default()
                }),
                ..ModelEntity::default()
            }],
            ..Model::default()
        };
        let chosen = settings(&[("scale", SettingValue::Number(0.01))]);
        let placed = placed(model, &chosen).entities.remove(0);
        let (light, camera) = (placed.light.expect("one"), placed.camera.expect("one"));
        for (found, expected) in [
            (light.range_m, 5.0),
            (light.intensity, 9.0),
            (camera.near_m, 0.1),
            (camera.far_m, 20.0),
            (camera.ortho_height_m, 3.0),
        ] {
            assert!((found - expected).abs() < 1e-4, "{found} {expected}");
        }
    }

    #[test]
    fn clip_of_a_root_is_scaled_and_turned_as_the_root_is() {
        let channel = |target, values: Vec<f32>| Channel {
            node: 0,
            target,
            times: vec![0.0],
            values,
            ..Channel::default()
        };
        let model = Model {
            nodes: vec![ModelNode::default()],
            clips: vec![playground_core_drawing::Clip {
                channels: vec![
                    channel(ChannelTarget::Translation, vec![0.0, 0.0, 300.0]),
                    channel(ChannelTarget::Scale, vec![1.0, 2.0, 3.0]),
                    channel(ChannelTarget::Rotation, vec![0.0, 0.0, 0.0, 1.0]),
                ],
                ..Default::default()
            }],
            ..Model::default()
        };
        let chosen = settings(&[
            ("up", SettingValue::Choice("z".to_owned())),
            ("scale", SettingValue::Number(0.01)),
        ]);
        let placed = placed(model, &chosen);
        let values = |at: usize| placed.clips[0].channels[at].values.clone();
        let at = Vec3::from_slice(&values(0));
        assert!(at.abs_diff_eq(Vec3::new(0.0, 3.0, 0.0), 1e-5), "{at}");
        assert_eq!(values(1), [0.01, 0.02, 0.03]);
        let turned = Quat::from_slice(&values(2)) * Vec3::Z;
        assert!(turned.abs_diff_eq(Vec3::Y, 1e-5), "{turned}");
    }

    #[test]
    fn flat_triangles_keep_their_joints_and_shapes() {
        let mesh = Mesh {
            vertices: vec![MeshVertex::default(); 4],
            joints: (0..4)
                .map(|joint| playground_core_drawing::MeshJoints {
                    joints: [joint; 4],
                    ..Default::default()
                })
                .collect(),
            morphs: vec![MorphTarget {
                positions: vec![[0.0; 3], [1.0; 3], [2.0; 3], [3.0; 3]],
                ..MorphTarget::default()
            }],
            indices: vec![0, 1, 2, 0, 2, 3],
            ..Mesh::default()
        };
        let mut flat = mesh;
        make_flat(&mut flat);
        let joints = flat.joints.iter().map(|of| of.joints[0]);
        assert_eq!(joints.collect::<Vec<_>>(), [0, 1, 2, 0, 2, 3]);
        let shape = flat.morphs[0].positions.iter().map(|of| of[0]);
        assert_eq!(shape.collect::<Vec<_>>(), [0.0, 1.0, 2.0, 0.0, 2.0, 3.0]);
    }

    #[test]
    fn normals_are_made_of_triangles() {
        // A roof: two triangles that share an edge along z.
        let vertex = |position| MeshVertex {
            position,
            ..MeshVertex::default()
        };
        let roof = || Model {
            meshes: vec![ModelMesh {
                name: String::new(),
                parts: vec![ModelPart {
                    mesh: Mesh {
                        vertices: vec![
                            vertex([0.0, 1.0, 0.0]),
                            vertex([0.0, 1.0, 1.0]),
                            vertex([1.0, 0.0, 0.0]),
                            vertex([-1.0, 0.0, 0.0]),
                        ],
                        indices: vec![0, 1, 2, 0, 3, 1],
                        ..Mesh::default()
                    },
                    material: None,
                }],
            }],
            ..Model::default()
        };
        let with = |word: &str| {
            let chosen = settings(&[("normals", SettingValue::Choice(word.to_owned()))]);
            placed(roof(), &chosen)
                .meshes
                .remove(0)
                .parts
                .remove(0)
                .mesh
        };
        let flat = with("flat");
        assert_eq!(flat.vertices.len(), 6);
        let half = std::f32::consts::FRAC_1_SQRT_2;
        for (at, x) in [(0, half), (2, half), (3, -half), (5, -half)] {
            let normal = Vec3::from_array(flat.vertices[at].normal);
            assert!(
                normal.abs_diff_eq(Vec3::new(x, half, 0.0), 1e-6),
                "{normal}"
            );
        }
        let smooth = with("smooth");
        assert_eq!(smooth.vertices.len(), 4);
        let ridge = Vec3::from_array(smooth.vertices[1].normal);
        assert!(ridge.abs_diff_eq(Vec3::Y, 1e-6), "{ridge}");
    }
}
