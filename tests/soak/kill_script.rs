//! [`KillScript`]: lines by chance, and the world that each of them leaves.

use playground_base::fastrand::Rng;
use playground_tests_e2e::{Built, Editor, TempProject};
use std::time::{Duration, Instant};

/// Lines by chance, and what a reopened project has to show after each.
pub struct KillScript {
    /// The lines.
    pub lines: Vec<String>,
    /// Hash of the edited scene before the first line and after each line. A game leaves it as it is.
    pub hashes: Vec<String>,
    /// The time that all lines take.
    pub duration: Duration,
}

/// Lines of a script.
const LINES: usize = 40;

impl KillScript {
    /// A script of this seed, and its hashes from an editor that nobody kills.
    pub fn new(built: &Built, seed: u64) -> Self {
        let mut random = Rng::with_seed(seed);
        let lines: Vec<String> = (0..LINES).map(|at| line(&mut random, at)).collect();
        let project = TempProject::fixture(built);
        let mut editor = Editor::open(built, project.folder());
        let mut hashes = vec![editor.hash()];
        let mut plays = false;
        for line in &lines {
            let done = editor.run(line).is_ok();
            match line.split(' ').next() {
                Some("play" | "step") if done => plays = true,
                Some("stop") if done => plays = false,
                _ => {}
            }
            hashes.push(match plays {
                true => hashes[hashes.len() - 1].clone(),
                false => editor.hash(),
            });
        }
        Self {
            duration: duration(built, &lines),
            lines,
            hashes,
        }
    }
}

/// The time that all lines take when they are sent at once.
fn duration(built: &Built, lines: &[String]) -> Duration {
    let project = TempProject::fixture(built);
    let mut editor = Editor::open(built, project.folder());
    editor.must("hash");
    let start = Instant::now();
    editor.run_all(lines);
    start.elapsed()
}

/// One line. It may be refused: the answer counts, whatever it says.
fn line(random: &mut Rng, at: usize) -> String {
    let entity = random.u32(0..8);
    match random.u32(0..24) {
        0..4 => format!("set Shark Predator.turn_speed {}.25", random.u32(0..100)),
        4..6 => format!("rename {entity} \"Name {at}\""),
        6 => format!("spawn cube Box{at}"),
        7 => format!("spawn empty Part{at} Shark"),
        8 => format!("add {entity} Light"),
        9 => format!("select {entity}"),
        10 => "duplicate".to_owned(),
        11..14 => "undo".to_owned(),
        14 => "redo".to_owned(),
        15 => format!("despawn {entity}"),
        16 => format!("set World RandomSeed.seed {}", random.u32(0..1000)),
        17..21 => "save".to_owned(),
        21 => "play".to_owned(),
        22 => format!("step {}", random.u32(1..5)),
        _ => "stop".to_owned(),
    }
}
