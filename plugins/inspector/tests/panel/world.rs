//! The resources of the world.

use crate::rig::{PanelHarness, click, edited, enter, gestures, open_scene};
use playground_base::glam::Quat;
use playground_base::{Component, component};
use playground_core_ecs::{EntityRef, RandomSeed};
use playground_core_ui::Selection;
use playground_graphics::egui_kittest::kittest::{NodeT, Queryable};
use playground_tests_panels::{Scene, taken};

/// An editable resource.
#[component(resource)]
pub struct Score {
    pub points: u32,
    #[field(default = Quat::IDENTITY)]
    pub wind: Quat,
}

/// A resource that only the engine writes.
#[component(resource, derived)]
pub struct Weather {
    pub rain: bool,
}

/// The panel with the world selected.
fn open_world(score: &Score) -> PanelHarness {
    let mut scene = Scene::new();
    scene.register(&[Score::INFO, Weather::INFO]);
    scene.resource(score);
    scene.resource(&Weather { rain: true });
    scene.resource(&RandomSeed { seed: 4 });
    scene.editor.selection = Selection::World;
    open_scene(scene)
}

fn score(points: u32) -> Score {
    Score {
        points,
        ..Score::default()
    }
}

#[test]
fn resources_are_sorted_by_name_and_nothing_of_entities_is_shown() {
    let mut harness = open_world(&score(3));
    let top = |label| harness.get_by_label(label).rect().top();
    assert!(top("Random Seed") < top("Score"));
    assert!(harness.query_by_label("3 resources").is_some());
    for label in ["Name", "Enabled", "Parent", "Add Component", "Weather"] {
        assert!(harness.query_by_label(label).is_none(), "{label}");
    }
    click(&mut harness, "Computed");
    assert!(harness.query_by_label("Weather").is_some());
    let rain = harness.get_by_label("Rain");
    assert!(rain.accesskit_node().is_disabled());
}

#[test]
fn edit_of_a_resource_names_the_world() {
    let before = score(3);
    let mut harness = open_world(&before);
    enter(&mut harness, "Points", "12");
    enter(&mut harness, "Wind y", "90");
    let commands = taken(&mut harness);
    let after = edited(&[EntityRef::World], &before, &commands);
    assert_eq!(after.points, 12);
    let quarter = Quat::from_rotation_y(std::f32::consts::FRAC_PI_2);
    assert!(after.wind.angle_between(quarter) < 0.01, "{after:?}");
    let gestures = gestures(&commands);
    assert!(
        gestures.len() == 2 && !gestures.contains(&0),
        "{gestures:?}"
    );
}

#[test]
fn resource_is_reset_and_cannot_be_removed() {
    let before = score(3);
    let mut harness = open_world(&before);
    click(&mut harness, "Score menu");
    assert!(harness.query_by_label("Remove").is_none());
    click(&mut harness, "Reset to default");
    let after = edited(&[EntityRef::World], &before, &taken(&mut harness));
    assert_eq!(after, Score::default());
}

#[test]
fn resource_written_by_a_system_is_shown_in_the_next_frame() {
    let mut harness = open_world(&score(3));
    assert!(harness.query_by_value("3").is_some());
    harness.state().scene.write_resource(&score(41));
    harness.run_steps(1);
    assert!(harness.query_by_value("41").is_some());
}
