//! Lights, cameras and extras.

use crate::document::{binary, import, import_at};
use playground_base::serde_json::{self, Value as Json, json};
use playground_core_drawing::{LightKind, Model, Projection};
use std::f32::consts::PI;

/// A document of four nodes: a sun, a lamp and a spot, of which the last two are below the first, and a mast
/// with two cameras.
fn document() -> Json {
    json!({
        "asset": {"version": "2.0"},
        "extensionsUsed": ["KHR_lights_punctual"],
        "extensions": {"KHR_lights_punctual": {"lights": [
            {"type": "directional", "intensity": 683.0 * PI, "color": [1.0, 0.5, 0.25]},
            {"type": "point", "name": "Bulb", "intensity": 2146.0 * 4.0},
            {"type": "spot", "intensity": 21460.0, "range": 7.5,
             "spot": {"innerConeAngle": 0.25, "outerConeAngle": 0.75}},
        ]}},
        "scenes": [{"nodes": [0, 4]}],
        "nodes": [
            {"name": "Sun", "children": [1, 2], "extensions": {"KHR_lights_punctual": {"light": 0}}},
            {"name": "Lamp", "extensions": {"KHR_lights_punctual": {"light": 1}}},
            {"name": "Spot", "extensions": {"KHR_lights_punctual": {"light": 2}}},
            {"name": "Lost", "camera": 0},
            {"name": "Mast", "children": [5, 6]},
            {"name": "Wide", "camera": 0},
            {"name": "Flat", "camera": 1},
        ],
        "cameras": [
            {"type": "perspective", "perspective": {"yfov": 0.75, "znear": 0.5}},
            {"type": "orthographic",
             "orthographic": {"xmag": 4.0, "ymag": 3.0, "znear": 0.25, "zfar": 50.0}},
        ],
    })
}

fn read(document: &Json) -> Result<Model, String> {
    import(document.to_string().as_bytes())
}

fn node(model: &Model, at: usize) -> &str {
    model.nodes.get(at).map_or("", |node| node.name.as_str())
}

#[test]
fn lights_have_the_strength_that_they_have_in_blender() {
    let model = read(&document()).expect("it is whole");
    assert_eq!(model.left_out, Vec::<String>::new());
    let lights = model.entities.iter();
    let lights: Vec<_> = lights
        .filter_map(|of| Some((node(&model, of.node), of.light.as_ref()?)))
        .collect();
    let names: Vec<&str> = lights.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["Sun", "Lamp", "Spot"]);
    let kinds: Vec<LightKind> = lights.iter().map(|(_, light)| light.kind).collect();
    assert_eq!(
        kinds,
        [LightKind::Directional, LightKind::Point, LightKind::Spot]
    );
    for ((_, light), strength) in lights.iter().zip([1.0, 4.0, 10.0]) {
        assert!(
            (light.intensity - strength).abs() < 0.01,
            "{}",
            light.intensity
        );
    }
    assert_eq!(lights[0].1.color.to_array(), [1.0, 0.5, 0.25, 1.0]);
    // A lamp without a range reaches as far as it can be seen.
    assert!(
        (lights[1].1.range_m - 20.0).abs() < 0.1,
        "{}",
        lights[1].1.range_m
    );
    let spot = lights[2].1;
    assert_eq!(
        (spot.range_m, spot.inner_angle_rad, spot.outer_angle_rad),
        (7.5, 0.25, 0.75)
    );
}

#[test]
fn cameras_see_as_in_the_file_and_do_not_take_the_picture_over() {
    let model = read(&document()).expect("it is whole");
    let cameras = model.entities.iter();
    let cameras: Vec<_> = cameras
        .filter_map(|of| Some((node(&model, of.node), of.camera.as_ref()?)))
        .collect();
    let [("Wide", wide), ("Flat", flat)] = cameras.as_slice() else {
        panic!("{cameras:?}");
    };
    assert_eq!(wide.projection, Projection::Perspective);
    assert_eq!(
        (wide.fov_y_rad, wide.near_m, wide.far_m),
        (0.75, 0.5, 1_000.0)
    );
    assert_eq!(flat.projection, Projection::Orthographic);
    assert_eq!(
        (flat.ortho_height_m, flat.near_m, flat.far_m),
        (6.0, 0.25, 50.0)
    );
    assert!(!wide.active && !flat.active);
}

#[test]
fn what_no_component_can_say_of_a_light_is_told() {
    let mut document = document();
    document["extensions"]["KHR_lights_punctual"]["lights"][1]["intensity"] = json!(1e9);
    let model = read(&document).expect("it is whole");
    let lights = model.entities.iter().filter_map(|of| of.light.as_ref());
    assert!(lights.into_iter().any(|light| light.intensity == 1_000.0));
    let [left_out] = model.left_out.as_slice() else {
        panic!("{:?}", model.left_out);
    };
    assert!(left_out.contains("Bulb"), "{left_out}");
}

#[test]
fn extras_are_components_and_the_rest_is_kept() {
    let mut document = document();
    document["nodes"][4]["extras"] = json!({
        "health": 3,
        "skein": [
            {"game::ship::Engine": {"power": 2.5, "fuel": "Diesel"}},
            {"game::Marked": null},
            "no component",
        ],
    });
    let model = read(&document).expect("it is whole");
    let mast = model
        .entities
        .iter()
        .find(|of| node(&model, of.node) == "Mast");
    let mast = mast.expect("it has something");
    let components = mast.components.iter();
    let components: Vec<(&str, &str)> = components
        .map(|of| (of.name.as_str(), of.json.as_str()))
        .collect();
    let engine = r#"{"power":2.5,"fuel":"Diesel"}"#;
    assert_eq!(
        components,
        [("game::ship::Engine", engine), ("game::Marked", "null")]
    );
    assert_eq!(mast.components[0].short_name(), "Engine");
    let extras: Json = serde_json::from_str(&mast.extras).expect("it is JSON");
    assert_eq!(extras, json!({"health": 3, "skein": ["no component"]}));
}

#[test]
fn node_that_only_has_a_place_is_no_entity() {
    let model = read(&json!({
        "asset": {"version": "2.0"},
        "scenes": [{"nodes": [0]}],
        "nodes": [{"name": "Root", "extras": {}}],
    }));
    assert_eq!(model.expect("it is whole").entities, []);
}

#[test]
fn lights_that_are_not_there_are_an_error() {
    let mut document = document();
    document["nodes"][0]["extensions"]["KHR_lights_punctual"]["light"] = json!(9);
    let file = std::path::Path::new("/assets/a.glb");
    let read = import_at(file, "a.glb", &binary(&document, &[]));
    assert!(read.is_err());
}
