//! A saved scene is the same when it is opened again.

use playground_tests_e2e::{Built, Editor, TempProject, Use};

#[test]
fn saved_scene_opens_unchanged() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("spawn empty \"A name with \\\"quotes\\\" and ü\"");
    editor.must("spawn cube Box Flock");
    editor.must("set Flock/Box Transform.translation (0.1, -1.0e-7, 16777216.0)");
    editor.must("spawn spot_light Lamp Flock/Box");
    editor.must("despawn Sun");
    editor.must("disable Flock/Box");
    let (hash, entities) = (editor.hash(), editor.must("entities"));
    assert_eq!(entities.at("/unsaved"), true);
    editor.must("save scenes/kept.ron");
    assert_eq!(editor.must("entities").at("/unsaved"), false);
    let text = project.read("scenes/kept.ron");

    editor.must("open scenes/main.ron");
    assert_ne!(editor.hash(), hash);
    editor.must("open scenes/kept.ron");
    assert_eq!(editor.hash(), hash);
    editor.must("save");
    assert_eq!(project.read("scenes/kept.ron"), text, "saved twice");
    drop(editor);

    let mut other = Editor::open(&built, project.folder());
    other.must("open scenes/kept.ron");
    assert_eq!(other.hash(), hash, "in another process");
}

#[test]
fn unknown_components_are_saved_byte_for_byte() {
    const STRANGE: &str =
        r#"(weird : [1, 2,   3],text: "a \"b\" // no comment", deep: Some((x: {"k": 'c'})))"#;
    const OTHER: &str = "(
                tag: Named(1.50, -0),
            )";
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let scene = format!(
        "(version: 1, entities: [
        (id: 3, components: {{
            \"ghost-model::Strange\": {STRANGE},
            \"playground-core-ecs::Name\": (name: \"Ghost\"),
        }}),
        (id: 4, components: {{\"ghost-model::Other\": {OTHER}}}),
    ])"
    );
    project.write("scenes/ghost.ron", &scene);
    let mut editor = Editor::open(&built, project.folder());
    for round in 0..2 {
        editor.must("open scenes/ghost.ron");
        editor.must(&format!("rename 3 \"Ghost {round}\""));
        editor.must("save");
        let saved = project.read("scenes/ghost.ron");
        assert!(saved.contains(STRANGE), "{saved}");
        assert!(saved.contains(OTHER), "{saved}");
    }
    editor.must("despawn 4");
    editor.must("undo");
    editor.must("save");
    assert!(
        project.read("scenes/ghost.ron").contains(OTHER),
        "gone and back again"
    );
}

#[test]
fn scene_with_an_unknown_field_opens_or_names_the_field() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let scene = project.read("scenes/main.ron");
    let scene = scene.replace(" stiffness: 3.0)", " softness: 3.0)");
    assert!(scene.contains("softness"));
    project.write("scenes/other.ron", &scene);
    let mut editor = Editor::open(&built, project.folder());
    let kept = editor.must("get \"Chase Camera\" ChaseCamera.distance");
    let answer = editor.run("open scenes/other.ron");
    if answer.is_ok() {
        assert_eq!(
            editor.must("get \"Chase Camera\" ChaseCamera.distance"),
            kept
        );
    } else {
        assert!(
            answer.refused().contains("softness"),
            "{}",
            answer.refused()
        );
    }
}

#[test]
fn entity_with_a_missing_parent_is_a_root_and_keeps_its_line() {
    const LINE: &str = "\"playground-core-ecs::Parent\": (entity: 99)";
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let named = |id: u64, name: &str, more: &str| {
        let name = format!("\"playground-core-ecs::Name\": (name: \"{name}\")");
        format!("(id: {id}, components: {{{name}, {more}}}),")
    };
    let under_ship = LINE.replace("99", "1");
    let rows = [
        named(1, "Ship", LINE),
        named(2, "Gun", &under_ship),
        named(3, "Boat", ""),
    ];
    let scene = format!("(version: 1, entities: [{}])", rows.concat());
    project.write("scenes/torn.ron", &scene);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("open scenes/torn.ron");
    editor.wait_for_error("torn.ron: entity 1 is at the root: its parent 99 is not in the scene");
    assert_eq!(editor.must("get /Ship/Gun").at("/id"), 2, "it is a root");
    let parents = |editor: &mut Editor| {
        let answer = editor.must("entities");
        let rows = answer.at("/entities").as_array().cloned();
        let parents = rows.into_iter().flatten();
        parents
            .map(|row| row["parent"].as_u64())
            .collect::<Vec<_>>()
    };
    assert_eq!(parents(&mut editor), [None, Some(1), None]);

    editor.must("rename 1 Titan");
    editor.must("save");
    assert!(project.read("scenes/torn.ron").contains(LINE));
    editor.must("parent Titan Boat");
    editor.must("save");
    let saved = project.read("scenes/torn.ron");
    assert!(!saved.contains(LINE), "the new parent counts: {saved}");
    editor.must("open scenes/torn.ron");
    assert_eq!(parents(&mut editor), [Some(3), Some(1), None]);
}
