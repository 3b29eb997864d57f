//! Cameras: several in one picture, layers, pictures on materials, and the view of the editor.

use crate::rig::{Headless, Rig, done, refused};
use playground_base::image::{self, Rgba, RgbaImage};
use playground_core_ui::EditorCommand;
use std::path::Path;

/// The viewport in the picture of the editor.
const VIEWPORT: [u32; 4] = [126, 96, 372, 200];

fn run(editor: &mut Headless, lines: &[&str]) {
    for line in lines {
        let answer = editor.line(line);
        answer.unwrap_or_else(|error| panic!("{line}: {error}"));
    }
}

fn picture(editor: &mut Headless, name: &str) -> RgbaImage {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    run(editor, &[&format!("screenshot {}", file.display())]);
    let whole = image::open(&file).expect("a picture").to_rgba8();
    let [left, top, width, height] = VIEWPORT;
    image::imageops::crop_imm(&whole, left, top, width, height).to_image()
}

fn count(picture: &RgbaImage, is_of: impl Fn(&Rgba<u8>) -> bool) -> usize {
    picture.pixels().filter(|of| is_of(of)).count()
}

fn is_red(of: &Rgba<u8>) -> bool {
    of[0] > 120 && of[1] < 60 && of[2] < 60
}

fn is_green(of: &Rgba<u8>) -> bool {
    of[1] > 120 && of[0] < 60 && of[2] < 60
}

/// A red wall before one camera, a green one before another far away.
fn two_walls() -> Headless {
    let mut editor = Headless::new();
    for (name, color, x) in [
        ("Red", "(r: 1, g: 0, b: 0, a: 1)", 0),
        ("Green", "(r: 0, g: 1, b: 0, a: 1)", 100),
    ] {
        run(
            &mut editor,
            &[
                &format!("spawn cube {name}"),
                &format!("set {name} MeshRenderer.mesh Quad"),
                &format!("set {name} MeshRenderer.color {color}"),
                &format!("set {name} MeshRenderer.emissive 1.0"),
                &format!("set {name} Transform.translation [{x}.0, 0.0, 0.0]"),
                &format!("set {name} Transform.scale [40.0, 40.0, 1.0]"),
                &format!("spawn camera {name}Eye"),
                &format!("set {name}Eye Transform.translation [{x}.0, 0.0, 5.0]"),
            ],
        );
    }
    run(&mut editor, &["gamecamera on", "select"]);
    editor
}

#[test]
fn cameras_are_shown_in_their_parts_by_their_order() {
    let mut editor = two_walls();
    run(
        &mut editor,
        &[
            "set GreenEye Camera.order 3",
            "set GreenEye Camera.part (left: 0.5, top: 0.0, width: 0.5, height: 1.0)",
        ],
    );
    let both = picture(&mut editor, "two-cameras");
    let (red, green) = (count(&both, is_red), count(&both, is_green));
    assert!(red > 8_000 && green > 8_000, "{red} red, {green} green");
    let middle = both.width() / 2;
    let right = image::imageops::crop_imm(&both, middle + 40, 60, 60, 60).to_image();
    assert_eq!(count(&right, is_green), 3600);

    // The lowest fills the picture; that of a part is drawn on it.
    run(&mut editor, &["set GreenEye Camera.order -1"]);
    let red_on_black = picture(&mut editor, "one-camera");
    assert!(
        count(&red_on_black, is_red) > 30_000,
        "it fills the picture"
    );
    run(&mut editor, &["set RedEye Camera.active false"]);
    let alone = picture(&mut editor, "part-alone");
    let black = count(&alone, |of| of[0] < 12 && of[1] < 12 && of[2] < 12);
    assert!(black > 8_000, "what no camera shows is black: {black}");
    assert!(count(&alone, is_green) > 8_000);
}

#[test]
fn hidden_layers_are_not_shown() {
    let mut editor = two_walls();
    run(&mut editor, &["set GreenEye Camera.active false"]);
    assert!(count(&picture(&mut editor, "layer-seen"), is_red) > 30_000);
    run(
        &mut editor,
        &["add Red RenderLayer", "set Red RenderLayer.layer 7"],
    );
    assert!(count(&picture(&mut editor, "layer-seen"), is_red) > 30_000);
    run(&mut editor, &["set RedEye Camera.hides [3, 7]"]);
    assert_eq!(count(&picture(&mut editor, "layer-hidden"), is_red), 0);
    run(&mut editor, &["set RedEye Camera.hides [0]"]);
    assert!(count(&picture(&mut editor, "layer-only"), is_red) > 30_000);
}

#[test]
fn material_shows_what_a_camera_sees() {
    let mut editor = two_walls();
    let assets = editor.project().join("assets");
    std::fs::create_dir_all(&assets).expect("a folder can be made");
    let material = "(color_map: \"@elsewhere\", unlit: true)";
    std::fs::write(assets.join("screen.material"), material).expect("a file can be written");
    run(
        &mut editor,
        &[
            "set GreenEye Camera.picture \"elsewhere\"",
            "set Red MeshRenderer.color (r: 1, g: 1, b: 1, a: 1)",
            "add Red Materials",
            "set Red Materials.all \"screen.material\"",
        ],
    );
    let shown = picture(&mut editor, "screen");
    assert!(
        count(&shown, is_green) > 30_000,
        "{}",
        count(&shown, is_green)
    );
    let problems = editor.line("problems").expect("a list");
    assert_eq!(problems["problems"].as_array().map(Vec::len), Some(0));
}

#[test]
fn entities_move_to_the_view_and_back_by_undo() {
    let mut rig = Rig::new();
    done(rig.script("spawn empty Above"));
    done(rig.script("set Above Transform.translation [1.0, 2.0, 3.0]"));
    done(rig.script("spawn camera Eye"));
    done(rig.script("set Eye Transform.scale [2.0, 2.0, 2.0]"));
    done(rig.script("parent Eye Above"));
    let before = done(rig.script("get Above/Eye Transform"))["value"].clone();
    done(rig.script("select Above/Eye"));
    let unseen = refused(rig.script("aligntoview"));
    assert!(unseen.to_string().contains("viewport"), "{unseen}");
    rig.gui.app.mirror.camera = Some(playground_core_ui::ViewportCamera::default());
    done(rig.script("aligntoview"));
    let after = done(rig.script("get Above/Eye Transform"))["value"].clone();
    let at = |axis: usize| after["translation"][axis].as_f64().expect("a number");
    // 8, 6, 10 in the world, below a parent at 1, 2, 3.
    assert_eq!([at(0), at(1), at(2)], [7.0, 4.0, 7.0]);
    assert_eq!(after["scale"], before["scale"]);
    done(rig.script("undo"));
    assert_eq!(done(rig.script("get Above/Eye Transform"))["value"], before);

    let requests = rig.gui.app.state().viewed.requests;
    rig.push(EditorCommand::LookThrough);
    let viewed = rig.gui.app.state().viewed;
    assert_eq!(viewed.requests, requests + 1);
    assert!(viewed.through.is_some());
}
