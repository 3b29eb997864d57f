//! Models as files have them.

use crate::document::{binary, data_uri, import, import_at, square};
use playground_base::Color;
use playground_base::glam::{Mat4, Vec2, Vec3};
use playground_base::serde_json::{Value as Json, json};
use playground_core_drawing::{
    Blend, MeshDetail, Model, SurfaceMap, TextureEncoding, TextureFilter, TextureId,
};
use std::fs;

/// The corners of all triangles of the first mesh.
fn corners(model: &Model) -> Vec<Vec3> {
    let mesh = &model.meshes[0].parts[0].mesh;
    let at = |index: &u32| Vec3::from_array(mesh.vertices[*index as usize].position);
    mesh.indices.iter().map(at).collect()
}

#[test]
fn square_has_its_corners_normals_and_place() {
    let (document, bytes) = square();
    let model = import(&binary(&document, &bytes)).expect("it is whole");
    let expected = [[0, 0], [1, 0], [1, 1], [0, 0], [1, 1], [0, 1]];
    let expected = expected.map(|[x, y]| Vec3::new(x as f32, y as f32, 0.0));
    assert_eq!(corners(&model), expected);
    let vertices = &model.meshes[0].parts[0].mesh.vertices;
    // It has no normals: each triangle gets its own, to the side from which it is seen counter-clockwise.
    assert!(
        vertices
            .iter()
            .all(|vertex| vertex.normal == [0.0, 0.0, 1.0])
    );
    assert_eq!(vertices[1].uv, [1.0, 1.0]);
    let names: Vec<&str> = model.nodes.iter().map(|node| node.name.as_str()).collect();
    assert_eq!(names, ["Root", "Leaf"]);
    let places = model.model_from_nodes();
    let expected =
        Mat4::from_translation(Vec3::new(1.0, 2.0, 3.0)) * Mat4::from_scale(Vec3::splat(2.0));
    assert!(places[1].abs_diff_eq(expected, 1e-6), "{}", places[1]);
    assert_eq!(model.left_out, Vec::<String>::new());
}

#[test]
fn material_and_picture_are_those_of_the_file() {
    let (document, bytes) = square();
    let model = import(&binary(&document, &bytes)).expect("it is whole");
    let material = &model.materials[0];
    let color = Color {
        r: 0.5,
        g: 0.25,
        b: 1.0,
        a: 0.75,
    };
    assert_eq!(material.material.color, color);
    assert_eq!(
        (material.material.metallic, material.material.roughness),
        (0.125, 0.5)
    );
    let map = material.surface.color.map(|map| map.texture);
    assert_eq!((map, material.blend), (Some(TextureId(0)), Blend::Alpha));
    let picture = &model.pictures[0];
    assert_eq!(
        (picture.name.as_str(), picture.filter),
        ("wood", TextureFilter::Nearest)
    );
    assert_eq!((picture.pixels.width_px, picture.pixels.height_px), (2, 3));
    assert_eq!(picture.pixels.rgba[..4], [200, 100, 50, 255]);
}

#[test]
fn surface_has_what_the_file_says_of_it() {
    let (mut document, bytes) = square();
    let material = &mut document["materials"][0];
    material["doubleSided"] = json!(true);
    material["alphaMode"] = json!("MASK");
    material["alphaCutoff"] = json!(0.25);
    material["emissiveFactor"] = json!([1.0, 0.5, 0.0]);
    material["emissiveTexture"] = json!({"index": 0});
    material["normalTexture"] = json!({"index": 0, "scale": 0.5, "texCoord": 1});
    material["occlusionTexture"] = json!({"index": 0, "strength": 0.75, "extensions": {
        "KHR_texture_transform": {"offset": [0.25, 0.5], "scale": [2, 4], "texCoord": 1}
    }});
    material["extensions"] = json!({
        "KHR_materials_emissive_strength": {"emissiveStrength": 4.0},
        "KHR_materials_ior": {"ior": 3.0},
        "KHR_materials_specular": {"specularFactor": 0.5, "specularColorFactor": [1.0, 0.5, 9.0]},
        "KHR_materials_clearcoat": {"clearcoatFactor": 0.5, "clearcoatRoughnessFactor": 0.125},
        "KHR_materials_sheen": {},
    });
    let used = [
        "KHR_materials_clearcoat",
        "KHR_materials_emissive_strength",
        "KHR_materials_ior",
        "KHR_materials_sheen",
        "KHR_materials_specular",
        "KHR_texture_transform",
    ];
    document["extensionsUsed"] = json!(used);
    let model = import(&binary(&document, &bytes)).expect("it is whole");
    let surface = &model.materials[0].surface;
    assert!(surface.double_sided);
    assert_eq!(surface.cutoff, Some(0.25));
    assert_eq!(model.materials[0].blend, Blend::Opaque);
    assert_eq!(surface.emission, [4.0, 2.0, 0.0]);
    // ((3 - 1) / (3 + 1))², times the colour, at most 1, times the factor.
    assert_eq!(surface.reflectance, [0.125, 0.0625, 0.5]);
    assert_eq!((surface.coat, surface.coat_roughness), (0.5, 0.125));
    assert_eq!(
        (surface.normal_scale, surface.occlusion_strength),
        (0.5, 0.75)
    );
    let map = |of: &Option<SurfaceMap>| of.expect("it has this map");
    let [color, normal, occlusion, emitted] = [
        &surface.color,
        &surface.normal,
        &surface.occlusion,
        &surface.emitted,
    ]
    .map(map);
    assert!(surface.metal_roughness.is_none());
    assert_eq!(color, emitted, "the same use of the same picture");
    assert_eq!(normal.texture, occlusion.texture);
    assert_eq!((normal.uv_set, occlusion.uv_set, color.uv_set), (1, 1, 0));
    let placed = occlusion
        .map_from_mesh
        .transform_point2(Vec2::new(1.0, 1.0));
    assert_eq!(placed, Vec2::new(2.25, 4.5));
    let encoding = |map: SurfaceMap| model.pictures[map.texture.0 as usize].encoding;
    assert_eq!(encoding(color), TextureEncoding::Color);
    assert_eq!(encoding(normal), TextureEncoding::Data);
    assert_eq!(model.pictures.len(), 2);
    assert_eq!(model.left_out, ["KHR_materials_sheen"]);
}

#[test]
fn corners_have_tangents_colours_and_second_coordinates_if_the_file_has_some() {
    let (mut document, mut bytes) = square();
    let model = import(&binary(&document, &bytes)).expect("it is whole");
    assert!(model.meshes[0].parts[0].mesh.details.is_empty());
    let mut add = |name: &str, kind: &str, numbers: &[f32]| {
        let (offset, length) = (bytes.len(), numbers.len() * 4);
        bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        let list = |document: &mut Json, name: &str, of: Json| {
            let list = document[name].as_array_mut().expect("a list");
            list.push(of);
            list.len() - 1
        };
        let view = json!({"buffer": 0, "byteOffset": offset, "byteLength": length});
        let view = list(&mut document, "bufferViews", view);
        let of = json!({"bufferView": view, "componentType": 5126, "count": 4, "type": kind});
        let accessor = list(&mut document, "accessors", of);
        document["meshes"][0]["primitives"][0]["attributes"][name] = json!(accessor);
    };
    add("NORMAL", "VEC3", &[0.0, 0.0, 1.0].repeat(4));
    add("TANGENT", "VEC4", &[0.0, 1.0, 0.0, -1.0].repeat(4));
    add("COLOR_0", "VEC3", &[1.0, 0.0, 0.2].repeat(4));
    add("TEXCOORD_1", "VEC2", &[0.25, 0.75].repeat(4));
    document["buffers"][0]["byteLength"] = json!(bytes.len());
    let model = import(&binary(&document, &bytes)).expect("it is whole");
    let detail = MeshDetail {
        tangent: [0.0, 1.0, 0.0, -1.0],
        color: [255, 0, 51, 255],
        uv_1: [0.25, 0.75],
    };
    assert_eq!(model.meshes[0].parts[0].mesh.details, [detail; 4]);
}

#[test]
fn strips_and_fans_become_triangles_and_points_are_left_out() {
    let cases: [(u32, Option<&[u32]>); 4] = [
        (4, Some(&[0, 1, 2])),
        (5, Some(&[0, 1, 2, 2, 1, 0, 2, 0, 2, 2, 0, 3])),
        (6, Some(&[0, 1, 2, 0, 2, 0, 0, 0, 2, 0, 2, 3])),
        (0, None),
    ];
    for (mode, expected) in cases {
        let (mut document, bytes) = square();
        document["meshes"][0]["primitives"][0]["mode"] = json!(mode);
        let model = import(&binary(&document, &bytes)).expect("it is whole");
        let Some(expected) = expected else {
            assert!(model.meshes[0].parts.is_empty());
            assert_eq!(model.left_out, ["points, lines or nothing of Square"]);
            continue;
        };
        let points = [[0., 0.], [1., 0.], [1., 1.], [0., 1.]].map(|[x, y]| Vec3::new(x, y, 0.0));
        let expected: Vec<Vec3> = expected.iter().map(|at| points[*at as usize]).collect();
        let found = corners(&model);
        assert_eq!(found[..expected.len().min(found.len())], expected, "{mode}");
    }
}

#[test]
fn picture_transform_places_the_map() {
    let (mut document, bytes) = square();
    let texture = &mut document["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"];
    texture["extensions"] = json!({"KHR_texture_transform":
        {"offset": [0.25, 0.5], "rotation": std::f32::consts::FRAC_PI_2, "scale": [2, 4]}});
    document["extensionsUsed"] = json!(["KHR_texture_transform"]);
    let model = import(&binary(&document, &bytes)).expect("it is whole");
    let map = model.materials[0].surface.color.expect("it has a picture");
    let placed = map.map_from_mesh.transform_point2(Vec2::new(1.0, 1.0));
    // Scaled to 2, 4; turned to 4, -2; moved.
    assert!(placed.abs_diff_eq(Vec2::new(4.25, -1.5), 1e-5), "{placed}");
}

#[test]
fn text_form_has_its_bytes_within_or_beside_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let assets = folder.path().join("assets");
    let models = assets.join("models");
    fs::create_dir_all(&models).expect("a folder");
    let (document, bytes) = square();
    fs::write(models.join("the square.bin"), &bytes).expect("a file");
    fs::write(assets.join("other.bin"), &bytes).expect("a file");
    fs::write(folder.path().join("secret.bin"), &bytes).expect("a file");
    let with = |uri: &str| {
        let mut document = document.clone();
        document["buffers"][0]["uri"] = json!(uri);
        let text = document.to_string();
        import_at(&models.join("a.gltf"), "models/a.gltf", text.as_bytes())
    };
    let whole = import(&binary(&document, &bytes)).expect("it is whole");
    for uri in [
        &data_uri(&bytes),
        "the%20square.bin",
        "the square.bin",
        "../other.bin",
    ] {
        let read = with(uri).expect(uri);
        let files: &[&str] = match uri {
            uri if uri.starts_with("data:") => &[],
            "../other.bin" => &["other.bin"],
            _ => &["models/the square.bin"],
        };
        assert_eq!(read.files, files);
        assert_eq!(
            Model {
                files: Vec::new(),
                ..read
            },
            whole,
            "{uri:.40}"
        );
    }
    let secret = folder.path().join("secret.bin");
    for (uri, expected) in [
        ("../../secret.bin", "not below"),
        (secret.to_str().expect("it is text"), "not below"),
        ("file:///etc/passwd", "not below"),
        ("https://example.org/a.bin", "not below"),
        ("nobody.bin", "nobody.bin"),
        ("%zz", "no name"),
        ("data:;base64,!!", "damaged"),
        ("data:text/plain,words", "base64"),
        (&data_uri(&bytes[..20]), "20 bytes"),
    ] {
        let why = with(uri).expect_err(uri);
        assert!(why.contains(expected), "{uri:.40}: {why}");
    }
}

#[test]
fn small_file_that_declares_millions_of_corners_is_refused_before_it_takes_memory() {
    let (mut document, bytes) = square();
    document["accessors"][0] = json!({
        "componentType": 5126, "count": 1 << 24, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0],
        "sparse": {
            "count": 1,
            "indices": {"bufferView": 2, "componentType": 5123},
            "values": {"bufferView": 0},
        },
    });
    let why = import(&binary(&document, &bytes)).expect_err("it is too large");
    assert!(why.contains("split it"), "{why}");
}

#[test]
fn node_that_is_flat_or_turned_by_nothing_is_shown_and_one_without_numbers_is_named() {
    let (mut document, bytes) = square();
    document["nodes"][0] = json!({"rotation": [0, 0, 0, 0], "children": [1]});
    let flat = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 5, 0, 0, 1];
    document["nodes"][1] = json!({"matrix": flat, "mesh": 0});
    let model = import(&binary(&document, &bytes)).expect("it is whole");
    let places = model.model_from_nodes();
    assert!(places[1].is_finite());
    assert_eq!(
        places[1].transform_point3(Vec3::ONE),
        Vec3::new(6.0, 0.0, 1.0)
    );
    document["nodes"][1] = json!({"name": "Far", "translation": [1e39, 0, 0], "mesh": 0});
    let why = import(&binary(&document, &bytes)).expect_err("it is no number");
    assert!(why.contains("Far") || why.contains("number"), "{why}");
}

#[test]
fn wrong_documents_are_refused_with_what_is_wrong() {
    type Change = fn(&mut Json);
    let changes: [(Change, &str); 6] = [
        (|of| of["accessors"][0]["count"] = json!(5), "accessor 0"),
        (
            |of| of["accessors"][2]["count"] = json!(4_000_000_000_u32),
            "accessor 2",
        ),
        (
            |of| of["bufferViews"][1]["byteOffset"] = json!(90_000),
            "accessor 1",
        ),
        (|of| of["nodes"][1]["children"] = json!([0]), "node 0"),
        (|of| of["bufferViews"][3]["byteLength"] = json!(20), "wood"),
        (|of| of["asset"] = json!(null), "Asset"),
    ];
    for (change, expected) in changes {
        let (mut document, bytes) = square();
        change(&mut document);
        let why = import(&binary(&document, &bytes)).expect_err(expected);
        assert!(why.contains(expected), "{expected}: {why}");
    }
    for bytes in [&b""[..], b"glTF", b"{}", b"\xff\xfe"] {
        import(bytes).expect_err("it is no document");
    }
}
