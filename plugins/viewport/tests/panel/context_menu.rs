//! The context menu of the picture.

use crate::rig::{at, button, on_screen, point, selects, shown, taken, with_cube};
use playground_base::glam::Vec3;
use playground_core_drawing::Camera;
use playground_core_ui::{EditorCommand, SelectMode, Selection, SpawnKind};
use playground_graphics::egui::{Modifiers, PointerButton, Pos2, pos2, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_tests_panels::{Scene, row};

fn right_click(harness: &mut Harness<'static, crate::rig::Shown>, at: Pos2) {
    point(harness, at);
    for is_pressed in [true, false] {
        let right = (at, PointerButton::Secondary);
        button(harness, right, is_pressed, Modifiers::NONE);
    }
    harness.run_steps(2);
}

#[test]
fn click_with_the_right_button_selects_and_offers_commands() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    right_click(&mut harness, pos2(300.0, 400.0));
    assert!(
        harness.query_by_label("Delete").is_none(),
        "nothing is selected"
    );
    let viewport = &mut harness.state_mut().scene.viewport;
    assert!(viewport.pick_px.take().is_some());
    viewport.picked = Some(Some(cube));
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [selects(&[cube], SelectMode::Replace)]);
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![cube]);
    harness.run_steps(2);
    harness.get_by_label("Delete").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [EditorCommand::Despawn(Vec::new())]);
    assert!(harness.query_by_label("Frame All").is_none(), "it closed");
}

#[test]
fn selection_stays_when_the_menu_is_opened_on_it_or_on_nothing() {
    let (scene, cube) = with_cube();
    let other = scene.spawn(at(Vec3::X));
    let mut harness = shown(scene);
    let both = Selection::Entities(vec![cube, other]);
    harness.state_mut().scene.editor.selection = both;
    for hit in [Some(other), None] {
        right_click(&mut harness, pos2(300.0, 400.0));
        harness.state_mut().scene.viewport.picked = Some(hit);
        harness.run_steps(2);
        assert_eq!(taken(&mut harness), [], "{hit:?}");
        right_click(&mut harness, pos2(700.0, 500.0));
    }
}

#[test]
fn menu_on_an_icon_selects_its_entity() {
    let scene = Scene::new();
    let mut rows = at(Vec3::ZERO);
    rows.push(row(&Camera::default()));
    let camera = scene.spawn(rows);
    let mut harness = shown(scene);
    let icon = on_screen(&harness, Vec3::ZERO);
    right_click(&mut harness, icon);
    let expected = [selects(&[camera], SelectMode::Replace)];
    assert_eq!(taken(&mut harness), expected);
}

#[test]
fn entity_is_created_from_the_menu() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    right_click(&mut harness, pos2(300.0, 400.0));
    harness.get_by_label_contains("Create").click();
    harness.run_steps(3);
    harness.get_by_label("Sphere").click();
    harness.run_steps(2);
    let sphere = EditorCommand::Spawn {
        kind: SpawnKind::Sphere,
        name: None,
        parent: None,
    };
    assert_eq!(taken(&mut harness), [sphere]);
}

#[test]
fn flying_opens_no_menu() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    let start = pos2(300.0, 400.0);
    point(&mut harness, start);
    let right = |at| (at, PointerButton::Secondary);
    button(&mut harness, right(start), true, Modifiers::NONE);
    let end = start + vec2(80.0, 0.0);
    point(&mut harness, end);
    button(&mut harness, right(end), false, Modifiers::NONE);
    harness.run_steps(2);
    assert!(harness.query_by_label("Frame All").is_none());
}
