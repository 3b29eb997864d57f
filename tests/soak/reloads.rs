//! Many reloads in one process.

use crate::Outcome;
use crate::figures::{Figures, MOST_KIB, Rounds};
use playground_tests_e2e::{Built, Editor, SourceEdit, Use};

/// An edit that can be repeated, each time with another content.
struct Edit {
    file: &'static str,
    old: &'static str,
    new: fn(usize) -> String,
    is_refused: bool,
}

const EDITS: [Edit; 4] = [
    Edit {
        file: "tests/e2e/fixture/plugin/rules.rs",
        old: "(middle - position) * flock.cohesion",
        new: |n| format!("(middle - position) * flock.cohesion * (1.0 + {n}.0e-7)"),
        is_refused: false,
    },
    // The next edit of another file takes the field away again.
    Edit {
        file: "tests/e2e/fixture/model/boid.rs",
        old: "pub fright: f32,",
        new: |n| format!("pub fright: f32,\n    /// It comes and goes.\n    pub gained_{n}: f32,"),
        is_refused: false,
    },
    Edit {
        file: "tests/e2e/fixture/plugin/flock_commands.rs",
        old: "fn add_fish(",
        new: |n| format!("fn add_fish_{n}("),
        is_refused: false,
    },
    Edit {
        file: "tests/e2e/fixture/plugin/rules.rs",
        old: "seen.velocity_sum / seen.count",
        new: |n| format!("seen.velocity_sum / seen.count_{n}"),
        is_refused: true,
    },
];

/// Reloads `count` times in one process: a rule, a field, a name, a broken source, in turn.
///
/// # Errors
/// When a reload has the wrong outcome, something stays open, or reloads become slower.
pub fn reloads(count: usize) -> Outcome {
    let built = Built::acquire(Use::Changes);
    let mut editor = Editor::open(&built, &built.fixture());
    editor.must("play");
    editor.must("step 5");
    let process = editor.editing_process_id();
    let at_open = Figures::of(process);
    println!("reload: at the start {at_open}");
    let (mut rounds, mut start, mut generations) = (Rounds::default(), at_open, 0);
    for number in 0..count {
        let edit = &EDITS[number % EDITS.len()];
        let source = SourceEdit::of(&built, edit.file);
        source.replace(edit.old, &(edit.new)(number));
        let hash = editor.hash();
        let answer = rounds.measure(process, || editor.run("reload"));
        if answer.is_ok() == edit.is_refused {
            return Err(format!("reload {number}: {}", answer.fields));
        }
        let migrated = answer.at("/migrations").as_array();
        let migrated = migrated.is_some_and(|rows| !rows.is_empty());
        if !migrated && editor.hash() != hash {
            return Err(format!("reload {number} changed the world"));
        }
        editor.must("step");
        generations += usize::from(answer.is_ok());
        // Each edit has come once: caches are filled, and pools of the engine's threads are there.
        if number + 1 == EDITS.len() {
            start = Figures::of(process);
        }
        if (number + 1) % 20 == 0 {
            println!("reload: after {}: {}", number + 1, Figures::of(process));
            println!("reload: {rounds}");
        }
    }
    let end = Figures::settled(process, start);
    end.check_against(start)
        .map_err(|e| format!("reload: {e}"))?;
    rounds.check_speed().map_err(|e| format!("reload: {e}"))?;
    let measured = count.saturating_sub(EDITS.len()).max(1) as f64;
    let grown_kib = end.memory_kib.saturating_sub(start.memory_kib) as f64 / measured;
    let files_kib = end.files_kib.saturating_sub(start.files_kib) as f64 / measured;
    let figures = format!(
        "reload: {count} reloads, {generations} generations; at the start {start}, at the end {end}, \
         {grown_kib:.1} KiB of its own and {files_kib:.1} KiB of files a reload; {rounds}"
    );
    // In the first reloads, caches are filled. Pages of files are shown and not limited: they are those
    // of libraries that stay mapped, which the system drops without writing them when memory is short.
    match count >= 100 && grown_kib > MOST_KIB {
        true => Err(format!("{figures}; {MOST_KIB} KiB are the most")),
        false => Ok(figures),
    }
}
