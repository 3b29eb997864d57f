//! The fields of the material that was chosen in the panel of assets.

use crate::rig::{PanelHarness, click, enter, open_scene, text};
use playground_base::{Handle, Value, to_value};
use playground_core_assets::{Asset, AssetKind, Assets};
use playground_core_drawing::MaterialAsset;
use playground_core_engine::PlayMode;
use playground_core_ui::{ChosenAsset, ChosenMaterial, EditorCommand, ProjectInfo};
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::{Scene, taken};

const PATH: &str = "paint.material";

fn shown(problem: Option<&str>, mode: PlayMode) -> PanelHarness {
    let mut scene = Scene::new();
    let mut assets = Assets::default();
    for path in [PATH, "wood.png"] {
        let asset = Asset {
            path: path.to_owned(),
            kind: AssetKind::of(path),
            ..Asset::default()
        };
        assets.by_path.insert(path.to_owned(), Handle::new(asset));
    }
    scene.editor.project = Some(ProjectInfo {
        assets: Some(Handle::new(assets)),
        ..ProjectInfo::default()
    });
    scene.editor.play.mode = mode;
    let material = MaterialAsset {
        roughness: 0.25,
        ..MaterialAsset::default()
    };
    scene.editor.chosen = Some(ChosenAsset {
        path: PATH.to_owned(),
        settings: Vec::new(),
        material: Some(ChosenMaterial {
            value: to_value(&material).expect("it is data"),
            problem: problem.map(str::to_owned),
            content: 0,
        }),
        sound: None,
    });
    open_scene(scene)
}

/// The fields that were set, and what to.
fn sets(harness: &mut PanelHarness) -> Vec<(String, Value)> {
    let set = |command: EditorCommand| match command {
        EditorCommand::SetMaterial {
            path,
            field,
            value,
            gesture,
        } => {
            assert_eq!(path, PATH);
            assert_ne!(gesture, 0);
            (field, value)
        }
        other => panic!("an edit of the material, not {other:?}"),
    };
    taken(harness).into_iter().map(set).collect()
}

#[test]
fn number_and_map_of_a_material_are_set() {
    let mut harness = shown(None, PlayMode::Edit);
    assert_eq!(text(&harness, "Roughness"), "0.25");
    enter(&mut harness, "Roughness", "0.5");
    let [(field, value)] = &sets(&mut harness)[..] else {
        panic!("one edit");
    };
    assert_eq!((field.as_str(), value.as_f64()), ("roughness", Some(0.5)));
    let buttons = harness.get_all_by_label("Choose a picture");
    let first = buttons.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    first.expect("the map of colours").click();
    harness.run_steps(3);
    click(&mut harness, "wood.png");
    let expected = ("color_map".to_owned(), Value::Text("wood.png".to_owned()));
    assert_eq!(sets(&mut harness), [expected]);
}

#[test]
fn field_that_means_nothing_is_hidden() {
    let harness = shown(None, PlayMode::Edit);
    assert!(harness.query_by_label("Cutoff").is_none());
}

#[test]
fn material_that_cannot_be_read_says_why() {
    let mut harness = shown(Some("line 2: no"), PlayMode::Edit);
    harness.get_by_label("Its file cannot be read: line 2: no");
    enter(&mut harness, "Roughness", "0.5");
    assert_eq!(sets(&mut harness), []);
}

#[test]
fn material_stays_as_it_is_in_play() {
    let mut harness = shown(None, PlayMode::Play);
    harness.get_by_label("Stop the game to edit it: files stay as they are in play.");
    enter(&mut harness, "Roughness", "0.5");
    assert_eq!(sets(&mut harness), []);
}
