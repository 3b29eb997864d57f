//! The clips of the model, above the fields of what plays them.

use crate::rig::{PanelHarness, click, open};
use playground_base::{Named, Value};
use playground_core_animation::AnimationPlayer;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, ShownClip};
use playground_graphics::egui::Key;
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::{Scene, row, rows_of, taken};

fn shown(clips: &[(&str, f32)]) -> (PanelHarness, EntityId) {
    let mut scene = Scene::new();
    let clips = clips.iter().map(|(name, duration_s)| ShownClip {
        name: (*name).to_owned(),
        duration_s: *duration_s,
    });
    scene.editor.clips = clips.collect();
    let mut rows = rows_of("Hero", None);
    rows.push(row(&AnimationPlayer {
        clip: "idle".into(),
        time_s: 3.5,
        ..AnimationPlayer::default()
    }));
    let entity = scene.spawn(rows);
    (open(scene, &[entity]), entity)
}

/// The fields that were set, and what to.
fn sets(harness: &mut PanelHarness, entity: EntityId) -> Vec<(String, Value)> {
    let set = |command: EditorCommand| match command {
        EditorCommand::Set {
            entities,
            path,
            value,
            ..
        } => {
            assert_eq!(entities, [EntityRef::Id(entity)]);
            let field = path.strip_prefix(AnimationPlayer::NAME);
            let field = field.and_then(|field| field.strip_prefix('.'));
            (field.expect("a field of it").to_owned(), value)
        }
        other => panic!("an edit, not {other:?}"),
    };
    taken(harness).into_iter().map(set).collect()
}

#[test]
fn clip_is_chosen_from_those_of_the_model_and_begins() {
    let (mut harness, entity) = shown(&[("idle", 2.0), ("run", 0.8)]);
    harness.get_by_value("idle  (2.00 s)").click();
    harness.run_steps(3);
    click(&mut harness, "run  (0.80 s)");
    let expected = [
        ("clip".to_owned(), Value::Text("run".into())),
        ("time_s".to_owned(), Value::F64(0.0)),
    ];
    assert_eq!(sets(&mut harness, entity), expected);
}

#[test]
fn slider_shows_where_in_the_clip_it_is_and_moves_it() {
    let (mut harness, entity) = shown(&[("idle", 2.0)]);
    let sliders = harness.get_all_by_label("Time in the clip");
    let slider = sliders.min_by(|a, b| a.rect().left().total_cmp(&b.rect().left()));
    slider.expect("a slider").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    let sets = sets(&mut harness, entity);
    let Some((field, Value::F64(time_s))) = sets.first() else {
        panic!("{sets:?}")
    };
    // Once round, and then 1.5 s.
    assert_eq!(field, "time_s");
    assert!(*time_s > 1.5 && *time_s < 2.0, "{time_s}");
}

#[test]
fn clip_is_paused_beside_its_time() {
    let (mut harness, entity) = shown(&[("idle", 2.0)]);
    click(&mut harness, "Pause the clip");
    let expected = [("playing".to_owned(), Value::Bool(false))];
    assert_eq!(sets(&mut harness, entity), expected);
}

#[test]
fn model_without_clips_says_what_to_do() {
    let (harness, _) = shown(&[]);
    harness.get_by_label("No clips: choose a model with animations in a Model Renderer");
}
