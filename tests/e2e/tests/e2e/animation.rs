//! Models that move.

use crate::drawing::{RED, share};
use playground_tests_e2e::{Built, Editor, TempProject, Use};

/// A red square of 40 m that its only joint moves aside by 300 m after a second, at once.
const SQUARE: &str = r#"{"asset": {"version": "2.0"}, "extensionsUsed": ["KHR_materials_unlit"],
    "scenes": [{"nodes": [0, 1]}],
    "nodes": [{"mesh": 0, "skin": 0}, {"name": "joint"}],
    "skins": [{"joints": [1]}],
    "meshes": [{"primitives": [{"indices": 1, "material": 0,
        "attributes": {"POSITION": 0, "JOINTS_0": 2, "WEIGHTS_0": 3}}]}],
    "materials": [{"pbrMetallicRoughness": {"baseColorFactor": [1, 0, 0, 1]},
        "extensions": {"KHR_materials_unlit": {}}}],
    "animations": [{"name": "leave", "samplers": [{"input": 4, "output": 5, "interpolation": "STEP"}],
        "channels": [{"sampler": 0, "target": {"node": 1, "path": "translation"}}]}],
    "buffers": [{"byteLength": 124, "uri": "data:application/octet-stream;base64,AACgwQAAoMEAAAAAAACgQQAAoMEAAAAAAACgQQAAoEEAAAAAAACgwQAAoEEAAAAAAAABAAIAAAACAAMAAAAAAAAAAAAAAAAAAAAAAP8AAAD/AAAA/wAAAP8AAAAAAAAAAACAPwAAAAAAAAAAAAAAAAAAlkMAAAAAAAAAAA=="}],
    "bufferViews": [
        {"buffer": 0, "byteOffset": 0, "byteLength": 48}, {"buffer": 0, "byteOffset": 48, "byteLength": 12},
        {"buffer": 0, "byteOffset": 60, "byteLength": 16}, {"buffer": 0, "byteOffset": 76, "byteLength": 16},
        {"buffer": 0, "byteOffset": 92, "byteLength": 8}, {"buffer": 0, "byteOffset": 100, "byteLength": 24}],
    "accessors": [
        {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3",
          "min": [-20, -20, 0], "max": [20, 20, 0]},
        {"bufferView": 1, "componentType": 5123, "count": 6, "type": "SCALAR"},
        {"bufferView": 2, "componentType": 5121, "count": 4, "type": "VEC4"},
        {"bufferView": 3, "componentType": 5121, "normalized": true, "count": 4, "type": "VEC4"},
        {"bufferView": 4, "componentType": 5126, "count": 2, "type": "SCALAR", "min": [0], "max": [1]},
        {"bufferView": 5, "componentType": 5126, "count": 2, "type": "VEC3"}]}"#;

/// The picture follows the time of the player, in the editor and in play; undo and stop bring it back.
#[test]
fn clip_moves_what_is_shown() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    std::fs::create_dir_all(project.path("assets")).expect("a folder");
    std::fs::write(project.path("assets/square.gltf"), SQUARE).expect("a file");
    let mut editor = Editor::open(&built, project.folder());
    editor.must("grid off");
    editor.must("placeasset square.gltf (0,0,-2)");
    editor.must("add square AnimationPlayer");
    editor.must("set square AnimationPlayer.repeats false");
    editor.must("select Sun");
    let is_there = |editor: &mut Editor| share(editor, &project, RED) > 0.2;
    assert!(is_there(&mut editor), "at rest");
    editor.must("set square AnimationPlayer.time_s 1.5");
    assert!(!is_there(&mut editor), "scrubbed");
    editor.must("undo");
    assert!(is_there(&mut editor), "undone");
    editor.must("step 50");
    assert!(is_there(&mut editor), "after five sixths of a second");
    editor.must("step 20");
    assert!(!is_there(&mut editor), "after more than a second");
    editor.must("stop");
    assert!(is_there(&mut editor), "as before play");
}
