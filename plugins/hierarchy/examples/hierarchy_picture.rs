//! Draws the panel into a file: `cargo run --example hierarchy_picture -- picture.png`.

use playground_core_drawing::{Camera, Light};
use playground_core_ecs::Disabled;
use playground_core_ui::{Panel, Selection, theme};
use playground_graphics::egui::{CentralPanel, Frame, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_hierarchy::HierarchyPanel;
use playground_tests_panels::{Scene, row, rows_of, style};

fn main() {
    let file = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "hierarchy.png".to_owned());
    let what = std::env::args().nth(2).unwrap_or_default();
    let mut scene = Scene::new();
    if what != "empty" {
        fill(&mut scene);
    }
    let panel = HierarchyPanel::open(&scene.context()).expect("core components are known");
    let mut harness = Harness::builder()
        .with_size(vec2(260.0, 520.0))
        .with_pixels_per_point(1.5)
        .with_context_setup(style)
        .wgpu()
        .build_ui_state(
            move |ui, scene: &mut Scene| {
                let frame = Frame::NONE.fill(theme::PANEL);
                CentralPanel::default()
                    .frame(frame)
                    .show(ui, |ui| scene.show(&panel, ui));
            },
            scene,
        );
    harness.run_steps(4);
    match what.as_str() {
        "menu" => harness.get_by_label("Ship").click_secondary(),
        "create" => harness.get_by_label("Create").click(),
        "drag" => {
            let from = harness.get_by_label("Gun").rect().center();
            harness.drag_at(from);
            harness.step();
            harness.hover_at(harness.get_by_label("Water").rect().center());
        }
        _ => {}
    }
    harness.run_steps(4);
    let picture = harness.render().expect("a renderer");
    picture.save(&file).expect("the file can be written");
}

fn fill(scene: &mut Scene) {
    let with = |name: &str, part| {
        let mut rows = rows_of(name, None);
        rows.push(part);
        rows
    };
    scene.spawn(with("Main Camera", row(&Camera::default())));
    scene.spawn(with("Sun", row(&Light::default())));
    let fleet = scene.named("Fleet", None);
    let ship = scene.mesh("Ship", Some(fleet));
    let gun = scene.mesh("Gun", Some(ship));
    let mut hidden = rows_of("Wreck", Some(fleet));
    hidden.push(row(&Disabled {}));
    let wreck = scene.spawn(hidden);
    scene.mesh("Plank", Some(wreck));
    scene.mesh("Water", None);
    scene.mesh(
        "An island whose name is far too long for the width of this panel",
        None,
    );
    scene.editor.selection = Selection::Entities(vec![ship, gun]);
}
