//! Measures the editor at its start, at rest, and with a large world.

use crate::row::{Row, median};
use crate::window::Display;
use playground_tests_e2e::{Built, Editor, Use};
use std::process::Command;
use std::time::{Duration, Instant};

/// Number of measured starts; one more before them warms up caches.
const STARTS: usize = 7;

/// How long the editor is watched at rest.
const REST: Duration = Duration::from_secs(10);

/// The time after a query until the editor is at rest: two seconds later it stores what is on the screen.
const TO_REST: Duration = Duration::from_secs(3);

/// Entities in the hierarchy.
const ENTITIES: &str = "100000";

/// Measures all rows.
pub fn measure() -> Vec<Row> {
    let built = Built::acquire(Use::Runs);
    let mut rows = Vec::new();
    match Display::find() {
        Ok(display) => {
            rows.extend(starts(&built, &display));
            rows.extend(rest(&built, &display));
        }
        Err(error) => {
            eprintln!("{error}");
            rows.push(Row::limited(
                "start: no display, so not measured ms",
                f64::NAN,
                1000.0,
            ));
        }
    }
    rows.extend(hierarchy(&built));
    rows
}

/// The time from the start of the process to the first frame, and to the open project.
fn starts(built: &Built, display: &Display) -> Vec<Row> {
    let (mut frames, mut projects) = (Vec::new(), Vec::new());
    for round in 0..=STARTS {
        let start = Instant::now();
        let mut editor = Editor::spawn(display.editor(built, &built.flock()));
        let frame = editor.wait_for_error("the first frame is shown");
        while editor.must("entities").at("/count") != 5 {
            std::thread::sleep(Duration::from_millis(1));
        }
        if round > 0 {
            frames.push((frame - start).as_secs_f64() * 1e3);
            projects.push(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    vec![
        Row::limited("start: process to first frame ms", median(&frames), 1000.0),
        Row::info("start: process to open project ms", median(&projects)),
    ]
}

/// The cost of the editor at rest.
fn rest(built: &Built, display: &Display) -> Vec<Row> {
    let mut editor = Editor::spawn(display.editor(built, &built.flock()));
    editor.wait_for_error("the first frame is shown");
    std::thread::sleep(TO_REST);
    // A query wakes the editor too: its cost is subtracted.
    let before = frames_shown(&mut editor);
    std::thread::sleep(TO_REST);
    let asked = frames_shown(&mut editor);
    std::thread::sleep(TO_REST);
    let processes = [editor.process_id(), editor.editing_process_id()];
    let busy_now_ms = || processes.iter().copied().map(busy_ms).sum::<f64>();
    let busy_before_ms = busy_now_ms();
    std::thread::sleep(REST);
    let busy_ms = busy_now_ms() - busy_before_ms;
    let after = frames_shown(&mut editor);
    let frames = (after - asked) - (asked - before);
    let one_percent = REST.as_secs_f64() * 1e3 * 0.01;
    vec![
        Row::limited("rest: processor time in 10 s ms", busy_ms, one_percent),
        Row::none_allowed("rest: frames in 10 s", frames.max(0.0)),
    ]
}

fn frames_shown(editor: &mut Editor) -> f64 {
    let shown = editor.must("systems").at("/frames_shown").as_f64();
    shown.unwrap_or(f64::NAN)
}

/// User and system time of a process, in milliseconds. The kernel counts in hundredths of a second.
fn busy_ms(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name, in parentheses, may have blanks; user and system time are the 12th and 13th field
    // after it.
    let behind = stat
        .rsplit_once(") ")
        .map(|(_, behind)| behind)
        .unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2);
    ticks
        .map(|word| word.parse().unwrap_or(f64::NAN))
        .sum::<f64>()
        * 10.0
}

/// Frames of the hierarchy panel with a large world, measured by its own example.
fn hierarchy(built: &Built) -> Vec<Row> {
    let output = Command::new("cargo")
        .args(["run", "-q", "-p", "playground-plugins-hierarchy"])
        .args(["--example", "hierarchy_cost", "--", ENTITIES])
        .current_dir(&built.root)
        .output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let text = text.unwrap_or_default();
    let median_of = |line: &str| -> Option<(String, f64)> {
        let (what, rest) = line.split_once(": median ")?;
        let (time, _) = rest.split_once(' ')?;
        Some((what.to_owned(), time.parse().ok()?))
    };
    let figures: Vec<(String, f64)> = text.lines().filter_map(median_of).collect();
    let still = figures.iter().find(|(what, _)| what == "nothing changes");
    let still = still.map_or(f64::NAN, |(_, time)| *time);
    let name = |what: &str| format!("hierarchy, {ENTITIES} entities: {what} ms");
    let mut rows = vec![Row::limited(&name("a frame"), still, 2.0)];
    let others = figures.iter().filter(|(what, _)| what != "nothing changes");
    rows.extend(others.map(|(what, time)| Row::info(&name(what), *time)));
    rows
}
