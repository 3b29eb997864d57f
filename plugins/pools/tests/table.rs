//! The table of pools as a user works with it.
#![forbid(unsafe_code)]

use playground_base::Component;
use playground_core_ecs::{ComponentReport, Name};
use playground_core_ui::EditorCommand;
use playground_graphics::egui::{Ui, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_graphics::egui_material_icons;
use playground_plugins_pools::{ComponentRow, ModelRow, PoolsView, Snapshot};

#[derive(Default)]
struct Shown {
    view: PoolsView,
    snapshot: Snapshot,
    commands: Vec<EditorCommand>,
}

fn row(name: &str, rows: usize, bytes: usize) -> ComponentRow {
    ComponentRow {
        report: ComponentReport {
            name: name.to_owned(),
            rows,
            bytes,
            ..ComponentReport::default()
        },
        description: (name == Name::DESCRIPTION.name).then_some(Name::DESCRIPTION),
    }
}

/// Three pools: by memory Boid, Name, Flock; by rows Name, Boid, Flock.
fn shown() -> Harness<'static, Shown> {
    let snapshot = Snapshot {
        components: vec![
            row(Name::DESCRIPTION.name, 5_001, 80_000),
            row("flock::Boid", 5_000, 120_000),
            row("flock::Flock", 1, 64),
        ],
        models: vec![ModelRow {
            view: "core::EntityView".to_owned(),
            model: "core::Entity".to_owned(),
            active: 3,
            recycled: 7,
        }],
    };
    let show = |ui: &mut Ui, shown: &mut Shown| {
        shown.view.ui(ui, &shown.snapshot, &mut shown.commands);
    };
    let state = Shown {
        snapshot,
        ..Shown::default()
    };
    let mut harness = Harness::builder()
        .with_size(vec2(900.0, 300.0))
        .with_context_setup(egui_material_icons::initialize)
        .build_ui_state(show, state);
    harness.run_steps(3);
    harness
}

/// The components in the table, from the top.
fn names(harness: &Harness<'_, Shown>) -> Vec<&'static str> {
    let mut found: Vec<(f32, &str)> = ["Name", "Boid", "Flock"]
        .into_iter()
        .filter_map(|name| {
            let node = harness.query_by_label(name)?;
            Some((node.rect().top(), name))
        })
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn the_largest_pool_stands_first_and_a_click_sorts_by_another_column() {
    let mut harness = shown();
    assert_eq!(names(&harness), ["Boid", "Name", "Flock"]);
    for (column, expected) in [
        ("Sort by Rows", ["Name", "Boid", "Flock"]),
        ("Sort by Rows", ["Flock", "Boid", "Name"]),
        ("Sort by Component", ["Boid", "Flock", "Name"]),
    ] {
        harness.get_by_label(column).click();
        harness.run_steps(3);
        assert_eq!(names(&harness), expected, "{column}");
    }
}

#[test]
fn totals_and_sizes_are_shown() {
    let harness = shown();
    for text in ["3 pools, 10,002 rows, 200.1 kB", "5,001", "120.0 kB"] {
        assert!(harness.query_by_label(text).is_some(), "{text}");
    }
}

#[test]
fn filter_keeps_matching_pools_and_shows_a_hint_without_a_match() {
    let mut harness = shown();
    harness.state_mut().view.filter = "FLOCK".to_owned();
    harness.run_steps(3);
    assert_eq!(names(&harness), ["Boid", "Flock"]);
    harness.state_mut().view.filter = "rendering".to_owned();
    harness.run_steps(3);
    assert_eq!(names(&harness), [""; 0]);
    let hint = "change or clear the filter";
    assert!(harness.query_by_label_contains(hint).is_some());
}

#[test]
fn a_component_opens_its_source() {
    let mut harness = shown();
    harness.get_by_label("Open the source of Name").click();
    harness.run_steps(3);
    let opened = EditorCommand::OpenSource(Name::DESCRIPTION.file.into(), Name::DESCRIPTION.line);
    assert_eq!(harness.state().commands, [opened]);
    assert!(harness.query_by_label("Open the source of Boid").is_none());
}

#[test]
fn pools_of_models_unfold() {
    let mut harness = shown();
    let text = "Entity: 3 in use, 7 kept for reuse";
    assert!(harness.query_by_label(text).is_none());
    harness.get_by_label("Model pools (1)").click();
    harness.run_steps(30);
    assert!(harness.query_by_label(text).is_some());
}
