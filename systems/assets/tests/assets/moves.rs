//! Files are moved, all or none, and come back.

use crate::rig::Rig;
use playground_core_assets::{AssetError, AssetsView, CopyProgress, FileMove};
use std::fs;

const FILES: &[(&str, &str)] = &[
    ("ship.png", "a ship"),
    ("sea/fish.png", "a fish"),
    ("sea/deep/crab.glb", "a crab"),
];

fn inverse(moves: &[FileMove]) -> Vec<FileMove> {
    moves.iter().rev().map(FileMove::inverse).collect()
}

#[test]
fn move_and_removal_take_the_sidecar_along_and_come_back() {
    for (path, to) in [
        ("ship.png", Some("boats/hero.png")),
        ("sea", Some("ocean")),
        ("sea", Some("other/place/sea")),
        ("ship.png", None),
        ("sea/deep", None),
    ] {
        let mut rig = Rig::new(FILES);
        let references =
            ["ship.png", "sea/fish.png", "sea/deep/crab.glb"].map(|of| rig.reference(of));
        let (before, assets) = (rig.files(), rig.look());
        let planned = match to {
            Some(to) => rig.table.plan_move(&assets, path, to),
            None => rig.table.plan_removal(&assets, path),
        };
        let moves = planned.expect("it can be moved");
        assert_eq!(rig.files(), before, "a plan moves nothing");
        rig.make(&moves);
        for reference in &references {
            let inside = reference.path == path || reference.path.starts_with(&format!("{path}/"));
            let expected = match to {
                _ if !inside => Some(reference.path.clone()),
                Some(to) => Some(reference.path.replacen(path, to, 1)),
                None => None,
            };
            assert_eq!(rig.found(reference), expected, "{path} to {to:?}");
        }
        // As a step of undo that is repeated after a crash does.
        rig.make(&moves);
        rig.make(&inverse(&moves));
        assert_eq!(rig.files(), before, "{path} to {to:?}");
        for reference in &references {
            assert_eq!(
                rig.found(reference).as_deref(),
                Some(reference.path.as_str())
            );
        }
    }
}

#[test]
fn copies_and_folders_come_and_go() {
    let mut rig = Rig::new(FILES);
    rig.reference("ship.png");
    let (before, assets) = (rig.files(), rig.look());
    let outside = rig.path("../outside.png");
    fs::write(&outside, "from outside").expect("a file");
    let copy = rig
        .table
        .plan_copy(&assets, "ship.png")
        .expect("it is there");
    let folder = rig.table.plan_copy(&assets, "sea").expect("it is there");
    let (imported, import) = rig
        .table
        .plan_import(&assets, &outside, "sea", &CopyProgress::default())
        .expect("it is there");
    assert_eq!(imported, "sea/outside.png");
    assert_eq!(rig.files(), before, "a plan moves nothing");
    let new = [
        (copy, vec!["ship 2.png"]),
        (folder, vec!["sea 2/deep/crab.glb", "sea 2/fish.png"]),
        (import, vec!["sea/outside.png"]),
    ];
    for (moves, expected) in new {
        rig.make(&moves);
        let came = rig
            .files()
            .into_iter()
            .filter(|file| !before.contains(file));
        assert_eq!(came.collect::<Vec<_>>(), expected);
        rig.make(&inverse(&moves));
        assert_eq!(rig.files(), before);
    }
    let moves = rig
        .table
        .plan_folder(&assets, "new/one")
        .expect("it is free");
    rig.make(&moves);
    assert!(rig.path("new/one").is_dir());
    assert!(rig.look().folders.contains("new/one"));
}

#[test]
fn undo_of_a_folder_takes_no_file_along_that_came_later() {
    let mut rig = Rig::new(FILES);
    let assets = rig.look();
    let new = rig.table.plan_folder(&assets, "new").expect("it is free");
    let copy = rig.table.plan_copy(&assets, "sea").expect("it is there");
    for (moves, folder) in [(new, "new"), (copy, "sea 2")] {
        rig.make(&moves);
        rig.write(&format!("{folder}/later.png"), "drawn for hours");
        let back = rig.table.move_files(&assets, &inverse(&moves));
        let why = back.expect_err("it has a file more").to_string();
        assert!(why.contains(folder), "{why}");
        let later = rig.path(&format!("{folder}/later.png"));
        assert!(later.is_file());
        fs::remove_file(later).expect("it is there");
        rig.make(&inverse(&moves));
        assert!(!rig.path(folder).exists());
    }
}

#[test]
fn sidecar_that_came_later_goes_where_its_file_goes() {
    let mut rig = Rig::new(FILES);
    let before = rig.files();
    let assets = rig.look();
    let moves = rig
        .table
        .plan_copy(&assets, "ship.png")
        .expect("it is there");
    rig.make(&moves);
    let reference = rig.reference("ship 2.png");
    rig.make(&inverse(&moves));
    assert_eq!(rig.files(), before, "no sidecar is left alone");
    rig.make(&moves);
    assert_eq!(rig.found(&reference).as_deref(), Some("ship 2.png"));
    // One that is left alone is in the way.
    rig.write("free.png.asset", "");
    let planned = rig.table.plan_move(&assets, "ship.png", "free.png");
    let taken = AssetError::Taken {
        path: "free.png.asset".to_owned(),
    };
    assert_eq!(planned, Err(taken));
}

#[test]
fn import_of_what_is_there_moves_nothing_and_another_one_gets_a_name() {
    let mut rig = Rig::new(FILES);
    let assets = rig.look();
    let outside = rig.path("../ship.png");
    for (text, expected, moves) in [("a ship", "ship.png", 0), ("another", "ship 2.png", 1)] {
        fs::write(&outside, text).expect("a file");
        let planned = rig
            .table
            .plan_import(&assets, &outside, "", &CopyProgress::default());
        let (path, made) = planned.expect("it can be read");
        assert_eq!((path.as_str(), made.len()), (expected, moves));
    }
    let inside = rig.table.plan_import(
        &assets,
        &rig.path("sea/fish.png"),
        "",
        &CopyProgress::default(),
    );
    assert_eq!(inside, Ok(("sea/fish.png".to_owned(), Vec::new())));
}

#[test]
fn wrong_paths_are_refused_and_nothing_changes() {
    let mut rig = Rig::new(FILES);
    let (before, assets) = (rig.files(), rig.look());
    let outside = |path: &str| AssetError::Outside {
        path: path.to_owned(),
    };
    let table = &rig.table;
    for path in [
        "",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "sea/",
        ".hidden",
        "x.asset",
        "a\\b",
    ] {
        let refused = [
            table.plan_move(&assets, "ship.png", path),
            table.plan_move(&assets, path, "free"),
            table.plan_removal(&assets, path),
            table.plan_copy(&assets, path),
            table.plan_folder(&assets, path),
        ];
        for refused in refused {
            assert_eq!(refused, Err(outside(path)));
        }
    }
    let missing = |path: &str| {
        Err(AssetError::Missing {
            path: path.to_owned(),
        })
    };
    let taken = |path: &str| {
        Err(AssetError::Taken {
            path: path.to_owned(),
        })
    };
    assert_eq!(
        table.plan_move(&assets, "nobody", "free"),
        missing("nobody")
    );
    assert_eq!(table.plan_removal(&assets, "nobody"), missing("nobody"));
    assert_eq!(table.plan_move(&assets, "ship.png", "sea"), taken("sea"));
    assert_eq!(table.plan_folder(&assets, "sea"), taken("sea"));
    let into_itself = AssetError::IntoItself {
        path: "sea".to_owned(),
    };
    assert_eq!(
        table.plan_move(&assets, "sea", "sea/deep/sea"),
        Err(into_itself)
    );
    assert_eq!(rig.files(), before);
}

#[test]
fn moves_of_a_damaged_step_stay_in_the_project_and_are_all_or_none() {
    let mut rig = Rig::new(FILES);
    let (before, assets) = (rig.files(), rig.look());
    let one = |from: &str, to: &str| FileMove {
        from: from.to_owned(),
        to: to.to_owned(),
        made: None,
    };
    let good = one("assets/ship.png", "assets/moved.png");
    for wrong in [
        one("assets/sea/fish.png", "../fish.png"),
        one("assets/sea/fish.png", "assets/../../fish.png"),
        one("assets/sea/fish.png", "/tmp/fish.png"),
        one("Cargo.toml", "assets/Cargo.toml"),
        one(".playground/journal/edits", "assets/edits"),
        one("assets/nobody.png", "assets/free.png"),
        one("assets/sea/fish.png", "assets/sea/deep"),
    ] {
        let moved = rig
            .table
            .move_files(&assets, &[good.clone(), wrong.clone()]);
        moved.expect_err(&wrong.to);
        assert_eq!(rig.files(), before, "{wrong:?}");
    }
}

#[cfg(unix)]
#[test]
fn folder_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let mut rig = Rig::new(FILES);
    let (before, assets) = (rig.files(), rig.look());
    let moves = rig
        .table
        .plan_move(&assets, "ship.png", "sea/deep/ship.png");
    let moves = moves.expect("it is free");
    let folder = rig.path("sea/deep");
    let set = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("ours");
    set(0o500);
    // The rights of a folder do not hold for the administrator.
    let may = fs::write(folder.join("probe"), "").is_ok();
    let moved = rig.table.move_files(&assets, &moves);
    set(0o700);
    if !may {
        let error = moved.expect_err("it cannot be written").to_string();
        assert!(error.contains("sea/deep/ship.png"), "{error}");
        assert_eq!(rig.files(), before);
    }
}

/// Reading a pipe or a device would never end.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_imported() {
    let mut rig = Rig::new(FILES);
    let assets = rig.look();
    let import = |path: &std::path::Path| {
        let progress = CopyProgress::default();
        rig.table.plan_import(&assets, path, "", &progress)
    };
    let folder = rig.path("../sounds");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("bell.wav"), "a bell").expect("a file");
    let socket = folder.join("wire");
    std::os::unix::net::UnixListener::bind(&socket).expect("a short path");
    for special in [socket.as_path(), std::path::Path::new("/dev/zero")] {
        let why = import(special).expect_err("it is no file").to_string();
        assert!(why.contains("neither a file nor a folder"), "{why}");
    }
    let (_, moves) = import(&folder).expect("the rest can be copied");
    rig.make(&moves);
    assert!(rig.path("sounds/bell.wav").exists() && !rig.path("sounds/wire").exists());
}

#[test]
fn large_copy_tells_how_far_it_is_and_leaves_nothing_when_it_is_cancelled() {
    let mut rig = Rig::new(FILES);
    let assets = rig.look();
    let outside = rig.path("../large.bin");
    let bytes: Vec<u8> = (0..3_500_000_u32).map(|at| at as u8).collect();
    fs::write(&outside, &bytes).expect("it can be written");
    let progress = CopyProgress::default();
    progress.is_cancelled.store(true);
    let cancelled = rig.table.plan_import(&assets, &outside, "", &progress);
    let why = cancelled.expect_err("nobody wants it").to_string();
    assert!(why.contains("cancelled"), "{why}");
    let left = fs::read_dir(rig.path("../.playground/removed")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "nothing of it stays");
    let progress = CopyProgress::default();
    let planned = rig.table.plan_import(&assets, &outside, "", &progress);
    let (path, moves) = planned.expect("it can be copied");
    assert_eq!((path.as_str(), progress.share()), ("large.bin", Some(1.0)));
    rig.make(&moves);
    assert!(fs::read(rig.path("large.bin")).is_ok_and(|of| of == bytes));
}
