//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_base::{AssetId, Handle};
use playground_core_assets::{Asset, AssetKind, Assets};
use playground_core_ui::*;
use playground_graphics::egui::{Key, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_assets::{AssetsPanel, Entry, Filter, free_folder, listing};
use playground_tests_panels::{Scene, Shown, shown, shown_in, taken};

type Panel = Harness<'static, Shown<AssetsPanel>>;

fn assets(paths: &[&str]) -> Assets {
    let mut assets = Assets::default();
    for (at, path) in paths.iter().enumerate() {
        let asset = Handle::new(Asset {
            id: AssetId(at as u64 + 1),
            path: (*path).to_owned(),
            kind: AssetKind::of(path),
            size_bytes: 1_200,
            content: at as u64,
            ..Asset::default()
        });
        let mut above = asset.folder();
        while !above.is_empty() {
            assets.folders.insert(above.to_owned());
            above = above.rsplit_once('/').map_or("", |(above, _)| above);
        }
        assets.by_id.insert(asset.id, asset.clone());
        assets.by_path.insert(asset.path.clone(), asset);
    }
    assets
}

fn some() -> Assets {
    assets(&[
        "Zebra.png",
        "apple.png",
        "music/theme.ogg",
        "music/old/theme.ogg",
        "notes.txt",
    ])
}

fn names(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(Entry::path).collect()
}

#[test]
fn folders_come_first_and_a_search_looks_into_them() {
    let assets = some();
    let with = |folder, kind, search| Filter {
        folder,
        kind,
        search,
    };
    let cases = [
        (
            with("", None, ""),
            &["music", "apple.png", "notes.txt", "Zebra.png"][..],
        ),
        (with("music", None, ""), &["music/old", "music/theme.ogg"]),
        (
            with("", None, "theme"),
            &["music/old/theme.ogg", "music/theme.ogg"],
        ),
        (with("", None, "OLD"), &["music/old"]),
        (with("music/old", None, "theme"), &["music/old/theme.ogg"]),
        (with("mus", None, "theme"), &[]),
        (
            with("", Some(AssetKind::Picture), ""),
            &["apple.png", "Zebra.png"],
        ),
        (with("", Some(AssetKind::Sound), ""), &[]),
    ];
    for (filter, expected) in cases {
        assert_eq!(names(&listing(&assets, &filter)), expected, "{filter:?}");
    }
}

#[test]
fn new_folder_gets_a_name_that_no_file_has() {
    assert_eq!(free_folder(&some(), ""), "New Folder");
    let taken = assets(&["New Folder/x.png", "a/New Folder", "a/New Folder 2/x"]);
    assert_eq!(free_folder(&taken, ""), "New Folder 2");
    assert_eq!(free_folder(&taken, "a"), "a/New Folder 3");
}

fn open(assets: Option<Assets>) -> Panel {
    let editor = EditorState {
        project: Some(ProjectInfo {
            folder: "/projects/race".into(),
            assets: assets.map(Handle::new),
            ..ProjectInfo::default()
        }),
        ..EditorState::default()
    };
    // Two clicks of a test are a double one.
    let harness = Harness::builder().with_size(vec2(900.0, 300.0));
    shown_in(harness.with_step_dt(0.02), Scene::with_editor(editor))
}

/// The commands but for requests of previews.
fn sent(harness: &mut Panel) -> Vec<EditorCommand> {
    let mut sent = taken(harness);
    sent.retain(|command| !matches!(command, EditorCommand::PreviewAsset(_)));
    sent
}

#[test]
fn preview_of_each_picture_that_is_seen_is_requested_once() {
    let mut harness = open(None);
    let project = harness.state_mut().scene.editor.project.as_mut();
    project.expect("it is open").assets = Some(Handle::new(some()));
    harness.run_steps(3);
    let preview = |path: &str| EditorCommand::PreviewAsset(path.to_owned());
    assert_eq!(
        taken(&mut harness),
        [preview("apple.png"), preview("Zebra.png")]
    );
}

#[test]
fn double_click_opens_a_folder_and_the_path_leads_back() {
    for as_list in [false, true] {
        let mut harness = open(Some(some()));
        if as_list {
            harness.get_by_label("Show as list").click();
            harness.run_steps(60);
        }
        for folder in ["music", "old"] {
            for _ in 0..2 {
                harness.get_by_label(folder).click();
                harness.step();
            }
            // What is clicked next is no third click.
            harness.run_steps(60);
        }
        assert!(harness.query_by_label("theme.ogg").is_some(), "{as_list}");
        assert!(harness.query_by_label("apple.png").is_none());
        harness.get_by_label("assets").click();
        harness.run_steps(2);
        assert!(harness.query_by_label("apple.png").is_some(), "{as_list}");
    }
}

#[test]
fn menu_sends_what_is_done_to_an_asset() {
    let path = || "apple.png".to_owned();
    for (item, expected) in [
        ("Add to Scene", EditorCommand::PlaceAsset(path(), None)),
        ("Select Users", EditorCommand::SelectUsers(path())),
        ("Import Again", EditorCommand::ImportAgain(path())),
        ("Duplicate", EditorCommand::CopyAsset(path())),
        ("Remove", EditorCommand::RemoveAsset(path())),
    ] {
        let mut harness = open(Some(some()));
        harness.get_by_label("apple.png").click_secondary();
        harness.run_steps(3);
        harness.get_by_label(item).click();
        harness.run_steps(3);
        assert_eq!(sent(&mut harness), [expected]);
    }
}

#[test]
fn new_folder_is_made_at_once_and_its_name_is_written_next() {
    let mut harness = open(Some(some()));
    harness.get_by_label("New Folder").click();
    harness.run_steps(2);
    let expected = EditorCommand::NewAssetFolder("New Folder".to_owned());
    assert_eq!(sent(&mut harness), [expected]);
}

#[test]
fn new_material_is_made_by_the_button_and_by_the_menu_of_the_folder() {
    let expected = EditorCommand::NewMaterial("New Material.material".to_owned());
    let mut harness = open(Some(some()));
    harness.get_by_label("New Material").click();
    harness.run_steps(2);
    assert_eq!(sent(&mut harness), std::slice::from_ref(&expected));
    let mut harness = open(Some(some()));
    harness.get_by_label("Files").click_secondary();
    harness.run_steps(3);
    let items = harness.get_all_by_label("New Material");
    let item = items.max_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    item.expect("the menu is open").click();
    harness.run_steps(3);
    assert_eq!(sent(&mut harness), [expected]);
}

#[test]
fn tile_shows_how_far_an_import_is() {
    let state = EditorState {
        project: Some(ProjectInfo {
            assets: Some(Handle::new(some())),
            ..ProjectInfo::default()
        }),
        imports: vec![ImportStatus {
            path: "apple.png".to_owned(),
            share: Some(0.4),
            now: "pixels".to_owned(),
        }],
        ..EditorState::default()
    };
    let harness: Panel = shown(vec2(900.0, 300.0), Scene::with_editor(state));
    assert!(harness.query_by_label("importing 40 %: pixels").is_some());
    assert!(harness.query_all_by_label_contains("importing").count() == 1);
}

#[test]
fn empty_state_says_how_assets_come() {
    for (assets, expected) in [
        (None, "Looking for assets"),
        (Some(Assets::default()), "No assets here"),
    ] {
        let harness = open(assets);
        assert!(harness.query_by_label(expected).is_some(), "{expected}");
    }
    let harness: Panel = shown(
        vec2(900.0, 300.0),
        Scene::with_editor(EditorState::default()),
    );
    assert!(harness.query_by_label("No project").is_some());
}

#[test]
fn keys_act_on_what_is_selected_once_a_click_gave_the_list_the_focus() {
    for as_list in [false, true] {
        let mut harness = open(Some(some()));
        if as_list {
            harness.get_by_label("Show as list").click();
            harness.run_steps(60);
        }
        harness.key_press(Key::Delete);
        harness.run_steps(3);
        assert!(sent(&mut harness).is_empty(), "nobody clicked there");
        harness.get_by_label("apple.png").click();
        harness.run_steps(60);
        let choose = |path: &str| EditorCommand::ChooseAsset(path.to_owned());
        assert_eq!(sent(&mut harness), [choose("apple.png")]);
        harness.key_press(Key::Delete);
        harness.run_steps(3);
        let removed = EditorCommand::RemoveAsset("apple.png".to_owned());
        assert_eq!(sent(&mut harness), [removed]);
        let (next, back) = match as_list {
            true => (Key::ArrowDown, Key::ArrowUp),
            false => (Key::ArrowRight, Key::ArrowLeft),
        };
        for (key, expected) in [(next, "notes.txt"), (back, "apple.png")] {
            harness.key_press(key);
            harness.run_steps(3);
            assert_eq!(sent(&mut harness), [choose(expected)], "{as_list}");
        }
        harness.key_press(Key::Enter);
        harness.run_steps(3);
        let placed = EditorCommand::PlaceAsset("apple.png".to_owned(), None);
        assert_eq!(sent(&mut harness), [placed]);
        harness.key_press(Key::F2);
        harness.run_steps(3);
        // The name is being written now: Delete is a key of the text.
        harness.key_press(Key::Delete);
        harness.run_steps(3);
        assert!(sent(&mut harness).is_empty());
    }
}
