//! What this build cannot read of a scene is kept as text, in the world, in undo, in copies and in
//! the file.

use playground_tests_e2e::{Built, Editor, TempProject, Use};

/// A scene with an unknown resource, an unknown component, an unknown variant, a field of another
/// type and a field that nobody knows.
const SCENE: &str = r#"(
    version: 1,
    resources: {
        "nobody::Thing": (a: 1),
    },
    entities: [
        (id: 1, components: {
            "ghost::Ghost": (b: [1,  2]),
            "playground-core-drawing::MeshRenderer": (mesh: Whale, color: (r: 0.1, g: 0.16, b: 0.22, a: 1.0), roughness: "rough", metallic: 0.25, emissive: 0.0, visible: true),
            "playground-core-ecs::Name": (name: "Odd"),
            "playground-core-ecs::Transform": (translation: (1.0, 2.0, 3.0), rotation: (0.0, 0.0, 0.0, 1.0), scale: (1.0, 1.0, 1.0), shear: (x: 7)),
        }),
        (id: 2, components: {
            "playground-core-ecs::Name": (name: "Plain"),
        }),
    ],
)
"#;

/// What must be in each saved file.
const KEPT: [&str; 5] = [
    "\"nobody::Thing\": (a: 1)",
    "\"ghost::Ghost\": (b: [1,  2])",
    "shear: (x: 7)",
    "mesh: Whale",
    "roughness: \"rough\"",
];

#[test]
fn scene_opens_with_what_fits_and_keeps_the_rest() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    project.write("scenes/odd.ron", SCENE);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("open scenes/odd.ron");
    let entities = editor.must("entities");
    assert_eq!(entities.at("/count"), 2);
    assert_eq!(entities.at("/unsaved"), false);
    let metallic = editor.must("get Odd MeshRenderer.metallic");
    assert_eq!(metallic.at("/value"), 0.25);
    editor.must("set Odd Transform.translation.x 5.0");
    editor.must("save");
    let saved = project.read("scenes/odd.ron");
    for kept in KEPT {
        assert!(saved.contains(kept), "{kept} is not in {saved}");
    }
    assert!(saved.contains("translation: (5.0, 2.0, 3.0)"));
    editor.must("open scenes/odd.ron");
    editor.must("save");
    assert_eq!(
        project.read("scenes/odd.ron"),
        saved,
        "opened and saved again"
    );
}

#[test]
fn scene_with_former_names_opens_and_is_saved_with_the_new_ones() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let now = project.read("scenes/main.ron");
    let before = now.replace("playground-core-drawing::", "playground-core-rendering::");
    assert_ne!(before, now);
    project.write("scenes/main.ron", &before);
    let mut editor = Editor::open(&built, project.folder());
    let camera = editor.must("get \"Chase Camera\" Camera.active");
    assert_eq!(camera.at("/value"), true);
    assert_eq!(editor.must("entities").at("/unsaved"), false);
    editor.must("rename Shark Whale");
    editor.must("save");
    let renamed = now.replace("name: \"Shark\"", "name: \"Whale\"");
    assert_eq!(project.read("scenes/main.ron"), renamed);
}

#[test]
fn unread_rows_follow_copies_and_undo_and_end_with_what_replaces_them() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    project.write("scenes/odd.ron", SCENE);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("open scenes/odd.ron");
    let saved = |editor: &mut Editor| {
        editor.must("save scenes/copy.ron");
        project.read("scenes/copy.ron")
    };
    let count = |text: &str, what: &str| text.matches(what).count();
    editor.must("select Odd");
    editor.must("duplicate");
    assert_eq!(
        count(&saved(&mut editor), "ghost::Ghost"),
        2,
        "a duplicate has it"
    );
    editor.must("undo");
    assert_eq!(count(&saved(&mut editor), "ghost::Ghost"), 1);
    editor.must("select Odd");
    editor.must("cut");
    assert_eq!(count(&saved(&mut editor), "ghost::Ghost"), 0);
    editor.must("paste");
    assert_eq!(count(&saved(&mut editor), "ghost::Ghost"), 1, "pasted");
    assert_eq!(count(&saved(&mut editor), "mesh: Whale"), 1);
    // A value that the user gives replaces what could not be read.
    editor.must("set Odd MeshRenderer.mesh Cube");
    let text = saved(&mut editor);
    assert_eq!(
        (count(&text, "mesh: Whale"), count(&text, "mesh: Cube")),
        (0, 1)
    );
    assert_eq!(count(&text, "roughness: \"rough\""), 1);
    editor.must("undo");
    assert_eq!(count(&saved(&mut editor), "mesh: Whale"), 1);
    editor.must("remove Odd Transform");
    assert_eq!(count(&saved(&mut editor), "shear"), 0);
    editor.must("undo");
    assert_eq!(count(&saved(&mut editor), "shear: (x: 7)"), 1);
}

#[test]
fn resources_of_one_scene_are_not_in_the_next() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    project.write("scenes/odd.ron", SCENE);
    project.write(
        "scenes/seeded.ron",
        "(version: 1, resources: {\"playground-core-ecs::RandomSeed\": (seed: 77)}, entities: [])",
    );
    let mut editor = Editor::open(&built, project.folder());
    editor.must("open scenes/seeded.ron");
    assert_eq!(editor.must("get World RandomSeed.seed").at("/value"), 77);
    editor.must("open scenes/odd.ron");
    assert_ne!(editor.must("get World RandomSeed.seed").at("/value"), 77);
    editor.must("open scenes/main.ron");
    editor.must("save scenes/copy.ron");
    assert!(!project.read("scenes/copy.ron").contains("nobody::Thing"));
}

#[test]
fn value_that_does_not_fit_is_kept_and_the_rest_opens() {
    const TRANSFORM: &str = "playground-core-ecs::Transform";
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    let cases = [
        (TRANSFORM, "(translation: (NaN, 0.0, 0.0))"),
        (TRANSFORM, "(translation: \"here\")"),
        (TRANSFORM, "(translation: (1.0, 2.0))"),
        (TRANSFORM, "(translation: (1.0, 2.0, 3.0, 4.0))"),
        (TRANSFORM, "[1, 2, 3]"),
        ("playground-core-drawing::MeshRenderer", "(mesh: Teapot)"),
        ("playground-core-ecs::Name", "(name: (7, 8))"),
    ];
    for (component, value) in cases {
        let scene =
            format!("(version: 1, entities: [(id: 7, components: {{\"{component}\": {value}}})])");
        project.write("scenes/odd.ron", &scene);
        let opened = editor.must("open scenes/odd.ron");
        assert_eq!(opened.at("/entities"), 1, "{value}");
        editor.must("save");
        let saved = project.read("scenes/odd.ron");
        let kept = value
            .strip_prefix('(')
            .and_then(|value| value.strip_suffix(')'));
        let kept = kept.unwrap_or(value);
        assert!(saved.contains(kept), "{kept}: {saved}");
    }
}
