//! Measures the panel on a large world: `cargo run --example hierarchy_cost -- 100000`.

use playground_core_ecs::EntityId;
use playground_core_ui::{Panel, Selection};
use playground_graphics::egui::{Context, Event, Pos2, RawInput, Rect, vec2};
use playground_plugins_hierarchy::HierarchyPanel;
use playground_tests_panels::Scene;
use std::time::Instant;

fn main() {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let count: usize = count.unwrap_or(100_000);
    let mut scene = Scene::new();
    let mut parents: Vec<EntityId> = Vec::new();
    for at in 0..count {
        let parent = parents
            .get(at / 8)
            .copied()
            .filter(|_| !at.is_multiple_of(10));
        parents.push(scene.mesh(&format!("Entity number {at}"), parent));
    }
    let panel = HierarchyPanel::open(&scene.context()).expect("core components are known");
    let egui = Context::default();
    let frame = |scene: &mut Scene, events: Vec<Event>| {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(300.0, 900.0))),
            events,
            ..RawInput::default()
        };
        let started = Instant::now();
        let _ = egui.run_ui(input, |ui| scene.show(&panel, ui));
        started.elapsed().as_secs_f64() * 1000.0
    };
    report("first", vec![frame(&mut scene, Vec::new())]);
    let still = (0..200).map(|_| frame(&mut scene, Vec::new())).collect();
    report("nothing changes", still);
    let changing = (0..50).map(|_| {
        scene.world.data.write().version += 1;
        frame(&mut scene, Vec::new())
    });
    let changing = changing.collect();
    report("entities come and go every frame", changing);
    scene.editor.selection = Selection::Entities(parents.clone());
    frame(&mut scene, Vec::new());
    let selected = (0..50).map(|_| frame(&mut scene, Vec::new())).collect();
    report("everything is selected", selected);
}

fn report(what: &str, mut times_ms: Vec<f64>) {
    times_ms.sort_by(f64::total_cmp);
    let median = times_ms[times_ms.len() / 2];
    let worst = times_ms[times_ms.len() - 1];
    println!("{what}: median {median:.2} ms, worst {worst:.2} ms");
}
