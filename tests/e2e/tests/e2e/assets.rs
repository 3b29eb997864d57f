//! Assets of a project: moved in the editor and by other programs, removed, and back with undo.

use image::{Rgba, RgbaImage};
use playground_tests_e2e::{Built, Editor, TempProject, Use};
use std::fs;

/// A project with two pictures, and an entity that shows one of them.
fn open(built: &Built) -> (TempProject, Editor) {
    let project = TempProject::fixture(built);
    for (path, color) in [("ships/hero.png", 200), ("tile.png", 90)] {
        let file = project.path("assets").join(path);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder");
        let picture = RgbaImage::from_pixel(2, 2, Rgba([color, 0, 0, 255]));
        picture.save(file).expect("it can be written");
    }
    let mut editor = Editor::open(built, project.folder());
    editor.must("spawn sprite Wall");
    editor.must("set Wall Sprite.texture \"ships/hero.png\"");
    editor.must("save");
    (project, editor)
}

/// The paths of all assets.
fn paths(editor: &mut Editor) -> Vec<String> {
    let listed = editor.must("assets");
    let count = listed.at("/assets").as_array().map_or(0, Vec::len);
    let path = |at| listed.at(&format!("/assets/{at}/path")).as_str();
    let paths = (0..count).filter_map(|at| path(at).map(str::to_owned));
    paths.collect()
}

/// How many entities refer to an asset.
fn users(editor: &mut Editor, path: &str) -> usize {
    let users = editor.must(&format!("selectusers \"{path}\""));
    users.at("/ids").as_array().map_or(0, Vec::len)
}

#[test]
fn references_follow_files_that_another_program_moves_and_no_scene_is_written() {
    let built = Built::acquire(Use::Runs);
    let (project, mut editor) = open(&built);
    let scene = project.read("scenes/main.ron");
    assert!(scene.contains("ships/hero.png#"), "the reference has an id");
    fs::rename(project.path("assets/ships"), project.path("assets/boats")).expect("it is there");
    assert_eq!(paths(&mut editor), ["boats/hero.png", "tile.png"]);
    assert_eq!(users(&mut editor, "boats/hero.png"), 1);
    // Without its sidecar, while no editor runs.
    editor.kill();
    drop(editor);
    fs::rename(
        project.path("assets/boats/hero.png"),
        project.path("assets/captain.png"),
    )
    .expect("it is there");
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(paths(&mut editor), ["captain.png", "tile.png"]);
    assert_eq!(users(&mut editor, "captain.png"), 1);
    assert!(project.path("assets/captain.png.asset").is_file());
    assert_eq!(project.read("scenes/main.ron"), scene);
}

#[test]
fn what_is_done_to_files_is_undone_also_after_a_crash() {
    let built = Built::acquire(Use::Runs);
    let (project, mut editor) = open(&built);
    let before = paths(&mut editor);
    fs::write(project.path("notes.txt"), "words").expect("it can be written");
    let lines = [
        (
            "moveasset ships/hero.png hero.png",
            &["hero.png", "tile.png"][..],
        ),
        (
            "copyasset tile.png",
            &["ships/hero.png", "tile 2.png", "tile.png"],
        ),
        ("removeasset ships", &["tile.png"]),
        ("newfolder empty", &["ships/hero.png", "tile.png"]),
    ];
    let notes = format!("import \"{}\"", project.path("notes.txt").display());
    let import = (
        notes.as_str(),
        &["notes.txt", "ships/hero.png", "tile.png"][..],
    );
    for (line, expected) in lines.into_iter().chain([import]) {
        editor.must(line);
        assert_eq!(paths(&mut editor), expected, "{line}");
        editor.kill();
        drop(editor);
        editor = Editor::open(&built, project.folder());
        assert_eq!(paths(&mut editor), expected, "{line}, after a crash");
        editor.must("undo");
        assert_eq!(paths(&mut editor), before, "{line}, undone");
        assert_eq!(users(&mut editor, "ships/hero.png"), 1);
        editor.must("redo");
        assert_eq!(paths(&mut editor), expected, "{line}, done again");
        editor.must("undo");
    }
}

#[test]
fn step_whose_files_another_program_removed_keeps_nobody_from_those_before() {
    let built = Built::acquire(Use::Runs);
    let (project, mut editor) = open(&built);
    let before = editor.hash();
    editor.must("rename Wall Gate");
    editor.must("copyasset tile.png");
    fs::remove_file(project.path("assets/tile 2.png")).expect("it is there");
    assert_eq!(editor.must("undo").at("/undone"), "Copy tile.png");
    assert_eq!(editor.must("undo").at("/undone"), "Rename Wall to Gate");
    assert_eq!(editor.hash(), before);
    editor.must("redo");
    // Nothing to bring back.
    editor.must("redo");
    assert_eq!(paths(&mut editor), ["ships/hero.png", "tile.png"]);
    editor.must("undo");
    editor.must("undo");
    assert_eq!(editor.hash(), before);
}

#[test]
fn users_in_scenes_and_sources_are_known() {
    let built = Built::acquire(Use::Runs);
    let (project, mut editor) = open(&built);
    let unused = |editor: &mut Editor| editor.must("unusedassets").at("/unused").to_string();
    assert_eq!(unused(&mut editor), r#"["tile.png"]"#);
    project.write("plugin/tiles.rs", "const TILE: &str = \"tile.png\";");
    assert_eq!(unused(&mut editor), "[]");
    editor.must("newscene");
    assert_eq!(unused(&mut editor), "[]");
    let removed = editor.must("removeasset ships");
    assert_eq!(removed.at("/scenes").to_string(), r#"["scenes/main.ron"]"#);
    assert_eq!(removed.at("/users"), 0);
}

#[test]
fn wrong_names_are_refused_and_nothing_changes() {
    let built = Built::acquire(Use::Runs);
    let (_project, mut editor) = open(&built);
    let before = paths(&mut editor);
    for (line, expected) in [
        (
            "moveasset ships/hero.png ../hero.png",
            "not below the assets folder",
        ),
        ("moveasset ships/hero.png tile.png", "there already"),
        ("moveasset nobody.png x.png", "no nobody.png"),
        ("moveasset ships ships/inside", "into itself"),
        ("removeasset nobody.png", "no nobody.png"),
        ("import /nowhere/nobody.png", "nobody.png"),
        ("newfolder ships", "there already"),
        ("placeasset nobody.png", "no nobody.png"),
        ("selectusers nobody.png", "no nobody.png"),
    ] {
        let refused = editor.run(line);
        let why = refused.refused();
        assert!(why.contains(expected), "{line}: {why}");
    }
    editor.must("play");
    assert!(!editor.run("removeasset tile.png").is_ok(), "not in play");
    editor.must("stop");
    assert_eq!(paths(&mut editor), before);
    assert_eq!(
        editor
            .must("placeasset tile.png (1,2,3)")
            .at("/id")
            .as_u64(),
        Some(6)
    );
    assert_eq!(users(&mut editor, "tile.png"), 1);
}
