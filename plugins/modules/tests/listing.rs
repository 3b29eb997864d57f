//! Order, filter and numbers of the table.
#![forbid(unsafe_code)]

use playground_core_engine::{ModuleStatus, StageTime};
use playground_plugins_modules::{Line, lines, pieces};

fn module(package: &str, view: &str, of_project: bool) -> ModuleStatus {
    ModuleStatus {
        package: package.into(),
        view: view.into(),
        of_project,
        ..ModuleStatus::default()
    }
}

fn names(modules: &[ModuleStatus], filter: &str) -> Vec<String> {
    let name = |line: &Line| match line {
        Line::Contract(view, count) => format!("{view}: {count}"),
        Line::Module(at) => modules[*at].package.clone(),
    };
    lines(modules, filter).iter().map(name).collect()
}

#[test]
fn modules_of_the_project_come_first() {
    let modules = [
        module("core-types", "", false),
        module("ecs", "ecs::EntityView", false),
        module("hierarchy", "ui::PanelView", false),
        module("boids-panel", "ui::PanelView", true),
        module("console", "ui::PanelView", false),
        module("boids", "ecs::SystemView", true),
    ];
    let expected = [
        "ecs::SystemView: 1",
        "boids",
        "ui::PanelView: 3",
        "boids-panel",
        "console",
        "hierarchy",
        "ecs::EntityView: 1",
        "ecs",
        ": 1",
        "core-types",
    ];
    assert_eq!(names(&modules, ""), expected);
}

#[test]
fn filter_matches_all_words_in_any_column() {
    let mut broken = module("boids", "ecs::SystemView", true);
    broken.error = "it does not load".into();
    let modules = [broken, module("ecs", "ecs::EntityView", false)];
    assert_eq!(names(&modules, "ENTITY"), ["ecs::EntityView: 1", "ecs"]);
    assert_eq!(
        names(&modules, "boids load"),
        ["ecs::SystemView: 1", "boids"]
    );
    assert_eq!(names(&modules, "boids entity"), [""; 0]);
}

#[test]
fn the_bar_is_full_and_every_stage_is_seen() {
    let stage = |stage, time_ms| StageTime { stage, time_ms };
    let stages = [
        stage("build", 900.0),
        stage("gates", 0.0),
        stage("load", 100.0),
    ];
    let bar = pieces(&stages, 506.0);
    let ends: Vec<f32> = bar.iter().map(|piece| piece.left + piece.width).collect();
    assert_eq!(bar[0].width, 452.0);
    assert_eq!(bar[1].width, 2.0);
    assert_eq!((bar[1].left, bar[2].left), (ends[0], ends[1]));
    assert_eq!(ends[2], 506.0);
    assert!(bar[0].color != bar[1].color && bar[1].color != bar[2].color);
    let nothing = pieces(&[stage("build", 0.0), stage("load", f32::NAN)], 100.0);
    assert!(nothing.iter().all(|piece| piece.width == 2.0));
}
