//! Measures the time from an edit to the first good frame of the new code.

use crate::row::{Row, median};
use playground_tests_e2e::{Answer, Built, Editor, SourceEdit, Use};
use std::process::{Command, Stdio};
use std::time::Instant;

/// An edit that can be repeated, each time with another content.
struct Edit {
    name: &'static str,
    file: &'static str,
    old: &'static str,
    new: fn(usize) -> String,
    /// Pairs of a build and a reload.
    rounds: usize,
    /// The longest time that a reload may take in addition to its build.
    limit_ms: Option<f64>,
}

const EDITS: [Edit; 2] = [
    Edit {
        name: "a constant of a rule",
        file: "assets/samples/flock/plugin/rules.rs",
        old: "clamp_length_max(60.0)",
        new: |count| format!("clamp_length_max(60.0 + {count}.0e-6)"),
        rounds: 20,
        limit_ms: Some(150.0),
    },
    Edit {
        name: "one field comes and one goes",
        file: "assets/samples/flock/model/boid.rs",
        old: "pub fright: f32,",
        new: |count| {
            format!(
                "pub fright: f32,\n    /// Gained, and lost with the next.\n    pub gained_{count}: f32,"
            )
        },
        rounds: 6,
        limit_ms: None,
    },
];

/// Reloads the flock sample in the middle of play.
pub fn measure() -> Vec<Row> {
    let built = Built::acquire(Use::Changes);
    EDITS.iter().flat_map(|edit| edit.measure(&built)).collect()
}

impl Edit {
    fn measure(&self, built: &Built) -> Vec<Row> {
        let file = SourceEdit::of(built, self.file);
        let mut editor = Editor::open(built, &built.flock());
        editor.must("play");
        editor.must("step 60");
        let (mut builds, mut reloads, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        // Each edit is new to the compiler.
        let mut count = 0;
        let mut next = || {
            count += 1;
            file.replace(self.old, &(self.new)(count));
        };
        // The first pair warms caches up.
        for _ in 0..=self.rounds {
            builds.push(build(built, &mut next));
            reloads.push(reload(&mut editor, &mut answers, &mut next));
            editor.must("step");
        }
        for times in [&mut builds, &mut reloads] {
            times.remove(0);
        }
        answers.remove(0);
        self.rows(&builds, &reloads, &answers)
    }

    fn rows(&self, builds: &[f64], reloads: &[f64], answers: &[Answer]) -> Vec<Row> {
        let (build, reload) = (median(builds), median(reloads));
        let name = |what: &str| format!("reload, {}: {what} ms", self.name);
        let mut rows = vec![match self.limit_ms {
            Some(limit) => Row::limited(&name("beyond the bare build"), reload - build, limit),
            None => Row::info(&name("beyond the bare build"), reload - build),
        }];
        rows.push(Row::info(&name("bare build"), build));
        rows.push(Row::info(&name("edit to first good frame"), reload));
        rows.push(Row::info(
            &name("longest"),
            reloads.iter().copied().fold(0.0, f64::max),
        ));
        let stages = answers
            .first()
            .and_then(|answer| answer.at("/stages").as_object());
        for stage in stages.into_iter().flat_map(|stages| stages.keys()) {
            let times = answers
                .iter()
                .filter_map(|answer| answer.at("/stages")[stage].as_f64());
            let times: Vec<f64> = times.collect();
            rows.push(Row::info(&name(&format!("stage {stage}")), median(&times)));
        }
        rows
    }
}

/// Builds the module with the same cargo command as the editor's build service.
fn build(built: &Built, edit: impl FnOnce()) -> f64 {
    edit();
    let start = Instant::now();
    let status = Command::new("nice")
        .args([
            "cargo",
            "build",
            "--message-format=json",
            "-p",
            "flock-plugin",
        ])
        .current_dir(&built.root)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let time_ms = start.elapsed().as_secs_f64() * 1e3;
    assert!(
        status.is_ok_and(|status| status.success()),
        "the module does not build"
    );
    time_ms
}

/// The time from sending the line to its answer, which comes after the first good frame.
fn reload(editor: &mut Editor, answers: &mut Vec<Answer>, edit: impl FnOnce()) -> f64 {
    edit();
    let start = Instant::now();
    let answer = editor.must("reload");
    let time_ms = start.elapsed().as_secs_f64() * 1e3;
    assert_eq!(answer.at("/outcome"), "done", "{}", answer.fields);
    answers.push(answer);
    time_ms
}
