//! The tile brush: strokes of the mouse become commands.

use crate::rig::{Shown, at, button, on_screen, point, shown, taken};
use playground_base::Value;
use playground_base::glam::{IVec2, Vec3};
use playground_core_drawing::TileMap;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, Selection, TileBrush, TileShape, Tool};
use playground_graphics::egui::{Modifiers, PointerButton, Pos2};
use playground_graphics::egui_kittest::Harness;
use playground_tests_panels::{Scene, row};

type Panel = Harness<'static, Shown>;

/// A selected map at the origin with a tile at (1, 0), and the brush.
fn open(shape: TileShape, tile: Option<u32>) -> (Panel, EntityId) {
    let mut map = TileMap::default();
    map.set_tile(0, IVec2::X, Some(9));
    let scene = Scene::new();
    let entity = scene.spawn([at(Vec3::ZERO), vec![row(&map)]].concat());
    let mut harness = shown(scene);
    let editor = &mut harness.state_mut().scene.editor;
    editor.selection = Selection::Entities(vec![entity]);
    editor.tools.tool = Tool::Tiles;
    editor.tools.brush = TileBrush {
        shape,
        layer: 0,
        tile,
    };
    harness.step();
    taken(&mut harness);
    (harness, entity)
}

fn middle(harness: &Panel, x: i32, y: i32) -> Pos2 {
    on_screen(harness, Vec3::new(x as f32 + 0.5, y as f32 + 0.5, 0.0))
}

/// Presses at the first cell, moves over the others, and lets go.
fn stroke(harness: &mut Panel, cells: &[(i32, i32)], modifiers: Modifiers) {
    let places: Vec<Pos2> = cells.iter().map(|(x, y)| middle(harness, *x, *y)).collect();
    point(harness, places[0]);
    button(
        harness,
        (places[0], PointerButton::Primary),
        true,
        modifiers,
    );
    for place in &places {
        point(harness, *place);
    }
    let last = places[places.len() - 1];
    button(harness, (last, PointerButton::Primary), false, modifiers);
    harness.step();
}

/// What was sent: the cells, the tile and the gesture.
fn sent(harness: &mut Panel) -> Vec<([i64; 4], Option<u32>, u64)> {
    let parts = |cells: Value| -> [i64; 4] {
        let Value::List(numbers) = cells else {
            panic!("{cells:?}");
        };
        let numbers: Vec<i64> = numbers.iter().filter_map(Value::as_i64).collect();
        numbers.try_into().expect("four numbers")
    };
    let one = |command| match command {
        EditorCommand::PaintTiles {
            cells,
            tile,
            gesture,
            ..
        } => (parts(cells), Some(tile), gesture),
        EditorCommand::EraseTiles { cells, gesture, .. } => (parts(cells), None, gesture),
        other => panic!("{other:?}"),
    };
    taken(harness).into_iter().map(one).collect()
}

#[test]
fn a_drag_paints_from_cell_to_cell_as_one_gesture_and_the_next_is_another() {
    let (mut harness, _) = open(TileShape::Line, Some(4));
    stroke(
        &mut harness,
        &[(0, 0), (2, 1), (2, 1), (-1, 1)],
        Modifiers::NONE,
    );
    let first = sent(&mut harness);
    let cells: Vec<_> = first
        .iter()
        .map(|(cells, tile, _)| (*cells, *tile))
        .collect();
    assert_eq!(
        cells,
        [
            ([0, 0, 0, 0], Some(4)),
            ([0, 0, 2, 1], Some(4)),
            ([2, 1, -1, 1], Some(4))
        ]
    );
    stroke(&mut harness, &[(1, 1)], Modifiers::NONE);
    let second = sent(&mut harness);
    let gestures: Vec<u64> = first.iter().chain(&second).map(|(.., of)| *of).collect();
    assert!(gestures[0] == gestures[1] && gestures[1] == gestures[2] && gestures[2] != gestures[3]);
}

#[test]
fn a_rectangle_is_sent_when_the_button_is_released() {
    let (mut harness, map) = open(TileShape::Rectangle, Some(2));
    let (from, to) = (middle(&harness, -1, 0), middle(&harness, 1, 1));
    point(&mut harness, from);
    button(
        &mut harness,
        (from, PointerButton::Primary),
        true,
        Modifiers::NONE,
    );
    point(&mut harness, to);
    harness.step();
    assert_eq!(taken(&mut harness), [], "it is shown, not painted");
    assert!(harness.state().scene.viewport.overlay_lines.len() >= 8);
    button(
        &mut harness,
        (to, PointerButton::Primary),
        false,
        Modifiers::NONE,
    );
    harness.step();
    let sent = taken(&mut harness);
    let is_it = matches!(&sent[..], [EditorCommand::PaintTiles { map: EntityRef::Id(id), shape: TileShape::Rectangle, cells, .. }]
        if *id == map && *cells == Value::List([-1, 0, 1, 1].map(Value::Int).to_vec()));
    assert!(is_it, "{sent:?}");
}

#[test]
fn shift_erases_and_ctrl_takes_the_tile_under_the_mouse() {
    let (mut harness, _) = open(TileShape::Line, Some(4));
    stroke(&mut harness, &[(0, 0)], Modifiers::SHIFT);
    let erased = sent(&mut harness);
    assert_eq!(
        erased.first().map(|(cells, tile, _)| (*cells, *tile)),
        Some(([0, 0, 0, 0], None))
    );
    stroke(&mut harness, &[(1, 0)], Modifiers::COMMAND);
    assert_eq!(
        taken(&mut harness),
        [EditorCommand::UseTileBrush {
            shape: TileShape::Line,
            layer: 0,
            tile: Some(9),
        }]
    );
}

#[test]
fn without_a_selected_map_the_brush_selects() {
    let (mut harness, map) = open(TileShape::Line, Some(4));
    let scene = &mut harness.state_mut().scene;
    let cube = scene.spawn(at(Vec3::ZERO));
    for selected in [vec![], vec![cube]] {
        harness.state_mut().scene.editor.selection = Selection::Entities(selected);
        stroke(&mut harness, &[(0, 0)], Modifiers::NONE);
        let sent = taken(&mut harness);
        let paints = |of: &EditorCommand| matches!(of, EditorCommand::PaintTiles { .. });
        assert!(!sent.iter().any(paints), "{map:?}: {sent:?}");
    }
}
