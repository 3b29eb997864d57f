//! Sprites and flip-books.

use super::stage::{CELLS, Stage, pixel};
use playground_base::image::{Rgba, RgbaImage};

/// A sprite of 2 m that shows the sheet with sharp pixels.
fn sprite(stage: &mut Stage, name: &str, x: f32, y: f32) {
    for line in [
        format!("spawn sprite {name}"),
        format!("set {name} Transform.translation ({x}, {y}, 0.0)"),
        format!("set {name} Sprite.texture \"sheet.png\""),
        format!("set {name} Sprite.sheet.columns 4"),
        format!("set {name} Sprite.sheet.rows 2"),
        format!("set {name} Sprite.width_m 2.0"),
        format!("set {name} Sprite.height_m 2.0"),
        format!("set {name} Sprite.sharp true"),
    ] {
        stage.line(&line);
    }
}

#[test]
fn cells_flips_slices_and_layers_are_drawn() {
    let mut stage = Stage::new();
    for (name, x, y, settings) in [
        ("Cell", -6.0, 3.0, vec!["cell 1"]),
        ("FlipX", -3.0, 3.0, vec!["cell 1", "flip_x true"]),
        ("FlipY", 0.0, 3.0, vec!["cell 1", "flip_y true"]),
        ("Smooth", 3.0, 3.0, vec!["cell 4", "sharp false"]),
        ("Pivot", 6.0, 2.0, vec!["cell 6", "pivot (0.5, 0.0)"]),
        // Frames of other shapes, with borders of a quarter of a metre.
        (
            "Wide",
            -3.5,
            -0.5,
            vec![
                "cell 3",
                "width_m 7.0",
                "slices.left_px 4.0",
                "slices.right_px 4.0",
                "slices.top_px 4.0",
                "slices.bottom_px 4.0",
                "slices.pixels_per_m 8.0",
            ],
        ),
        ("Under", 3.0, -1.0, vec!["cell 0", "layer 1"]),
        ("Over", 4.0, -2.0, vec!["cell 5", "layer 2"]),
        ("Beside", 5.0, -1.0, vec!["cell 2", "layer 1", "order 1"]),
    ] {
        sprite(&mut stage, name, x, y);
        for setting in settings {
            stage.line(&format!("set {name} Sprite.{setting}"));
        }
    }
    // Behind the others, and drawn over those below its layer all the same.
    stage.line("set Over Transform.translation.z -3.0");
    stage.line("select");
    stage.compare("flat-sprites");
    let (picture, _) = stage.picture();
    // 20 pixels in a metre; the middle is at (160, 100).
    for (at, cell) in [([240, 140], 5), ([40, 50], 1), ([250, 110], 2)] {
        let shown = pixel(&picture, at);
        let is_near = shown
            .iter()
            .zip(CELLS[cell])
            .all(|(a, b)| a.abs_diff(b) < 4);
        assert!(is_near, "{shown:?} at {at:?}");
    }
    let cell = stage.line("get Cell")["id"].as_u64();
    assert_eq!(stage.pick([40, 50]), cell);
}

#[test]
fn what_is_clear_of_a_sprite_is_not_picked() {
    let mut stage = Stage::new();
    let ring = RgbaImage::from_fn(16, 16, |x, y| {
        let is_clear = (4..12).contains(&x) && (4..12).contains(&y);
        Rgba([255, 200, 50, if is_clear { 0 } else { 255 }])
    });
    let file = stage.rig.project().join("assets/ring.png");
    ring.save(file).expect("the project can be written");
    stage.wait_assets();
    sprite(&mut stage, "Behind", 0.0, 0.0);
    sprite(&mut stage, "Ring", 0.0, 0.0);
    for line in [
        "set Behind Transform.translation.z -1.0",
        "set Ring Sprite.texture \"ring.png\"",
        "set Ring Sprite.sheet.columns 1",
        "set Ring Sprite.sheet.rows 1",
        "select",
    ] {
        stage.line(line);
    }
    stage.picture();
    let id = |stage: &mut Stage, name: &str| stage.line(&format!("get {name}"))["id"].as_u64();
    let (behind, ring) = (id(&mut stage, "Behind"), id(&mut stage, "Ring"));
    assert_eq!(stage.pick([160, 100]), behind);
    assert_eq!(stage.pick([143, 100]), ring);
    assert_eq!(stage.pick([100, 100]), None);
}

#[test]
fn flip_book_advances_with_the_steps_of_the_game() {
    let mut stage = Stage::new();
    sprite(&mut stage, "Hero", 0.0, 0.0);
    stage.line("add Hero FlipBook");
    for line in ["first 2", "count 3", "frames_per_s 12.0"] {
        stage.line(&format!("set Hero FlipBook.{line}"));
    }
    let mut cells = Vec::new();
    for _ in 0..8 {
        stage.line("step 5");
        cells.push(stage.get("Hero Sprite.cell"));
    }
    assert_eq!(cells, [3, 4, 2, 3, 4, 2, 3, 4]);
    stage.line("stop");
    assert_eq!(stage.get("Hero Sprite.cell"), 0);
    stage.line("set Hero FlipBook.mode Once");
    stage.line("step 60");
    assert_eq!(stage.get("Hero Sprite.cell"), 4);
    assert_eq!(stage.get("Hero FlipBook.playing"), false);
}

#[test]
fn camera_follows_its_target_within_bounds() {
    let mut stage = Stage::new();
    sprite(&mut stage, "Hero", 30.0, 1.0);
    stage.line("add Eye CameraFollow");
    let hero = stage.line("get Hero")["id"].clone();
    for line in [
        format!("target {hero}"),
        "half_time_s 0.0".to_owned(),
        "lowest (-20.0, -5.0)".to_owned(),
        "highest (20.0, 5.0)".to_owned(),
    ] {
        stage.line(&format!("set Eye CameraFollow.{line}"));
    }
    stage.line("step 2");
    // 16 m are seen in width.
    let x = stage.get("Eye Transform.translation.x").as_f64();
    assert!(x.is_some_and(|x| (x - 12.0).abs() < 1.0), "{x:?}");
}

#[test]
fn pixels_of_a_pixel_perfect_camera_are_squares() {
    let mut stage = Stage::new();
    sprite(&mut stage, "Hero", 0.013, 0.009);
    for line in [
        "set Hero Sprite.width_m 1.0",
        "set Hero Sprite.height_m 1.0",
        "set Eye Camera.pixels_per_m 16.0",
        "set Eye Camera.ortho_height_m 4.3",
        "select",
    ] {
        stage.line(line);
    }
    let (picture, _) = stage.picture();
    // 3 pixels of the screen for each of the sheet: 48 in a row, none in between.
    let row: Vec<[u8; 4]> = (0..320).map(|x| pixel(&picture, [x, 110])).collect();
    // Colours are dithered.
    let is_same = |a: &[u8; 4], b: &[u8; 4]| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) < 8);
    let runs: Vec<usize> = row.chunk_by(is_same).map(<[_]>::len).collect();
    let inner = &runs[1..runs.len() - 1];
    assert_eq!(inner.iter().sum::<usize>(), 48, "{runs:?}");
    assert!(inner.iter().all(|run| run % 3 == 0), "{runs:?}");
}
