//! The clips of the model, above the fields of what plays them.

use crate::rig::{PanelHarness, click, open};
use playground_base::{Named, Value};
use playground_core_animation::AnimationPlayer;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, ShownClip};
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
    click(&mut harness, "Clip of the model");
    click(&mut harness, "run  (0.80 s)");
    let expected = [
        ("clip".to_owned(), Value::Text("run".into())),
        ("time_s".to_owned(), Value::F64(0.0)),
    ];
    assert_eq!(sets(&mut harness, entity), expected);
}

#[test]
fn clip_is_previewed_without_an_edit() {
    let (mut harness, _) = shown(&[("idle", 2.0)]);
    click(&mut harness, "Preview the clip");
    assert_eq!(taken(&mut harness), [EditorCommand::PlayClips(true)]);
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
