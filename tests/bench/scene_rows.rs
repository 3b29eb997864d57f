//! Measures scenes of many entities: open, save, edit, play, memory.

use crate::row::{Row, median};
use playground_base::ron;
use playground_tests_e2e::{Answer, Built, Editor, TempProject, Use};
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

/// Entities of the scene.
const ENTITIES: usize = 100_000;

/// Entities of the largest scene.
const MOST_ENTITIES: usize = 1_000_000;

/// Rounds of each figure.
const ROUNDS: usize = 5;

/// The time until an editor with such a scene is at rest.
const REST: std::time::Duration = std::time::Duration::from_secs(2);

/// The file of the scene in its project.
const FILE: &str = "scenes/large.ron";

/// Measures all rows.
pub fn measure() -> Vec<Row> {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let text = scene(ENTITIES);
    project.write(FILE, &text);
    let mut editor = Editor::open_as_users_do(&built, project.folder());
    let mut rows = files(&mut editor, &project, &text);
    rows.extend(edits(&mut editor));
    rows.extend(play(&mut editor));
    drop(editor);
    // The history of the editor that was killed would come back in the same project.
    let fresh = TempProject::fixture(&built);
    fresh.write(FILE, &text);
    rows.push(memory(&built, &fresh));
    rows.push(largest(&built, &fresh));
    rows
}

/// A scene of this many entities, as the editor writes it. No two are equal.
fn scene(entities: usize) -> String {
    let mut text = String::from("(\n    version: 1,\n    entities: [\n");
    for id in 0..entities {
        let (x, y) = ((id % 1000) as f32 * 1.5, (id / 1000) as f32 * 1.25);
        let part = (id % 97) as f32 / 97.0;
        let _never_fails = write!(
            text,
            "        (id: {id}, components: {{
            \"playground-core-drawing::MeshRenderer\": (mesh: Fish, color: (r: {part:?}, g: 0.16, b: 0.22, a: 1.0), roughness: 0.35, metallic: 0.1, emissive: 0.0, visible: true),
            \"playground-core-ecs::Name\": (name: \"Fish {id}\"),
            \"playground-core-ecs::Transform\": (translation: ({x:?}, {y:?}, {part:?}), rotation: (0.0, 0.0, 0.0, 1.0), scale: (1.0, 1.0, 1.0)),
            \"playground-tests-e2e-fixture-model::Boid\": (velocity: ({part:?}, 0.0, -1.0), fright: 0.0),
        }}),\n"
        );
    }
    text.push_str("    ],\n)\n");
    text
}

/// The time of a line until its answer, in milliseconds.
fn time_ms(editor: &mut Editor, line: &str) -> f64 {
    let clock = Instant::now();
    let _done: Answer = editor.must(line);
    clock.elapsed().as_secs_f64() * 1e3
}

/// Open and save, against a plain RON parser and writer on the same text.
fn files(editor: &mut Editor, project: &TempProject, text: &str) -> Vec<Row> {
    let (mut opens, mut saves, mut reads, mut writes) = (vec![], vec![], vec![], vec![]);
    for round in 0..ROUNDS {
        let clock = Instant::now();
        let value: ron::Value = ron::from_str(text).expect("it is RON");
        reads.push(clock.elapsed().as_secs_f64() * 1e3);
        let clock = Instant::now();
        let written = ron::to_string(&value).expect("it can be written");
        fs::write(project.path("plain.ron"), written).expect("a temporary folder");
        writes.push(clock.elapsed().as_secs_f64() * 1e3);
        black_box(value);
        editor.must("openscene scenes/main.ron");
        opens.push(time_ms(editor, &format!("openscene {FILE}")));
        editor.must(&format!("set \"Fish 7\" Boid.fright {round}.5"));
        saves.push(time_ms(editor, "save"));
    }
    let name = |what: &str| format!("scene of {ENTITIES}: {what} ms");
    vec![
        Row::info(&name("a plain RON parser reads it in"), median(&reads)),
        Row::info(&name("a plain RON writer writes it in"), median(&writes)),
        Row::limited(
            &name("open"),
            median(&opens),
            (median(&reads) * 2.0).min(400.0),
        ),
        Row::limited(
            &name("save"),
            median(&saves),
            (median(&writes) * 2.0).min(300.0),
        ),
    ]
}

/// Edits of all entities, and of one.
fn edits(editor: &mut Editor) -> Vec<Row> {
    let lines = [
        ("select all", "selectall"),
        ("duplicate all", "duplicate"),
        ("undo of that", "undo"),
        ("redo of that", "redo"),
        ("delete the copies", "despawn"),
        ("undo of that delete", "undo"),
        ("redo of that delete", "redo"),
    ];
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); lines.len()];
    for _ in 0..ROUNDS {
        editor.must("select");
        for (times, (_, line)) in times.iter_mut().zip(lines) {
            times.push(time_ms(editor, line));
        }
    }
    let mut rows = Vec::new();
    for ((what, _), times) in lines.iter().zip(&times) {
        let name = format!("scene of {ENTITIES}: {what} ms");
        rows.push(Row::limited(&name, median(times), 100.0));
    }
    let middle = ENTITIES / 2;
    let by_name = |at: usize| format!("set \"Fish {middle}\" Boid.fright {at}.5");
    let by_number = |at: usize| format!("set {middle} Boid.fright {at}.25");
    let (mut lines, mut named, mut numbered) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..200 {
        lines.push(time_ms(editor, "select"));
        named.push(time_ms(editor, &by_name(at)));
        numbered.push(time_ms(editor, &by_number(at)));
    }
    let name = |what: &str| format!("scene of {ENTITIES}: {what} ms");
    rows.push(Row::info(&name("a line that does nothing"), median(&lines)));
    rows.push(Row::info(&name("set on one, by name"), median(&named)));
    rows.push(Row::limited(&name("set on one"), median(&numbered), 0.2));
    rows
}

/// Play and stop. The first frame of play is the game's own work, so nothing is stepped.
fn play(editor: &mut Editor) -> Vec<Row> {
    let (mut plays, mut stops) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        plays.push(time_ms(editor, "play"));
        stops.push(time_ms(editor, "stop"));
    }
    let name = |what: &str| format!("scene of {ENTITIES}: {what} ms");
    vec![
        Row::limited(&name("play"), median(&plays), 5.0),
        Row::limited(&name("stop"), median(&stops), 5.0),
    ]
}

/// Memory of a fresh editor that opened the scene, at rest, against that of its rows.
fn memory(built: &Built, project: &TempProject) -> Row {
    let mut editor = Editor::open_as_users_do(built, project.folder());
    // It is there when it answers; a process that has just started has no libraries yet.
    editor.must("select");
    let before = resident_mib(&editor);
    editor.must(&format!("openscene {FILE}"));
    // Its text is packed meanwhile.
    std::thread::sleep(REST);
    let taken = resident_mib(&editor) - before;
    let pools = editor.must("pools");
    let pools = pools
        .at("/components")
        .as_array()
        .cloned()
        .unwrap_or_default();
    let bytes_of = |pool: &playground_base::serde_json::Value| {
        let number = |name: &str| pool[name].as_f64().unwrap_or(0.0);
        number("rows") * number("row_bytes")
    };
    let rows_mib = pools.iter().map(bytes_of).sum::<f64>() / f64::from(1 << 20);
    let name = format!("scene of {ENTITIES}: memory, {rows_mib:.1} MiB of it rows MiB");
    Row::limited(&name, taken, rows_mib * 1.5 + 30.0)
}

/// Resident memory of the process that edits.
fn resident_mib(editor: &Editor) -> f64 {
    let file = format!("/proc/{}/status", editor.editing_process_id());
    let status = fs::read_to_string(file).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or(f64::NAN) / 1024.0
}

/// Opens the largest scene once.
fn largest(built: &Built, project: &TempProject) -> Row {
    project.write("scenes/largest.ron", &scene(MOST_ENTITIES));
    let mut editor = Editor::open_as_users_do(built, project.folder());
    let time = time_ms(&mut editor, "openscene scenes/largest.ron");
    Row::limited(&format!("scene of {MOST_ENTITIES}: open ms"), time, 5000.0)
}
