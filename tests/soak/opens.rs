//! Many opens, plays, stops and undos in one process.

use crate::Outcome;
use crate::figures::{Figures, Rounds};
use playground_tests_e2e::{Built, Editor, TempProject, Use};

/// Rounds until the first figures are taken: caches are filled then.
const WARM_UP: usize = 4;

/// Opens two projects in turn, `count` times, and plays, stops and undoes in each.
///
/// # Errors
/// When something stays open or changes the scene, or opening becomes slower.
pub fn opens(count: usize) -> Outcome {
    let built = Built::acquire(Use::Runs);
    let projects = [TempProject::fixture(&built), TempProject::fixture(&built)];
    let mut editor = Editor::open(&built, projects[1].folder());
    let hash = editor.hash();
    let process = editor.editing_process_id();
    let (mut start, mut rounds) = (Figures::of(process), Rounds::default());
    println!("open: at the start {start}");
    for number in 0..count {
        let folder = projects[number % 2].folder().display();
        rounds.measure(process, || {
            editor.must(&format!("open {folder}"));
            for line in ["rename Sun Moon", "play", "step 3", "stop", "undo"] {
                editor.must(line);
            }
        });
        if editor.hash() != hash {
            return Err(format!("open: round {number} changed the scene"));
        }
        if number + 1 == WARM_UP {
            start = Figures::of(process);
        }
        if (number + 1) % 100 == 0 {
            println!("open: after {}: {}", number + 1, Figures::of(process));
        }
    }
    let end = Figures::settled(process, start);
    end.check_against(start).map_err(|e| format!("open: {e}"))?;
    rounds.check_speed().map_err(|e| format!("open: {e}"))?;
    let grown_kib = end.memory_kib.saturating_sub(start.memory_kib);
    Ok(format!(
        "open: {count} opens; at the start {start}, at the end {end}, {:.1} KiB an open; {rounds}",
        grown_kib as f64 / count.max(1) as f64
    ))
}
