//! Pictures of sprites and environments.

use crate::picture::Picture;
use image::{Rgba, RgbaImage};
use playground_tests_e2e::{Built, Editor, TempProject, Use};
use std::time::{Duration, Instant};

pub const RED: [u8; 3] = [255, 0, 0];
const GREEN: [u8; 3] = [0, 255, 0];
const BLUE: [u8; 3] = [0, 0, 255];
const WHITE: [u8; 3] = [255, 255, 255];

fn paint(project: &TempProject, [r, g, b]: [u8; 3]) {
    std::fs::create_dir_all(project.path("assets/walls")).expect("a folder");
    let picture = RgbaImage::from_pixel(2, 2, Rgba([r, g, b, 255]));
    let saved = picture.save(project.path("assets/walls/wall.png"));
    saved.expect("it can be written");
}

/// The share of the editor's pixels that are about this colour.
pub fn share(editor: &mut Editor, project: &TempProject, color: [u8; 3]) -> f64 {
    Picture::take(editor, project).share(color)
}

#[test]
fn sprite_follows_its_picture_file() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    paint(&project, RED);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("grid off");
    editor.must("spawn sprite Wall");
    editor.must("set Wall Transform.translation (0,0,-2)");
    editor.must("set Wall Sprite.width_m 40");
    editor.must("set Wall Sprite.height_m 40");
    editor.must("select Sun");
    assert!(
        share(&mut editor, &project, WHITE) > 0.2,
        "its colour alone"
    );
    editor.must("set Wall Sprite.texture \"walls/wall.png\"");
    assert!(share(&mut editor, &project, RED) > 0.2, "the picture");
    editor.must("set Wall Sprite.color (1,1,1,0)");
    assert!(share(&mut editor, &project, RED) < 0.01, "seen through");
    editor.must("undo");
    paint(&project, BLUE);
    let start = Instant::now();
    while share(&mut editor, &project, BLUE) < 0.2 {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "it changed on disk"
        );
    }
    editor.must("set Wall Sprite.texture \"walls/nobody.png\"");
    assert!(
        share(&mut editor, &project, WHITE) > 0.2,
        "there is no such picture"
    );
    editor.must("set Wall Sprite.visible false");
    assert!(share(&mut editor, &project, WHITE) < 0.1);
}

#[test]
fn another_asset_at_the_path_of_a_reference_is_not_shown() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    paint(&project, RED);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("grid off");
    editor.must("spawn sprite Wall");
    editor.must("set Wall Transform.translation (0,0,-2)");
    editor.must("set Wall Sprite.width_m 40");
    editor.must("set Wall Sprite.height_m 40");
    editor.must("set Wall Sprite.texture \"walls/wall.png\"");
    editor.must("select Sun");
    assert!(share(&mut editor, &project, RED) > 0.2, "the picture");
    let (file, sidecar) = (
        project.path("assets/walls/wall.png"),
        project.path("assets/walls/wall.png.asset"),
    );
    let kept = std::fs::read(&sidecar).expect("it was written");
    std::fs::remove_file(&file).expect("it is there");
    std::fs::write(&sidecar, "(version: 1, id: \"8f3a9c0d5b7e2a64\")").expect("a file");
    paint(&project, BLUE);
    editor.must("assets");
    assert!(share(&mut editor, &project, BLUE) < 0.01, "another asset");
    std::fs::write(&sidecar, kept).expect("a file");
    editor.must("assets");
    assert!(
        share(&mut editor, &project, BLUE) > 0.2,
        "its own id is back"
    );
}

/// A square of 40 m in one colour that no light changes.
fn square(project: &TempProject, [r, g, b]: [u8; 3]) {
    // Four positions, and six 16-bit indices.
    let bytes = "AACgwQAAoMEAAAAAAACgQQAAoMEAAAAAAACgQQAAoEEAAAAAAACgwQAAoEEAAAAAAAABAAIAAAACAAMA";
    let color = [r, g, b].map(|channel| f32::from(channel) / 255.0);
    let text = format!(
        r#"{{"asset": {{"version": "2.0"}}, "extensionsUsed": ["KHR_materials_unlit"],
        "scenes": [{{"nodes": [0]}}], "nodes": [{{"mesh": 0}}],
        "meshes": [{{"primitives": [{{"attributes": {{"POSITION": 0}}, "indices": 1, "material": 0}}]}}],
        "materials": [{{"pbrMetallicRoughness": {{"baseColorFactor": [{}, {}, {}, 1]}},
            "extensions": {{"KHR_materials_unlit": {{}}}}}}],
        "buffers": [{{"byteLength": 60, "uri": "data:application/octet-stream;base64,{bytes}"}}],
        "bufferViews": [{{"buffer": 0, "byteLength": 48}}, {{"buffer": 0, "byteOffset": 48, "byteLength": 12}}],
        "accessors": [
            {{"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3",
              "min": [-20, -20, 0], "max": [20, 20, 0]}},
            {{"bufferView": 1, "componentType": 5123, "count": 6, "type": "SCALAR"}}]}}"#,
        color[0], color[1], color[2]
    );
    std::fs::create_dir_all(project.path("assets")).expect("a folder");
    std::fs::write(project.path("assets/square.gltf"), text).expect("a file");
}

#[test]
fn model_follows_its_file_and_survives_a_damaged_one() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    square(&project, RED);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("grid off");
    editor.must("placeasset square.gltf (0,0,-2)");
    editor.must("select Sun");
    assert!(share(&mut editor, &project, RED) > 0.2, "it is drawn");
    square(&project, BLUE);
    let start = Instant::now();
    while share(&mut editor, &project, BLUE) < 0.2 {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "its file changed"
        );
    }
    std::fs::write(project.path("assets/square.gltf"), "{ damaged").expect("a file");
    std::thread::sleep(Duration::from_millis(300));
    assert!(
        share(&mut editor, &project, BLUE) > 0.2,
        "the last good one stays"
    );
    editor.must("set square ModelRenderer.visible false");
    assert!(share(&mut editor, &project, BLUE) < 0.1);
    editor.must("undo");
    editor.must("moveasset square.gltf shapes/one.gltf");
    square(&project, GREEN);
    std::fs::rename(
        project.path("assets/square.gltf"),
        project.path("assets/shapes/one.gltf"),
    )
    .expect("it is there");
    let start = Instant::now();
    while share(&mut editor, &project, GREEN) < 0.2 {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "it was moved, and changed"
        );
    }
}

/// Writes a material of one colour that no light changes.
fn material(project: &TempProject, [r, g, b]: [u8; 3]) {
    let color = [r, g, b].map(|channel| f32::from(channel) / 255.0);
    let [r, g, b] = color;
    let text = format!("(color: (r: {r}, g: {g}, b: {b}, a: 1), unlit: true)");
    std::fs::write(project.path("assets/paint.material"), text).expect("a file");
}

#[test]
fn material_replaces_that_of_a_model_and_follows_its_file() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    square(&project, RED);
    material(&project, GREEN);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("grid off");
    editor.must("placeasset square.gltf (0,0,-2)");
    editor.must("add square Materials");
    editor.must("select Sun");
    assert!(share(&mut editor, &project, RED) > 0.2, "its own");
    editor.must("set square Materials.all \"paint.material\"");
    assert!(share(&mut editor, &project, GREEN) > 0.2, "the material");
    material(&project, BLUE);
    let start = Instant::now();
    while share(&mut editor, &project, BLUE) < 0.2 {
        let waited = start.elapsed();
        assert!(waited < Duration::from_secs(20), "its file changed");
    }
    let wrong = "(\n    colour: (r: 1, g: 1, b: 1, a: 1),\n)";
    std::fs::write(project.path("assets/paint.material"), wrong).expect("a file");
    let start = Instant::now();
    loop {
        let problems = format!("{:?}", editor.must("problems"));
        if problems.contains("line 2: a material has no field `colour`") {
            break;
        }
        let waited = start.elapsed();
        assert!(waited < Duration::from_secs(20), "{problems}");
        share(&mut editor, &project, BLUE);
    }
    assert!(
        share(&mut editor, &project, BLUE) > 0.2,
        "the last good one"
    );
    editor.must("undo");
    assert!(share(&mut editor, &project, RED) > 0.2, "undone");
}

#[test]
fn environment_is_drawn_until_it_is_disabled() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("grid off");
    assert!(share(&mut editor, &project, GREEN) < 0.01);
    editor.must("spawn environment Sky");
    for part in ["sky", "horizon", "ground"] {
        editor.must(&format!("set Sky Environment.{part} (0,1,0,1)"));
    }
    assert!(share(&mut editor, &project, GREEN) > 0.2);
    editor.must("disable Sky");
    assert!(share(&mut editor, &project, GREEN) < 0.01);
}
