//! Clicks that select entities.

use crate::rig::{Shown, at, button, click, on_screen, point, selects, shown, taken, with_cube};
use playground_base::glam::Vec3;
use playground_core_drawing::{Camera, Light, MeshRenderer, Projection};
use playground_core_ui::SelectMode;
use playground_graphics::egui::{Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use playground_graphics::egui_kittest::Harness;
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
fn camera_of_a_flat_game_is_not_in_the_way_of_what_it_shows() {
    for (projection, is_in_the_way) in [
        (Projection::Orthographic, false),
        (Projection::Perspective, true),
    ] {
        let scene = Scene::new();
        let mut rows = at(Vec3::Z * 4.0);
        rows.push(row(&Camera {
            projection,
            ..Camera::default()
        }));
        let camera = scene.spawn(rows);
        let mut harness = shown(scene);
        let is_flat = projection == Projection::Orthographic;
        let state = harness.state_mut();
        state.scene.editor.tools.orthographic = is_flat;
        state.scene.editor.viewed.direction = Some(Vec3::NEG_Z);
        state.scene.editor.viewed.requests += 1;
        harness.run_steps(60);
        let icon = on_screen(&harness, Vec3::Z * 4.0);
        click(&mut harness, icon, Modifiers::NONE);
        let selected = taken(&mut harness) == [selects(&[camera], SelectMode::Replace)];
        assert_eq!(selected, is_in_the_way, "{projection:?}");
        let is_picked = harness.state().scene.viewport.pick_px.is_some();
        assert_eq!(is_picked, !is_in_the_way, "{projection:?}");
    }
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

/// Drags a rectangle over the picture.
fn drag_box(harness: &mut Harness<'static, Shown>, [from, to]: [Pos2; 2], modifiers: Modifiers) {
    point(harness, from);
    let left = |at| (at, PointerButton::Primary);
    button(harness, left(from), true, modifiers);
    point(harness, from.lerp(to, 0.5));
    point(harness, to);
    button(harness, left(to), false, modifiers);
    harness.run_steps(2);
}

#[test]
fn drag_selects_what_is_in_its_rectangle() {
    let scene = Scene::new();
    let cube = |x: f32| {
        let mut rows = at(Vec3::new(x, 0.0, 0.0));
        rows.push(row(&MeshRenderer::default()));
        scene.spawn(rows)
    };
    let [left, middle, right] = [-3.0, 0.0, 3.0].map(cube);
    let mut rows = at(Vec3::new(-3.0, 1.0, 0.0));
    rows.push(row(&Light::default()));
    let light = scene.spawn(rows);
    let empty = scene.spawn(at(Vec3::new(-3.0, 0.5, 0.0)));
    let mut harness = shown(scene);
    let around = |harness: &Harness<'static, Shown>, x: [f32; 2]| {
        let corner = |x: f32, by: f32| on_screen(harness, Vec3::new(x, 0.0, 0.0)) + vec2(0.0, by);
        [corner(x[0], -120.0), corner(x[1], 120.0)]
    };
    let area = around(&harness, [-4.0, 1.0]);
    drag_box(&mut harness, area, Modifiers::NONE);
    let found = [selects(&[left, middle, light], SelectMode::Replace)];
    assert_eq!(taken(&mut harness), found, "{empty:?} cannot be seen");
    let area = around(&harness, [2.0, 4.0]);
    drag_box(&mut harness, area, Modifiers::SHIFT);
    let found = [selects(&[right], SelectMode::Add)];
    assert_eq!(taken(&mut harness), found);
}

#[test]
fn escape_cancels_the_rectangle() {
    let (scene, _) = with_cube();
    let mut harness = shown(scene);
    let (from, to) = (pos2(200.0, 200.0), pos2(600.0, 500.0));
    point(&mut harness, from);
    button(
        &mut harness,
        (from, PointerButton::Primary),
        true,
        Modifiers::NONE,
    );
    point(&mut harness, to);
    harness.key_press(Key::Escape);
    harness.step();
    button(
        &mut harness,
        (to, PointerButton::Primary),
        false,
        Modifiers::NONE,
    );
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), []);
}
