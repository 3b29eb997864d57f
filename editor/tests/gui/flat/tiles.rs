//! Tile maps: pictures, strokes, undo, files.

use super::stage::Stage;
use crate::rig::refused;
use playground_base::Value;
use playground_core_drawing::TileCells;
use playground_core_ecs::EntityRef;
use playground_core_ui::{EditorCommand, TileShape};
use std::time::{Duration, Instant};

fn map(stage: &mut Stage) {
    for line in [
        "spawn tile_map Map",
        "set Map Transform.translation (0.0, 0.0, 0.0)",
        "set Map TileMap.texture \"sheet.png\"",
        "set Map TileMap.sheet.columns 4",
        "set Map TileMap.sheet.rows 2",
    ] {
        stage.line(line);
    }
}

fn cells(stage: &mut Stage) -> TileCells {
    let text = stage.get("Map TileMap.layers.0.cells");
    TileCells::parse(text.as_str().expect("a text")).expect("it was written")
}

/// A part of a stroke with the mouse.
fn paint(stage: &mut Stage, cells: [i64; 4], tile: u32) {
    stage.rig.push(EditorCommand::PaintTiles {
        map: EntityRef::Path("Map".to_owned()),
        layer: 0,
        shape: TileShape::Line,
        tile,
        cells: Value::List(cells.map(Value::Int).to_vec()),
        gesture: 9,
    });
}

#[test]
fn layers_of_a_tile_map_are_drawn_over_each_other() {
    let mut stage = Stage::new();
    map(&mut stage);
    for line in [
        "set Map Transform.translation (-8.0, -5.0, 0.0)",
        "painttiles Map 0 rectangle 7 (0, 0, 15, 9)",
        "painttiles Map 0 line 3 (0, 0, 9, 9)",
        "painttiles Map 0 rectangle 4 (10, 1, 13, 3)",
        "erasetiles Map 0 rectangle (11, 2, 12, 2)",
    ] {
        stage.line(line);
    }
    stage.line("select");
    stage.compare("flat-tiles");
    let (before, _) = stage.picture();
    stage.line("undo");
    let (after, _) = stage.picture();
    assert_ne!(before, after, "the chunk was made again");
}

#[test]
fn strokes_of_one_gesture_are_one_step_and_undo_brings_the_cells_back() {
    let mut stage = Stage::new();
    map(&mut stage);
    stage.line("painttiles Map 0 rectangle 2 (-40, -1, 40, 1)");
    let first = cells(&mut stage);
    assert_eq!(
        first
            .chunks()
            .map(|(_, chunk)| chunk.tiles().count())
            .sum::<usize>(),
        81 * 3
    );
    for (cells, tile) in [([0, 0, 0, 9], 5), ([0, 9, 40, 9], 5), ([40, 9, 0, 9], 2)] {
        paint(&mut stage, cells, tile);
    }
    let second = cells(&mut stage);
    assert_eq!(
        stage.rig.gui.app.state().undo.as_deref(),
        Some("Paint Tiles of Map")
    );
    stage.line("undo");
    assert_eq!(cells(&mut stage), first);
    stage.line("redo");
    assert_eq!(cells(&mut stage), second);
    stage.line("undo");
    stage.line("undo");
    assert_eq!(cells(&mut stage), TileCells::default());
}

#[test]
fn map_is_unsaved_until_its_cells_are_as_in_the_file() {
    let mut stage = Stage::new();
    map(&mut stage);
    stage.line("painttiles Map 0 line 1 (0, 0, 5, 5)");
    stage.line("save scenes/main.ron");
    let is_unsaved = |stage: &mut Stage| {
        stage.rig.gui.app.refresh();
        let project = stage.rig.gui.app.state().project.clone();
        project.expect("it is open").unsaved
    };
    assert!(!is_unsaved(&mut stage));
    stage.line("painttiles Map 0 line 4 (3, 3, 3, 3)");
    assert!(is_unsaved(&mut stage));
    stage.line("painttiles Map 0 line 1 (3, 3, 3, 3)");
    assert!(!is_unsaved(&mut stage), "the cells are as in the file");
    stage.line("erasetiles Map 0 line (0, 0, 5, 5)");
    let before = stage.line("hash");
    stage.line("save scenes/main.ron");
    stage.line("openscene scenes/main.ron");
    assert_eq!(stage.line("hash"), before);
}

#[test]
fn wrong_strokes_are_refused_and_change_nothing() {
    let mut stage = Stage::new();
    map(&mut stage);
    for (line, why) in [
        ("painttiles Eye 0 line 1 (0, 0, 1, 1)", "no TileMap"),
        ("painttiles Map 3 line 1 (0, 0, 1, 1)", "no layer 3"),
        ("painttiles Map 0 line 1 (0, 0)", "four whole numbers"),
        (
            "painttiles Map 0 line 1 (0, 0, 1.5, 1)",
            "four whole numbers",
        ),
        ("painttiles Map 0 line 65535 (0, 0, 1, 1)", "no such tile"),
        (
            "painttiles Map 0 rectangle 1 (-900000, -900000, 900000, 900000)",
            "no room",
        ),
        (
            "painttiles Map 0 line 1 (-1040000, 0, 1040000, 0)",
            "no room",
        ),
    ] {
        let error = refused(stage.rig.script(line)).to_string();
        assert!(error.contains(why), "{line}: {error}");
    }
    assert_eq!(cells(&mut stage), TileCells::default());
}

/// A map of 1,000 x 1,000 cells, each another than the one beside it: the longest text that so many have.
#[test]
fn map_of_a_million_cells_opens_draws_and_is_painted_without_delay() {
    let mut stage = Stage::new();
    map(&mut stage);
    let mut all = TileCells::default();
    for y in 0..1_000 {
        for x in 0..1_000 {
            let tile = 1 + (x * 7 + y * 3) % 8;
            all.set(playground_base::glam::IVec2::new(x, y), tile as u16);
        }
    }
    stage.line(&format!("set Map TileMap.layers.0.cells \"{all}\""));
    // A limit is ten times what it takes on a machine with two busy cores: it finds work that grows with the map.
    let lines = [
        ("the whole as a value", "get Map TileMap.tile_size", 500),
        ("save", "save scenes/main.ron", 8_000),
        ("open", "openscene scenes/main.ron", 8_000),
        (
            "a cell",
            "painttiles Map 0 line 7 (500, 500, 500, 500)",
            150,
        ),
        ("a line", "painttiles Map 0 line 7 (0, 0, 999, 999)", 300),
        ("undo", "undo", 300),
        ("undo of the cell", "undo", 150),
        (
            "a rectangle of all",
            "painttiles Map 0 rectangle 2 (0, 0, 999, 999)",
            500,
        ),
        ("undo of it", "undo", 500),
    ];
    for (what, line, most_ms) in lines {
        let started = Instant::now();
        stage.line(line);
        let took = started.elapsed();
        eprintln!("{what}: {:.2} ms", took.as_secs_f64() * 1e3);
        assert!(
            took < Duration::from_millis(most_ms),
            "{what} took {took:?}"
        );
    }
    let (_, near) = stage.picture();
    stage.line("set Eye Camera.ortho_height_m 1200.0");
    stage.line("set Eye Transform.translation (500.0, 500.0, 500.0)");
    let started = Instant::now();
    stage.picture();
    let all_meshes = started.elapsed();
    let (_, far) = stage.picture();
    eprintln!(
        "a picture: {near:?} near, {all_meshes:?} for the first of all, {far:?} for the next"
    );
    assert_eq!(cells(&mut stage), all);
}
