//! A reference leads to its asset wherever the file is.

use crate::rig::Rig;
use playground_base::{AssetId, AssetRef};
use playground_core_assets::{AssetKind, AssetsView, Found};
use std::fs;

const FILES: &[(&str, &str)] = &[
    ("ship.png", "a ship"),
    ("sea/fish.png", "a fish"),
    ("sea/deep/crab.glb", "a crab"),
    ("notes", "words"),
];

#[test]
fn files_are_found_with_their_kinds() {
    let mut rig = Rig::new(FILES);
    rig.write(".hidden/x.png", "");
    rig.write(".hidden.png", "");
    let assets = rig.look();
    let found: Vec<_> = assets
        .by_path
        .values()
        .map(|of| (of.path.as_str(), of.kind))
        .collect();
    assert_eq!(
        found,
        [
            ("notes", AssetKind::Other),
            ("sea/deep/crab.glb", AssetKind::Model),
            ("sea/fish.png", AssetKind::Picture),
            ("ship.png", AssetKind::Picture),
        ]
    );
    assert!(assets.folders.iter().eq(["sea", "sea/deep"]));
    assert!(assets.problems.is_empty(), "{:?}", assets.problems);
}

#[test]
fn reference_follows_its_file_however_that_was_moved() {
    // What another program does, and where the file is then.
    type Moves<'m> = &'m [(&'m str, &'m str)];
    let cases: &[(&str, Moves<'_>, &str)] = &[
        (
            "with its sidecar",
            &[("ship.png", "a/b.png"), ("ship.png.asset", "a/b.png.asset")],
            "a/b.png",
        ),
        ("without it", &[("ship.png", "a/b.png")], "a/b.png"),
        ("its folder", &[("sea", "ocean")], "ocean/fish.png"),
    ];
    for restarts in [false, true] {
        for (what, moves, expected) in cases {
            let mut rig = Rig::new(FILES);
            let path = if what == &"its folder" {
                "sea/fish.png"
            } else {
                "ship.png"
            };
            let reference = rig.reference(path);
            assert_eq!(rig.found(&reference).as_deref(), Some(path));
            if restarts {
                rig.restart();
            }
            for (from, to) in *moves {
                rig.rename(from, to);
            }
            let found = rig.found(&reference);
            assert_eq!(found.as_deref(), Some(*expected), "{what}, {restarts}");
            // The sidecar is beside it, for whoever gets the project next.
            rig.restart();
            fs::remove_dir_all(rig.path("../.playground")).expect("it was written");
            let found = rig.found(&reference);
            assert_eq!(found.as_deref(), Some(*expected), "{what}, elsewhere");
        }
    }
}

#[test]
fn path_of_code_follows_a_file_that_was_moved_outside() {
    let mut rig = Rig::new(FILES);
    rig.look();
    let by_path = AssetRef::from("ship.png");
    for (from, to) in [("ship.png", "a/ship.png"), ("a/ship.png", "b.png")] {
        rig.rename(from, to);
        assert_eq!(rig.found(&by_path).as_deref(), Some(to));
        rig.restart();
        assert_eq!(rig.found(&by_path).as_deref(), Some(to));
    }
    // A new file at the path is what the path names.
    rig.write("ship.png", "another ship");
    assert_eq!(rig.found(&by_path).as_deref(), Some("ship.png"));
}

#[test]
fn path_of_code_follows_a_file_with_a_sidecar_and_one_that_was_gone() {
    let mut rig = Rig::new(FILES);
    rig.reference("ship.png");
    let by_path = AssetRef::from("ship.png");
    rig.rename("ship.png", "a/hero.png");
    rig.rename("ship.png.asset", "a/hero.png.asset");
    assert_eq!(rig.found(&by_path).as_deref(), Some("a/hero.png"));
    // A copy is not what was moved.
    fs::copy(rig.path("a/hero.png"), rig.path("a/hero 2.png")).expect("it is there");
    assert_eq!(rig.found(&by_path).as_deref(), Some("a/hero.png"));
    let elsewhere = rig.path("../elsewhere");
    fs::rename(rig.path("a"), &elsewhere).expect("it is there");
    assert_eq!(rig.found(&by_path), None);
    fs::rename(&elsewhere, rig.path("a")).expect("it is there");
    assert_eq!(rig.found(&by_path).as_deref(), Some("a/hero.png"));
}

#[test]
fn sidecar_that_cannot_be_read_is_never_overwritten() {
    for text in [
        "(version: 2, id: \"8f3a9c0d5b7e2a64\", more: 1)",
        "<<<<<<< HEAD\n",
    ] {
        let mut rig = Rig::new(FILES);
        rig.write("ship.png.asset", text);
        let assets = rig.look();
        let asset = &assets.by_path["ship.png"];
        rig.table
            .reference(&assets, asset)
            .expect_err("it is there");
        // A file with the content of one that is gone brings its own.
        rig.rename("sea/fish.png", "elsewhere.png");
        rig.write("elsewhere.png.asset", text);
        rig.look();
        for sidecar in ["ship.png.asset", "elsewhere.png.asset"] {
            let now = fs::read_to_string(rig.path(sidecar)).expect("it is there");
            assert_eq!(now, text);
        }
    }
    // One that came since the last look is taken over.
    let mut rig = Rig::new(FILES);
    let assets = rig.look();
    rig.write("ship.png.asset", "(version: 1, id: \"8f3a9c0d5b7e2a64\")");
    let reference = rig.table.reference(&assets, &assets.by_path["ship.png"]);
    let id = reference.expect("it can be read").id;
    assert_eq!(id, AssetId::parse("8f3a9c0d5b7e2a64"));
}

#[test]
fn sidecar_that_could_not_follow_does_so_at_a_later_look() {
    let mut rig = Rig::new(FILES);
    let reference = rig.reference("ship.png");
    rig.rename("ship.png", "moved.png");
    for _ in 0..3 {
        let assets = rig.look_as(false);
        let found = rig.table.find(&assets, &reference);
        assert!(matches!(found, Found::Asset(asset) if asset.path == "moved.png"));
        assert!(rig.path("ship.png.asset").is_file());
    }
    assert_eq!(rig.found(&reference).as_deref(), Some("moved.png"));
    assert!(rig.path("moved.png.asset").is_file());
}

#[test]
fn file_that_comes_back_later_is_the_same_asset() {
    let mut rig = Rig::new(FILES);
    let reference = rig.reference("ship.png");
    let elsewhere = rig.path("../elsewhere");
    fs::rename(rig.path("ship.png"), &elsewhere).expect("it is there");
    assert_eq!(rig.found(&reference), None);
    rig.restart();
    assert_eq!(rig.found(&reference), None);
    fs::rename(&elsewhere, rig.path("sea/boat.png")).expect("it is there");
    assert_eq!(rig.found(&reference).as_deref(), Some("sea/boat.png"));
    assert!(rig.files().contains(&"sea/boat.png.asset".to_owned()));
}

#[test]
fn copy_is_another_asset() {
    let mut rig = Rig::new(FILES);
    let reference = rig.reference("ship.png");
    for name in ["copy.png", "a copy.png"] {
        fs::copy(rig.path("ship.png"), rig.path(name)).expect("it is there");
    }
    // The second was copied with its sidecar, and its name comes first.
    fs::copy(rig.path("ship.png.asset"), rig.path("a copy.png.asset")).expect("it is there");
    for restarts in [false, true] {
        if restarts {
            rig.restart();
        }
        let assets = rig.look();
        assert_eq!(
            rig.found(&reference).as_deref(),
            Some("ship.png"),
            "{restarts}"
        );
        let ids: std::collections::HashSet<_> = assets.by_path.values().map(|of| of.id).collect();
        assert_eq!(ids.len(), assets.by_path.len());
        let copy = rig.table.reference(&assets, &assets.by_path["a copy.png"]);
        copy.expect_err("its id is that of the other");
        let told = assets
            .problems
            .iter()
            .any(|(path, _)| path == "a copy.png.asset");
        assert!(told, "{:?}", assets.problems);
    }
}

#[test]
fn broken_reference_offers_a_file_with_the_same_name() {
    let mut rig = Rig::new(FILES);
    let assets = rig.look();
    for (path, expected) in [
        ("gone/fish.png", Some("sea/fish.png")),
        ("CRAB.gltf", Some("sea/deep/crab.glb")),
        ("whale.png", None),
        ("", None),
    ] {
        let found = rig.table.find(&assets, &path.into());
        let Found::Broken { candidate } = found else {
            panic!("{path} is not there");
        };
        assert_eq!(candidate.as_deref(), expected, "{path}");
    }
    // Another asset at the path is not what was meant.
    let fish = rig.reference("sea/fish.png");
    let other = AssetRef {
        id: Some(AssetId(7)),
        ..fish
    };
    assert_eq!(rig.found(&other), None);
}

#[test]
fn damaged_sidecar_is_a_problem_with_its_name() {
    let damages = [
        ("", "it does not tell"),
        ("(version: 1, id: \"no id\")", "no id"),
        ("(version: 99, id: \"8f3a9c0d5b7e2a64\")", "version 99"),
        ("\u{0}\u{1}", "it does not tell"),
    ];
    for (text, expected) in damages {
        let mut rig = Rig::new(FILES);
        rig.write("ship.png.asset", text);
        let assets = rig.look();
        let problem = assets.problems.first().expect("it is damaged");
        assert_eq!(problem.0, "ship.png.asset");
        assert!(problem.1.contains(expected), "{}", problem.1);
        assert!(assets.by_path.contains_key("ship.png"));
    }
}

#[test]
fn nothing_is_written_where_another_editor_has_the_project() {
    let mut rig = Rig::new(FILES);
    let reference = rig.reference("ship.png");
    fs::remove_dir_all(rig.path("../.playground")).expect("it was written");
    rig.rename("ship.png", "moved.png");
    let before = rig.files();
    let assets = rig.look_as(false);
    assert_eq!(rig.files(), before);
    assert!(!rig.path("../.playground").exists());
    let found = rig.table.find(&assets, &reference);
    assert!(matches!(found, Found::Asset(asset) if asset.path == "moved.png"));
}

#[test]
fn unchanged_file_is_not_read_again_and_a_changed_one_is() {
    let mut rig = Rig::new(FILES);
    rig.set_age("ship.png", 100);
    let before = rig.look();
    // Of the same size and time: nobody would notice, unless it is told.
    rig.write("ship.png", "a shop");
    rig.set_age("ship.png", 90);
    let after = rig.look();
    assert_ne!(
        before.by_path["ship.png"].content,
        after.by_path["ship.png"].content
    );
    assert_eq!(before.by_path["notes"], after.by_path["notes"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let mut rig = Rig::new(FILES);
    std::os::unix::fs::symlink("..", rig.path("around")).expect("a link");
    std::os::unix::fs::symlink("/etc/passwd", rig.path("secret.txt")).expect("a link");
    let assets = rig.look();
    assert_eq!(assets.by_path.len(), FILES.len());
    let mut told: Vec<&str> = assets
        .problems
        .iter()
        .map(|(path, _)| path.as_str())
        .collect();
    told.sort_unstable();
    assert_eq!(told, ["around", "secret.txt"]);
}
