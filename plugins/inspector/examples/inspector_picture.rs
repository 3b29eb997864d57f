//! Draws the panel into a file: `cargo run --example inspector_picture -- picture.png`. Further arguments are
//! what is selected, the width, and the label of a field to click.

use playground_base::glam::{Quat, Vec3};
use playground_core_drawing::{Camera, Light, MeshRenderer};
use playground_core_ecs::{Transform, WorldTransform};
use playground_core_particles::ParticleEmitter;
use playground_core_ui::{Panel, Selection, theme};
use playground_graphics::egui::{CentralPanel, Frame, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_inspector::InspectorPanel;
use playground_tests_panels::{Scene, row, rows_of, style};

fn main() {
    let file = std::env::args().nth(1);
    let file = file.unwrap_or_else(|| "inspector.png".to_owned());
    let scene = scene(std::env::args().nth(2).as_deref());
    let width = std::env::args().nth(3).and_then(|width| width.parse().ok());
    let panel = InspectorPanel::open(&scene.context()).expect("core components are known");
    let mut harness = Harness::builder()
        .with_size(vec2(width.unwrap_or(300.0), 900.0))
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
    if let Some(label) = std::env::args().nth(4) {
        let fields = harness.get_all_by_label(&label);
        let last = fields.max_by(|a, b| a.rect().left().total_cmp(&b.rect().left()));
        last.expect("a field with this label").click();
        harness.run_steps(6);
    }
    let picture = harness.render().expect("a renderer");
    picture.save(&file).expect("the file can be written");
}

/// A ship that is selected, together with a boat for `two`; a fire alone for `particles`, and nothing for
/// `none`.
fn scene(selection: Option<&str>) -> Scene {
    let mut scene = Scene::new();
    let fleet = scene.named("Fleet", None);
    let mut rows = rows_of("Ship", Some(fleet));
    rows.extend([
        row(&Transform {
            translation: Vec3::new(12.5, -0.25, 103.0),
            rotation: Quat::from_rotation_y(0.6),
            scale: Vec3::ONE,
        }),
        row(&WorldTransform::default()),
        row(&MeshRenderer::default()),
        row(&Camera::default()),
        row(&Light::default()),
    ]);
    let ship = scene.spawn(rows);
    let mut rows = rows_of("Boat", Some(fleet));
    rows.extend([row(&Transform::default()), row(&MeshRenderer::default())]);
    let boat = scene.spawn(rows);
    let mut rows = rows_of("Fire", Some(fleet));
    rows.push(row(&ParticleEmitter::fire()));
    let fire = scene.spawn(rows);
    scene.editor.selection = Selection::Entities(match selection {
        Some("two") => vec![boat, ship],
        Some("particles") => vec![fire],
        Some("none") => Vec::new(),
        _ => vec![ship],
    });
    scene
}
