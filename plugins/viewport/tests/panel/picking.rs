//! Clicks that select entities.

use crate::rig::{at, click, on_screen, selects, shown, taken, with_cube};
use playground_base::egui::{Modifiers, pos2};
use playground_base::glam::Vec3;
use playground_core_rendering::Light;
use playground_core_ui::SelectMode;
use playground_tests_panels::{Scene, row};

#[test]
fn requested_picture_has_the_size_of_the_panel() {
    let (scene, _) = with_cube();
    let harness = shown(scene);
    let viewport = &harness.state().scene.viewport;
    let area = viewport.area.expect("the panel reports its area");
    assert_eq!(
        viewport.size_px,
        [area.width() as u32, area.height() as u32]
    );
}

#[test]
fn click_requests_a_pick_and_selects_the_answer() {
    let (scene, cube) = with_cube();
    let mut harness = shown(scene);
    click(&mut harness, pos2(400.0, 450.0), Modifiers::NONE);
    let viewport = &mut harness.state_mut().scene.viewport;
    let pixel = viewport.pick_px.take().expect("a pick is requested");
    assert_eq!(pixel, [392, 442], "relative to the corner of the picture");
    viewport.picked = Some(Some(cube));
    harness.step();
    assert_eq!(taken(&mut harness), [selects(&[cube], SelectMode::Replace)]);
    assert_eq!(
        harness.state().scene.viewport.picked,
        None,
        "the answer is removed"
    );
    click(&mut harness, pos2(400.0, 450.0), Modifiers::COMMAND);
    harness.state_mut().scene.viewport.picked = Some(Some(cube));
    harness.step();
    assert_eq!(taken(&mut harness), [selects(&[cube], SelectMode::Toggle)]);
    click(&mut harness, pos2(400.0, 450.0), Modifiers::NONE);
    harness.state_mut().scene.viewport.picked = Some(None);
    harness.step();
    assert_eq!(taken(&mut harness), [selects(&[], SelectMode::Replace)]);
}

#[test]
fn click_on_an_icon_selects_without_a_pick() {
    let scene = Scene::new();
    let mut rows = at(Vec3::new(2.0, 0.0, 0.0));
    rows.push(row(&Light::default()));
    let light = scene.spawn(rows);
    let mut harness = shown(scene);
    let icon = on_screen(&harness, Vec3::new(2.0, 0.0, 0.0));
    click(&mut harness, icon, Modifiers::NONE);
    assert_eq!(harness.state().scene.viewport.pick_px, None);
    assert_eq!(
        taken(&mut harness),
        [selects(&[light], SelectMode::Replace)]
    );
}
