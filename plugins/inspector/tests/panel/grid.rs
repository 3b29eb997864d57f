//! The grid: rows of one height, and edges in line.

use crate::rig::{PanelHarness, field, open, ship, transform_at};
use crate::zoo::{Zoo, with_zoo};
use playground_core_drawing::{Camera, Light, MeshRenderer};
use playground_core_ecs::EntityId;
use playground_core_ui::theme;
use playground_graphics::egui::{Event, Key, Rect};
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::{Scene, row, rows_of};

fn full_scene() -> (Scene, EntityId) {
    let scene = Scene::new();
    let fleet = scene.named("Fleet", None);
    let mut rows = rows_of("Ship", Some(fleet));
    rows.extend([
        row(&transform_at(1.0)),
        row(&MeshRenderer::default()),
        row(&Camera::default()),
        row(&Light::default()),
    ]);
    let ship = scene.spawn(rows);
    (scene, ship)
}

fn rects(harness: &PanelHarness, labels: &[&str]) -> Vec<Rect> {
    let rect = |label: &&str| harness.get_by_label(label).rect();
    labels.iter().map(rect).collect()
}

#[test]
fn boxes_of_one_row_have_the_same_height_and_baseline() {
    let (scene, ship) = full_scene();
    let harness = open(scene, &[ship]);
    for label in ["Translation", "Rotation", "Scale"] {
        let axes = ["x", "y", "z"].map(|axis| format!("{label} {axis}"));
        let boxes = rects(&harness, &axes.each_ref().map(String::as_str));
        let row = harness.get_by_label(label).rect();
        for at in &boxes {
            assert_eq!(at.y_range(), row.y_range(), "{label}");
            assert_eq!(at.height(), theme::ROW_HEIGHT);
        }
        let gaps = [
            boxes[1].left() - boxes[0].right(),
            boxes[2].left() - boxes[1].right(),
        ];
        assert!(gaps[0] > 2.0 && (gaps[0] - gaps[1]).abs() < 1.0, "{gaps:?}");
        // Edges are on whole pixels.
        assert!((boxes[0].width() - boxes[2].width()).abs() < 1.0);
    }
}

#[test]
fn values_are_in_one_column_and_rows_do_not_touch() {
    let (scene, ship) = full_scene();
    let harness = open(scene, &[ship]);
    let parent = harness.get_by_label("Entity: Fleet").rect();
    let names = [
        "Translation x",
        "Rotation x",
        "Scale x",
        "Near",
        "Far",
        "Intensity",
        "Emissive",
        "Projection",
        "Kind",
    ];
    let mut tops = Vec::new();
    for name in names {
        let value = field(&harness, name).rect();
        assert_eq!(value.left(), parent.left(), "{name}: one column");
        assert_eq!(value.height(), parent.height(), "{name}: one height");
        tops.push(value.top());
    }
    tops.sort_by(f32::total_cmp);
    for pair in tops.windows(2) {
        let gap = pair[1] - pair[0] - theme::ROW_HEIGHT;
        assert!(gap >= 3.0, "rows touch: {gap}");
    }
}

#[test]
fn label_of_the_parent_is_in_line_with_those_of_fields() {
    let (scene, ship) = full_scene();
    let harness = open(scene, &[ship]);
    let [parent, field] = rects(&harness, &["Parent", "Translation"])[..] else {
        unreachable!("two labels")
    };
    assert_eq!(parent.left(), field.left());
    let picker = harness.get_by_label("Entity: Fleet").rect();
    assert_eq!(parent.center().y, picker.center().y);
}

#[test]
fn number_has_the_same_box_while_it_is_edited() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", &transform_at(1.0));
    let mut harness = open(scene, &[entity]);
    let before = rects(&harness, &["Translation x", "Translation y", "Rotation x"]);
    harness.get_by_label("Translation x").focus();
    harness.run_steps(2);
    harness.event(Event::Text("12".to_owned()));
    harness.run_steps(2);
    let during = rects(&harness, &["Translation x", "Translation y", "Rotation x"]);
    assert_eq!(during, before);
    harness.key_press(Key::Escape);
}

#[test]
fn fields_of_every_kind_are_as_high_as_a_row() {
    let (scene, animal) = with_zoo(&Zoo {
        mood: Some(1.0),
        ..Zoo::default()
    });
    let harness = open(scene, &[animal]);
    for label in ["Label", "Address", "Shape"] {
        let height = field(&harness, label).rect().height();
        assert_eq!(height, theme::ROW_HEIGHT, "{label}");
    }
}
