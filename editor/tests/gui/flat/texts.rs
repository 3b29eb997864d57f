//! Texts in the world and on the screen.

use super::stage::{Stage, pixel};

fn text(stage: &mut Stage, name: &str, at: (f32, f32), settings: &[&str]) {
    let (x, y) = at;
    stage.line(&format!("spawn text {name}"));
    stage.line(&format!("set {name} Transform.translation ({x}, {y}, 0.0)"));
    for setting in settings {
        stage.line(&format!("set {name} Text.{setting}"));
    }
}

#[test]
fn texts_are_wrapped_outlined_and_read_from_both_sides() {
    let mut stage = Stage::new();
    let font = include_bytes!("../../../../engine/text/fixture/playground-test.ttf");
    let assets = stage.rig.project().join("assets");
    std::fs::write(assets.join("test.ttf"), font).expect("the project can be written");
    stage.wait_assets();
    text(
        &mut stage,
        "Wrapped",
        (-7.5, 4.5),
        &[
            "text \"A text that is broken between words\"",
            "size_m 1.0",
            "wrap 7.0",
            "align Left",
            "pivot (0.0, 1.0)",
        ],
    );
    text(
        &mut stage,
        "Outlined",
        (4.0, 3.0),
        &[
            "text \"Win!\"",
            "size_m 2.5",
            "color (1.0, 0.8, 0.1, 1.0)",
            "outline 0.08",
            "outline_color (0.7, 0.1, 0.1, 1.0)",
        ],
    );
    // Hebrew and Arabic, in the font and as a fallback of the built-in one, with a number.
    text(
        &mut stage,
        "Hebrew",
        (4.0, 0.0),
        &[
            "text \"\u{5e9}\u{5dc}\u{5d5}\u{5dd} 12\"",
            "size_m 1.6",
            "font \"test.ttf\"",
        ],
    );
    text(
        &mut stage,
        "Arabic",
        (-3.5, -1.5),
        &["text \"ab \u{633}\u{644}\u{627}\u{645} cd\"", "size_m 1.6"],
    );
    text(
        &mut stage,
        "Score",
        (0.0, 0.0),
        &[
            "text \"Score 120\"",
            "space Screen",
            "size_pt 18.0",
            "anchor (1.0, 0.0)",
            "pivot (1.0, 0.0)",
            "offset_pt (-6.0, 4.0)",
        ],
    );
    stage.line("select");
    stage.compare("flat-texts");
    // The text on the screen stays where it is, and is picked, wherever the camera is.
    let (before, _) = stage.picture();
    stage.line("set Eye Transform.translation (50.0, 30.0, 500.0)");
    let (after, _) = stage.picture();
    let score = stage.line("get Score")["id"].as_u64();
    let mut compared = 0;
    for y in 170..200 {
        for x in 230..320 {
            let is_same = pixel(&before, [x, y])
                .iter()
                .zip(pixel(&after, [x, y]))
                .all(|(a, b)| a.abs_diff(b) < 8);
            assert!(is_same, "({x}, {y})");
            if pixel(&after, [x, y])[0] > 200 && compared == 0 {
                compared += 1;
                assert_eq!(stage.pick([x, y]), score);
            }
        }
    }
    assert_eq!(compared, 1, "no letter is there");
}

#[test]
fn text_that_faces_the_camera_is_seen_from_the_side() {
    let mut stage = Stage::new();
    text(
        &mut stage,
        "Sign",
        (0.0, 0.0),
        &["text \"HHHHH\"", "size_m 2.0"],
    );
    stage.line("set Sign Transform.rotation (0.0, 0.7071068, 0.0, 0.7071068)");
    stage.line("select");
    let bright = |stage: &mut Stage| {
        let (picture, _) = stage.picture();
        picture
            .rgba
            .chunks_exact(4)
            .filter(|pixel| pixel[0] > 200)
            .count()
    };
    assert_eq!(bright(&mut stage), 0, "it is seen from its edge");
    stage.line("set Sign Text.space Facing");
    assert!(bright(&mut stage) > 300);
}

#[test]
fn font_that_is_none_is_a_problem_that_names_it() {
    let mut stage = Stage::new();
    let assets = stage.rig.project().join("assets");
    std::fs::write(assets.join("broken.ttf"), b"no font").expect("the project can be written");
    stage.wait_assets();
    text(
        &mut stage,
        "Sign",
        (0.0, 0.0),
        &["text \"Sign\"", "font \"broken.ttf\""],
    );
    stage.picture();
    stage.rig.gui.app.refresh();
    let problems = &stage.rig.gui.app.state().problems;
    let names_it = |text: &str| text.contains("broken.ttf") && text.contains("no font");
    assert!(
        problems.iter().any(|of| names_it(&of.message)),
        "{problems:?}"
    );
}
