//! The tiles panel as a user works with it.
#![forbid(unsafe_code)]

use playground_base::Handle;
use playground_core_drawing::{Pixels, SpriteSheet, Texture, TileLayer, TileMap};
use playground_core_ecs::Transform;
use playground_core_ui::{EditorCommand, Selection, TileShape, Tool};
use playground_graphics::egui::vec2;
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_tiles::TilesPanel;
use playground_tests_panels::{Scene, Shown, row, shown, taken};

type Panel = Harness<'static, Shown<TilesPanel>>;

/// A selected map with two layers and a sheet of 4 x 2 tiles.
fn open() -> Panel {
    let map = TileMap {
        sheet: SpriteSheet::new(4, 2),
        layers: ["Ground", "Walls"]
            .map(|name| TileLayer {
                name: name.to_owned(),
                ..TileLayer::default()
            })
            .to_vec(),
        ..TileMap::default()
    };
    let mut scene = Scene::new();
    let entity = scene.spawn(vec![row(&Transform::default()), row(&map)]);
    scene.editor.selection = Selection::Entities(vec![entity]);
    scene.viewport.tile_sheet = Some(Handle::new(Texture {
        pixels: Pixels {
            width_px: 64,
            height_px: 32,
            rgba: vec![200; 64 * 32 * 4],
        },
        ..Texture::default()
    }));
    let mut harness = shown(vec2(300.0, 400.0), scene);
    harness.run_steps(2);
    harness
}

#[test]
fn a_hint_is_shown_without_a_map() {
    let harness: Panel = shown(vec2(300.0, 400.0), Scene::new());
    assert!(harness.query_by_label("No tile map").is_some());
}

#[test]
fn a_click_on_the_sheet_takes_that_tile_and_the_brush() {
    let mut harness = open();
    let sheet = harness.get_by_label("Sheet").rect();
    let at = sheet.min + vec2(sheet.width() * 0.6, sheet.height() * 0.75);
    harness.get_by_label("Sheet").hover();
    for is_pressed in [true, false] {
        harness.event(playground_graphics::egui::Event::PointerMoved(at));
        harness.event(playground_graphics::egui::Event::PointerButton {
            pos: at,
            button: playground_graphics::egui::PointerButton::Primary,
            pressed: is_pressed,
            modifiers: Default::default(),
        });
        harness.step();
    }
    let brush = EditorCommand::UseTileBrush {
        shape: TileShape::Line,
        layer: 0,
        tile: Some(6),
    };
    assert_eq!(taken(&mut harness), [brush]);
}

#[test]
fn buttons_choose_shape_and_eraser() {
    let mut harness = open();
    harness.state_mut().scene.editor.tools.tool = Tool::Tiles;
    for (label, shape, tile) in [
        ("Rectangle", TileShape::Rectangle, Some(0)),
        ("Erase", TileShape::Line, None),
    ] {
        harness.get_by_label(label).click();
        harness.run_steps(2);
        let brush = EditorCommand::UseTileBrush {
            shape,
            layer: 0,
            tile,
        };
        assert_eq!(taken(&mut harness), [brush], "{label}");
    }
}
