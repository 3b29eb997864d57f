//! Skins, morph targets and animations.

use crate::document::{binary, import};
use playground_base::glam::{Mat4, Vec3};
use playground_base::serde_json::{Value as Json, json};
use playground_core_drawing::{ChannelTarget, Interpolation, MeshJoints, Model};

/// Accessors with their bytes, one after the other in one buffer.
#[derive(Default)]
struct Data {
    bytes: Vec<u8>,
    views: Vec<Json>,
    accessors: Vec<Json>,
}

impl Data {
    /// Returns the index of the accessor.
    fn add(&mut self, bytes: &[u8], kind: (u32, &str), count: usize) -> usize {
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
        let at = self.bytes.len();
        self.bytes.extend(bytes);
        self.views
            .push(json!({"buffer": 0, "byteOffset": at, "byteLength": bytes.len()}));
        self.accessors.push(json!({
            "bufferView": self.views.len() - 1,
            "componentType": kind.0,
            "type": kind.1,
            "count": count,
            "min": [0, 0, 0],
            "max": [1, 1, 1],
        }));
        self.accessors.len() - 1
    }

    fn floats(&mut self, numbers: &[f32], kind: &str, width: usize) -> usize {
        let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
        self.add(&bytes, (5126, kind), numbers.len() / width)
    }
}

/// A bar of two joints with two morph targets, and a clip with each kind of channel.
pub fn bar() -> (Json, Vec<u8>) {
    let mut data = Data::default();
    let corners = [0., 0., 0., 1., 0., 0., 0., 1., 0., 1., 1., 0.];
    let positions = data.floats(&corners, "VEC3", 3);
    let normals = data.floats(&[0., 0., 1.].repeat(4), "VEC3", 3);
    let joints = [0_u8, 1, 0, 0].repeat(4);
    let joints = data.add(&joints, (5121, "VEC4"), 4);
    // Bytes that are shares of 255.
    let weights = [255_u8, 0, 0, 0, 255, 0, 0, 0, 51, 204, 0, 0, 0, 255, 0, 0];
    let weights = data.add(&weights, (5121, "VEC4"), 4);
    data.accessors[weights]["normalized"] = json!(true);
    let indices: Vec<u8> = [0_u16, 1, 2, 1, 3, 2]
        .iter()
        .flat_map(|index| index.to_le_bytes())
        .collect();
    let indices = data.add(&indices, (5123, "SCALAR"), 6);
    let wide = data.floats(&[0., 0., 0.5].repeat(4), "VEC3", 3);
    let lean = data.floats(&[0.25, 0., 0.].repeat(4), "VEC3", 3);
    let matrices = [
        Mat4::IDENTITY.to_cols_array(),
        Mat4::from_translation(Vec3::new(0.0, -1.0, 0.0)).to_cols_array(),
    ]
    .concat();
    let matrices = data.floats(&matrices, "MAT4", 16);
    let times = data.floats(&[0.0, 0.5, 2.0], "SCALAR", 1);
    let places = data.floats(&[0., 0., 0., 1., 0., 0., 2., 0., 0.], "VEC3", 3);
    let turns = [[0., 0., 0., 1.], [0., 0., 1., 0.], [0., 0., 0., 1.]].concat();
    let turns = data.floats(&turns, "VEC4", 4);
    let scales = data.floats(&[1.0; 27], "VEC3", 3);
    let smiles = data.floats(&[0., 1., 0.5, 0.5, 1., 0.], "SCALAR", 1);
    let document = json!({
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [3, 0]}],
        "nodes": [
            {"name": "hip", "children": [1]},
            {"name": "knee", "translation": [0, 1, 0]},
            {"name": "elsewhere"},
            {"name": "leg", "mesh": 0, "skin": 0, "weights": [0.5, 0.25]},
        ],
        "skins": [{"name": "leg", "joints": [0, 1], "inverseBindMatrices": matrices}],
        "meshes": [{"name": "leg", "weights": [0.75, 0.75], "primitives": [{
            "attributes": {"POSITION": positions, "NORMAL": normals,
                           "JOINTS_0": joints, "WEIGHTS_0": weights},
            "indices": indices,
            "targets": [{"POSITION": wide}, {"POSITION": lean, "NORMAL": lean}],
        }]}],
        "animations": [
            {
                "name": "kick",
                "samplers": [
                    {"input": times, "output": places, "interpolation": "STEP"},
                    {"input": times, "output": turns},
                    {"input": times, "output": scales, "interpolation": "CUBICSPLINE"},
                    {"input": times, "output": smiles},
                ],
                "channels": [
                    {"sampler": 0, "target": {"node": 0, "path": "translation"}},
                    {"sampler": 1, "target": {"node": 1, "path": "rotation"}},
                    {"sampler": 2, "target": {"node": 1, "path": "scale"}},
                    {"sampler": 3, "target": {"node": 3, "path": "weights"}},
                    {"sampler": 0, "target": {"node": 2, "path": "translation"}},
                ],
            },
            {"name": "kick", "samplers": [{"input": times, "output": places}],
             "channels": [{"sampler": 0, "target": {"node": 1, "path": "translation"}}]},
        ],
        "buffers": [{"byteLength": data.bytes.len()}],
        "bufferViews": data.views,
        "accessors": data.accessors,
    });
    (document, data.bytes)
}

fn imported(document: &Json, bytes: &[u8]) -> Result<Model, String> {
    import(&binary(document, bytes))
}

#[test]
fn skin_has_its_joints_in_the_order_of_the_model() {
    let (document, bytes) = bar();
    let model = imported(&document, &bytes).expect("it is whole");
    let names: Vec<&str> = model.nodes.iter().map(|node| node.name.as_str()).collect();
    assert_eq!(names, ["leg", "hip", "knee"]);
    assert_eq!(model.skins[0].joints, [1, 2]);
    let lowered = Mat4::from_translation(Vec3::new(0.0, -1.0, 0.0));
    assert_eq!(model.skins[0].joint_from_mesh, [Mat4::IDENTITY, lowered]);
    assert_eq!(model.nodes[0].skin, Some(0));
    assert_eq!(model.left_out, Vec::<String>::new());
    let mesh = &model.meshes[0].parts[0].mesh;
    let half = MeshJoints {
        joints: [0, 1, 0, 0],
        weights: [13107, 52428, 0, 0],
    };
    assert_eq!(mesh.joints[2], half);
}

#[test]
fn morph_targets_have_the_weights_of_the_node() {
    let (document, bytes) = bar();
    let model = imported(&document, &bytes).expect("it is whole");
    assert_eq!(model.nodes[0].weights, [0.5, 0.25]);
    let morphs = &model.meshes[0].parts[0].mesh.morphs;
    assert_eq!(morphs[0].positions, [[0.0, 0.0, 0.5]; 4]);
    assert_eq!((morphs[0].normals.len(), morphs[1].normals.len()), (0, 4));
    let mut document = document;
    document["nodes"][3]["weights"] = Json::Null;
    let of_mesh = imported(&document, &bytes).expect("the mesh has weights");
    assert_eq!(of_mesh.nodes[0].weights, [0.75, 0.75]);
}

#[test]
fn clips_have_all_interpolations_and_names_of_their_own() {
    let (document, bytes) = bar();
    let model = imported(&document, &bytes).expect("it is whole");
    let names: Vec<&str> = model.clips.iter().map(|clip| clip.name.as_str()).collect();
    assert_eq!(names, ["kick", "kick 2"]);
    let kick = &model.clips[0];
    assert_eq!(kick.duration_s, 2.0);
    let kinds: Vec<_> = kick
        .channels
        .iter()
        .map(|of| (of.node, of.target, of.interpolation, of.values.len()))
        .collect();
    // That of a node that is not in the scene is not there.
    let expected = [
        (1, ChannelTarget::Translation, Interpolation::Step, 9),
        (2, ChannelTarget::Rotation, Interpolation::Linear, 12),
        (2, ChannelTarget::Scale, Interpolation::CubicSpline, 27),
        (0, ChannelTarget::Weights, Interpolation::Linear, 6),
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn node_with_a_matrix_that_moves_is_taken_apart() {
    let (mut document, bytes) = bar();
    let turned = Mat4::from_rotation_z(0.5) * Mat4::from_scale(Vec3::new(2.0, 1.0, 1.0));
    document["nodes"][1]["translation"] = Json::Null;
    document["nodes"][1]["matrix"] = json!(turned.to_cols_array());
    let model = imported(&document, &bytes).expect("it is whole");
    let knee = &model.nodes[2];
    assert_eq!(knee.matrix, None);
    assert!(knee.parent_from_node().abs_diff_eq(turned, 1e-5));
}

/// A change of the document, and a part of the message.
type Mistake = (fn(&mut Json, &mut Vec<u8>), &'static str);

/// Writes a number into the data of an accessor.
fn put(document: &Json, bytes: &mut [u8], accessor: &Json, index: usize, number: f32) {
    let accessor = accessor.as_u64().expect("an index") as usize;
    let view = &document["accessors"][accessor]["bufferView"];
    let view = view.as_u64().expect("an index") as usize;
    let offset = &document["bufferViews"][view]["byteOffset"];
    let at = offset.as_u64().expect("a number") as usize + 4 * index;
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
}

fn put_time(document: &Json, bytes: &mut [u8], index: usize, number: f32) {
    let accessor = &document["animations"][0]["samplers"][0]["input"];
    put(document, bytes, accessor, index, number);
}

#[test]
fn mistakes_are_errors_that_say_where() {
    let mistakes: [Mistake; 9] = [
        (
            |document, bytes| put_time(document, bytes, 2, 0.25),
            "kick: channel 0: key 2 is before key 1",
        ),
        (
            |document, bytes| put_time(document, bytes, 1, f32::NAN),
            "kick: channel 0: the time of key 1 is negative or no number",
        ),
        (
            |document, bytes| {
                let accessor = &document["animations"][0]["samplers"][1]["output"];
                put(document, bytes, accessor, 5, f32::INFINITY);
            },
            "kick: channel 1: number 5 of its values is not finite",
        ),
        (
            |document, _| {
                let places = document["animations"][0]["samplers"][0]["output"].clone();
                document["animations"][0]["samplers"][2]["output"] = places;
            },
            "kick: channel 2: it has 9 numbers, and 27 are needed for 3 keys",
        ),
        (
            |document, _| {
                document["animations"][0]["channels"][3]["target"]["node"] = json!(1);
            },
            "kick: channel 3: it changes morph targets of a node without any",
        ),
        (
            |document, _| document["skins"][0]["joints"] = json!([0]),
            "leg: a corner names joint 1, and leg has 1",
        ),
        (
            |document, _| document["skins"][0]["joints"] = json!([0, 1, 0]),
            "leg: it has 2 inverse bind matrices for 3 joints",
        ),
        (
            |document, bytes| {
                let accessor = document["skins"][0]["inverseBindMatrices"].clone();
                put(document, bytes, &accessor, 20, f32::NAN);
            },
            "leg: inverse bind matrix 1 has a part that is no number",
        ),
        (
            |document, _| document["nodes"][1]["children"] = json!([0]),
            "has two parents, or is its own",
        ),
    ];
    for (make, expected) in mistakes {
        let (mut document, mut bytes) = bar();
        make(&mut document, &mut bytes);
        let why = imported(&document, &bytes).expect_err(expected);
        assert!(why.contains(expected), "{why}, and not {expected}");
    }
}

#[test]
fn skin_with_joints_outside_of_the_scene_is_left_out() {
    let (mut document, bytes) = bar();
    document["skins"][0]["joints"] = json!([0, 2]);
    let model = imported(&document, &bytes).expect("it is shown without");
    assert_eq!(model.nodes[0].skin, None);
    assert_eq!(model.left_out, ["leg, whose joints are not in the scene"]);
    let [skin] = &model.skins[..] else {
        panic!("it has one skin");
    };
    assert_eq!(skin.joints.len(), skin.joint_from_mesh.len());
}
