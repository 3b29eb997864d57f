//! Wrong scenes are refused with a located message, and the world stays unchanged.

use playground_tests_e2e::{Built, Editor, TempProject, Use};

/// A wrong scene, and texts that the refusal must contain.
struct Hostile {
    what: &'static str,
    scene: String,
    words: &'static [&'static str],
}

fn scene(entities: &str) -> String {
    format!("(version: 1, entities: [{entities}])")
}

const PARENT: &str = "\"playground-core-ecs::Parent\"";

fn hostile() -> Vec<Hostile> {
    let row = |what, scene, words| Hostile { what, scene, words };
    let child =
        |id: u64, parent: u64| format!("(id: {id}, components: {{{PARENT}: (entity: {parent})}}),");
    let ghost = |value: &str| {
        scene(&format!(
            "(id: 1, components: {{\"ghost::Ghost\": {value}}})"
        ))
    };
    vec![
        row("nothing", String::new(), &["bad.ron:1:1"]),
        row("no scene", "[1, 2, 3]".into(), &["bad.ron:1:"]),
        row(
            "bytes that are no text",
            "\u{0}\u{1}\u{7f}".into(),
            &["bad.ron:1:1"],
        ),
        row(
            "a newer version",
            "(version: 4000000000, entities: [])".into(),
            &["4000000000", "update"],
        ),
        row(
            "an unknown field",
            "(version: 1, entitys: [])".into(),
            &["bad.ron:1:", "entitys"],
        ),
        row(
            "text behind the end",
            "(version: 1, entities: []) and more".into(),
            &["bad.ron:1:"],
        ),
        row(
            "an id twice",
            scene("(id: 5, components: {}), (id: 5, components: {})"),
            &["5", "twice"],
        ),
        row(
            "an id that is text",
            scene("(id: \"five\", components: {})"),
            &["bad.ron:1:"],
        ),
        row(
            "a negative id",
            scene("(id: -1, components: {})"),
            &["bad.ron:1:"],
        ),
        row(
            "a huge id",
            scene("(id: 1000000000, components: {})"),
            &["1048576"],
        ),
        row(
            "the largest id",
            scene("(id: 18446744073709551615, components: {})"),
            &["1048576"],
        ),
        row("its own parent", scene(&child(3, 3)), &["3"]),
        row(
            "a cycle of parents",
            scene(&(child(3, 4) + &child(4, 5) + &child(5, 3))),
            &["itself or below it"],
        ),
        row(
            "deep nesting",
            ghost(&("[".repeat(100_000) + &"]".repeat(100_000))),
            &["bad.ron:1:"],
        ),
        row(
            "deep nesting without an end",
            ghost(&"(a:".repeat(100_000)),
            &["bad.ron:1:"],
        ),
        row(
            "a component twice",
            scene(&format!(
                "(id: 1, components: {{{PARENT}: (entity: 1), {PARENT}: (entity: 1)}})"
            )),
            &["1"],
        ),
    ]
}

#[test]
fn hostile_scene_is_refused_and_the_world_is_unchanged() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("set Shark Predator.turn_speed 2.5");
    let (hash, entities) = (editor.hash(), editor.must("entities"));
    let mut wrong = Vec::new();
    for hostile in hostile() {
        project.write("scenes/bad.ron", &hostile.scene);
        let answer = editor.run("open scenes/bad.ron");
        let error = answer.at("/error").as_str().unwrap_or_default();
        let named = hostile.words.iter().all(|word| error.contains(word));
        if answer.is_ok() || !named || error.len() > 1000 {
            wrong.push(format!(
                "{} ({:?}): {}",
                hostile.what,
                hostile.words,
                short(&answer.fields.to_string())
            ));
        }
        if answer.is_ok() {
            editor.must("open scenes/main.ron");
            editor.must("set Shark Predator.turn_speed 2.5");
        }
        assert_eq!(editor.hash(), hash, "{}", hostile.what);
        assert_eq!(editor.must("entities"), entities, "{}", hostile.what);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    editor.must("undo");
    assert_eq!(
        editor.must("entities").at("/unsaved"),
        false,
        "the scene is still main.ron"
    );
}

#[test]
fn truncated_scene_is_refused() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let whole = project.read("scenes/main.ron");
    let mut editor = Editor::open(&built, project.folder());
    let hash = editor.hash();
    let whole = whole.trim_end();
    let cuts = (0..whole.len())
        .step_by(41)
        .chain([whole.len() - 1, whole.len() - 2]);
    for cut in cuts.filter(|cut| whole.is_char_boundary(*cut)) {
        project.write("scenes/cut.ron", &whole[..cut]);
        let answer = editor.run("open scenes/cut.ron");
        assert!(
            answer.refused().contains("cut.ron:"),
            "cut at {cut}: {}",
            answer.refused()
        );
        assert_eq!(editor.hash(), hash, "cut at {cut}");
    }
}

#[test]
fn too_many_entities_are_refused() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    let rows: String = (0..1_048_577).map(|id| format!("(id:{id}),")).collect();
    project.write("scenes/many.ron", &scene(&rows));
    let mut editor = Editor::open(&built, project.folder());
    let answer = editor.run("open scenes/many.ron");
    assert!(
        answer.refused().contains("1048576"),
        "{}",
        short(answer.refused())
    );
    assert_eq!(editor.must("entities").at("/count"), 0);
}

#[test]
fn scene_outside_the_project_is_neither_read_nor_written() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let outside = TempProject::fixture(&built);
    std::os::unix::fs::symlink(outside.path("scenes"), project.path("scenes/linked"))
        .expect("a link");
    std::os::unix::fs::symlink(
        outside.path("scenes/main.ron"),
        project.path("scenes/link.ron"),
    )
    .expect("a link");
    let mut editor = Editor::open(&built, project.folder());
    editor.must("spawn empty Mine");
    let hash = editor.hash();
    let absolute = outside.path("scenes/main.ron").display().to_string();
    let absolute_new = outside.path("scenes/new.ron").display().to_string();
    let before = outside.read("scenes/main.ron");
    let paths = [
        "../main.ron",
        "scenes/../../main.ron",
        "scenes/linked/main.ron",
        "scenes/link.ron",
        &absolute,
        &absolute_new,
    ];
    let mut wrong = Vec::new();
    for path in paths {
        for line in [format!("open {path}"), format!("save {path}")] {
            let answer = editor.run(&line);
            if answer.is_ok() || !answer.refused().contains("outside") {
                wrong.push(format!("`{line}`: {}", answer.fields));
            }
        }
    }
    assert_eq!(outside.read("scenes/main.ron"), before);
    assert!(!outside.path("scenes/new.ron").exists());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(editor.hash(), hash);
}

fn short(text: &str) -> String {
    text.chars().take(400).collect()
}
