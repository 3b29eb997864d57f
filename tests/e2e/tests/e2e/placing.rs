//! Models that bring lights, cameras and components into the scene.

use playground_tests_e2e::{Built, Editor, TempProject, Use};

/// A lamp at 3 m on a mast that a component marks, a camera, and a component that no module declares.
const STREET: &str = r#"{"asset": {"version": "2.0"}, "extensionsUsed": ["KHR_lights_punctual"],
    "extensions": {"KHR_lights_punctual": {"lights": [{"type": "point", "intensity": 6437.0}]}},
    "cameras": [{"type": "perspective", "perspective": {"yfov": 0.75, "znear": 0.5}}],
    "scenes": [{"nodes": [0, 3]}],
    "nodes": [
        {"name": "Mast", "translation": [2, 0, 0], "children": [1],
         "extras": {"lane": 4, "skein": [{"game::Predator": {"cruise_speed": 7.5, "colour": "red"}}]}},
        {"name": "Arm", "translation": [0, 3, 0], "children": [2]},
        {"name": "Lamp", "translation": [1, 0, 0],
         "extensions": {"KHR_lights_punctual": {"light": 0}}},
        {"name": "Eye", "camera": 0, "extras": {"skein": [{"game::door::Door": {"is open": true}}]}}]}"#;

fn street(project: &TempProject) {
    std::fs::create_dir_all(project.path("assets")).expect("a folder");
    std::fs::write(project.path("assets/street.gltf"), STREET).expect("a file");
}

/// What the nodes have becomes entities below that of the model, in one step.
#[test]
fn placed_model_brings_its_lights_cameras_and_components() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    street(&project);
    let mut editor = Editor::open(&built, project.folder());
    let before = format!("{:?}", editor.must("hash"));
    let placed = editor.must("placeasset street.gltf (1,0,0)");
    assert_eq!(placed.at("/children"), 3);
    let mut get = |path: &str| editor.must(&format!("get {path}")).at("/value").clone();
    let lamp = get("street/Mast/Lamp Light.intensity")
        .as_f64()
        .expect("a number");
    assert!((lamp - 3.0).abs() < 0.01, "{lamp}");
    assert_eq!(get("street/Mast/Lamp Light.kind"), "Point");
    // The arm is no entity: the lamp hangs below the mast, as far as the arm reaches.
    let place: Vec<f64> = get("street/Mast/Lamp Transform.translation")
        .as_array()
        .expect("three numbers")
        .iter()
        .filter_map(|number| number.as_f64())
        .collect();
    assert_eq!(place, [1.0, 3.0, 0.0]);
    assert_eq!(get("street/Mast Predator.cruise_speed"), 7.5);
    assert_eq!(get("street/Mast NodeExtras.json"), r#"{"lane":4}"#);
    assert_eq!(get("street/Eye Camera.active"), false);
    let unread = format!("{:?}", editor.must("unread"));
    assert!(unread.contains("game::door::Door"), "{unread}");
    assert!(unread.contains("colour"), "{unread}");
    editor.must("undo");
    assert_eq!(format!("{:?}", editor.must("hash")), before);
    editor.must("redo");
    let scene = project.path("scenes/main.ron");
    editor.must("save");
    let saved = std::fs::read_to_string(scene).expect("it was saved");
    for text in [
        "game::door::Door",
        "is open",
        "colour: \"red\"",
        "cruise_speed: 7.5",
    ] {
        assert!(saved.contains(text), "{text} is kept");
    }
}
