//! Measures the panel: `cargo run --example inspector_cost`.

use playground_core_drawing::{Camera, Light, MeshRenderer};
use playground_core_ecs::{EntityId, Transform};
use playground_core_ui::{Panel, Selection};
use playground_graphics::egui::{Context, Pos2, RawInput, Rect, vec2};
use playground_plugins_inspector::InspectorPanel;
use playground_tests_panels::{Scene, row, rows_of};
use std::time::Instant;

fn main() {
    let mut scene = Scene::new();
    let spawn = |index: usize| {
        let mut rows = rows_of(&format!("Ship {index}"), None);
        rows.extend([row(&Transform::default()), row(&MeshRenderer::default())]);
        rows.extend([row(&Camera::default()), row(&Light::default())]);
        scene.spawn(rows)
    };
    let all: Vec<EntityId> = (0..10_000).map(spawn).collect();
    let panel = InspectorPanel::open(&scene.context()).expect("core components are known");
    for count in [1, 2, 100, 10_000] {
        scene.editor.selection = Selection::Entities(all[..count].to_vec());
        let egui = Context::default();
        let mut times_ms: Vec<f64> = (0..60)
            .map(|_| {
                let screen = Rect::from_min_size(Pos2::ZERO, vec2(300.0, 900.0));
                let input = RawInput {
                    screen_rect: Some(screen),
                    ..RawInput::default()
                };
                let started = Instant::now();
                let _ = egui.run_ui(input, |ui| scene.show(&panel, ui));
                started.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times_ms.sort_by(f64::total_cmp);
        println!("{count} selected: median {:.2} ms a frame", times_ms[30]);
    }
}
