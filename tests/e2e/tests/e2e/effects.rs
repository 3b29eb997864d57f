//! Effects: carried out after regular runs and never in a reload; and built-in effects of the
//! engine.

use playground_tests_e2e::{Built, Editor, PLUGIN, SourceEdit, TempProject, Use};
use std::path::Path;

const ROOT: &str = "tests/e2e/fixture/plugin/lib.rs";

/// Systems that act outside of the world directly and by effects; `END` is the result of the
/// handler.
const WITNESS: &str = r#"
use playground::prelude::*;
use std::io::Write;

/// An effect.
#[effect]
pub struct Ping {
    /// The step.
    pub number: u64,
}

/// An effect that no plugin carries out.
#[effect]
pub struct Lost {}

/// Systems and a handler that record their calls.
#[derive(Default)]
pub struct Witness;

fn append(file: &str, line: String) {
    let file = std::fs::File::options().append(true).create(true).open(file);
    let written = file.and_then(|mut file| writeln!(file, "{line}"));
    written.expect("the test has a folder");
}

#[systems(name = "witness")]
impl Witness {
    #[system]
    fn run(
        time: FrameTime,
        mut pings: Effects<Ping>,
        mut files: Effects<SaveFile>,
        mut loads: Effects<LoadFile>,
        mut log: Effects<LogLine>,
        mut lost: Effects<Lost>,
    ) {
        lost.send(Lost {});
        append("FOLDER/runs.txt", format!("{} {}", time.index, time.is_dry_run));
        pings.send(Ping { number: time.index });
        files.send(SaveFile { name: "slots/step.txt".into(), text: time.index.to_string() });
        loads.send(LoadFile { name: "slots/step.txt".into() });
        log.send(LogLine { level: LogLevel::Warning, text: format!("step {}", time.index) });
    }

    #[system(after = run)]
    fn read(loaded: Events<FileLoaded>) {
        for file in loaded.iter() {
            append("FOLDER/loaded.txt", file.text.unwrap_or_default());
        }
    }

    #[effect_handler]
    fn ping(pings: &[Ping]) -> Result<(), String> {
        for ping in pings {
            append("FOLDER/pings.txt", ping.number.to_string());
        }
        END
    }
}

playground::export!();"#;

fn lines(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn effects_of_a_reload_are_dropped_and_later_ones_run_once() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let root = SourceEdit::of(&built, ROOT);
    let folder = project.folder().to_string_lossy().into_owned();
    let witness = |end: &str| WITNESS.replace("FOLDER", &folder).replace("END", end);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("play");
    editor.must("step 3");
    let hash = editor.hash();

    root.replace("\nplayground::export!();", &witness("Ok(())"));
    assert_eq!(
        editor.must(&format!("reload {PLUGIN}")).at("/outcome"),
        "done"
    );
    assert_eq!(editor.hash(), hash);
    let runs = project.path("runs.txt");
    let dry = lines(&runs);
    assert_eq!(dry[..3], ["3 true", "4 true", "5 true"]);
    assert!(
        dry.iter().all(|run| run.ends_with(" true")),
        "only the child ran them, and said so: {dry:?}"
    );
    let (pings, saved) = (
        project.path("pings.txt"),
        project.path(".playground/user-data/slots/step.txt"),
    );
    assert!(!pings.exists() && !saved.exists(), "nothing is carried out");

    editor.must("step 2");
    assert_eq!(lines(&runs)[dry.len()..], ["3 false", "4 false"]);
    assert_eq!(lines(&pings), ["3", "4"]);
    assert_eq!(lines(&saved), ["4"]);
    let loaded = lines(&project.path("loaded.txt"));
    assert_eq!(loaded.last().map(String::as_str), Some("3"), "{loaded:?}");
    editor.wait_for_error(&format!("no plugin carries out {PLUGIN}::Lost"));
    editor.wait_for_error("step 4");

    // A handler that fails is reported, and the game and its other effects continue.
    root.replace(
        "\nplayground::export!();",
        &witness("Err(\"the line is dead\".to_owned())"),
    );
    assert_eq!(
        editor.must(&format!("reload {PLUGIN}")).at("/outcome"),
        "done"
    );
    editor.must("step 2");
    editor.wait_for_error("the line is dead");
    assert_eq!(lines(&pings), ["3", "4", "5", "6"], "it is called again");
    assert_eq!(lines(&saved), ["6"]);

    // A handler that panics is off, and the game continues.
    root.replace("\nplayground::export!();", &witness("panic!(\"it broke\")"));
    assert_eq!(
        editor.must(&format!("reload {PLUGIN}")).at("/outcome"),
        "done"
    );
    editor.must("step 3");
    editor.wait_for_error("it broke");
    assert_eq!(lines(&pings).len(), 5, "it was called once more");
    assert_eq!(lines(&saved), ["9"]);
    editor.must("stop");
    assert!(editor.is_running());
}

/// A game that changes the scene by itself.
const TRAVELLER: &str = r#"
use playground::prelude::*;
use std::io::Write;

/// Changes the scene.
#[derive(Default)]
pub struct Traveller;

#[systems(name = "traveller")]
impl Traveller {
    #[system]
    fn travel(time: FrameTime, mut commands: Commands) {
        match time.index {
            2 => commands.change_scene("scenes/cave.ron"),
            4 => commands.change_scene("scenes/missing.ron"),
            6 => commands.change_scene("scenes/broken.ron"),
            8 => commands.change_scene("../outside.ron"),
            10 => commands.quit_game(),
            _ => {}
        }
    }

    /// Records changes of the picture, and the ray of its middle.
    #[system(if_changed = screen)]
    fn record(time: FrameTime, screen: Res<Screen>) -> std::io::Result<()> {
        if time.is_dry_run {
            return Ok(());
        }
        let ray = screen.ray_from_pixel(screen.size_px / 2.0);
        let ground = ray.meet_plane(Vec3::ZERO, ray.direction).unwrap_or(Vec3::NAN);
        let distance = ground.length().round();
        let mut file = std::fs::File::options()
            .append(true)
            .create(true)
            .open("FOLDER/screen.txt")?;
        let size = screen.size_px;
        writeln!(file, "{} {}x{} {distance}", time.index, size.x, size.y)
    }
}

playground::export!();"#;

const CAVE: &str = r#"(
    version: 1,
    resources: {"playground-core-ecs::RandomSeed": (seed: 77)},
    entities: [(id: 4, components: {
        "playground-core-ecs::Name": (name: "Cave"),
        "playground-tests-e2e-fixture-model::Flock": (count: 7),
        "ghost::Ghost": (age: 300),
        "playground-core-ecs::Transform": (translation: (1.0, 2.0, 3.0)),
    })],
)"#;

fn entities(editor: &mut Editor) -> usize {
    let answer = editor.must("entities");
    answer.at("/entities").as_array().map_or(0, Vec::len)
}

#[test]
fn change_scene_replaces_entities_and_stop_restores_the_edited_scene() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    project.write("scenes/cave.ron", CAVE);
    project.write("scenes/broken.ron", "(version: 1, entities: [(id: 1");
    let root = SourceEdit::of(&built, ROOT);
    let mut editor = Editor::open(&built, project.folder());
    let folder = project.folder().to_string_lossy().into_owned();
    let traveller = TRAVELLER.replace("FOLDER", &folder);
    root.replace("\nplayground::export!();", &traveller);
    assert_eq!(
        editor.must(&format!("reload {PLUGIN}")).at("/outcome"),
        "done"
    );
    let (hash, before) = (editor.hash(), entities(&mut editor));

    editor.must("play");
    editor.must("step 2");
    assert!(editor.run("get Cave").refused().contains("Cave"));
    editor.must("step 1");
    editor.must("get Cave");
    editor.wait_for_error("left out of the game: ghost::Ghost");
    assert!(!editor.run("get Shark").is_ok(), "the scene before is gone");
    assert_eq!(entities(&mut editor), 8, "its start made 7 fish");
    editor.must("step 2");
    editor.wait_for_error("missing.ron");
    assert_eq!(
        entities(&mut editor),
        8,
        "a scene that is missing changes nothing"
    );
    editor.must("step 2");
    editor.wait_for_error("broken.ron:1");
    editor.must("step 2");
    editor.wait_for_error("outside the project");
    assert_eq!(entities(&mut editor), 8);
    assert_eq!(
        editor.must("step 5").at("/step"),
        0,
        "the game ended itself"
    );
    assert_eq!(editor.hash(), hash, "the scene is as it was");
    assert_eq!(entities(&mut editor), before);
    let screens = lines(&project.path("screen.txt"));
    let in_cave = screens.iter().skip_while(|line| !line.starts_with("3 "));
    assert_eq!(
        in_cave.collect::<Vec<_>>(),
        ["3 1280x720 0"],
        "the camera of a scene without one looks at its middle, and does not move: {screens:?}"
    );

    // Systems see the size of the picture, but the world's hash does not include it.
    editor.must("play");
    editor.must("step 2");
    let in_no_window = editor.hash();
    editor.must("stop");
    editor.must("play");
    editor.must("step 1");
    let picture = project.path("picture.png");
    editor.must(&format!("screenshot {}", picture.display()));
    editor.must("step 1");
    assert_eq!(editor.hash(), in_no_window);
    let screens = lines(&project.path("screen.txt"));
    let last = screens.last().map(String::as_str).unwrap_or_default();
    assert!(
        last.starts_with("1 ") && !last.contains("1280x720"),
        "{last}"
    );

    editor.must("step 1");
    editor.must("get Cave");
    editor.must("stop");
    assert_eq!(editor.hash(), hash);
    let saved = project.read("scenes/main.ron");
    editor.must("save");
    assert_eq!(
        project.read("scenes/main.ron"),
        saved,
        "it is saved as it was"
    );
}
