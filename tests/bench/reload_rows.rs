//! Measures the time from an edit to the first good frame of the new code.

use crate::generated_project::{GeneratedProject, model_of, part, plugin_of_parts, write};
use crate::large_plugin;
use crate::row::{Row, median};
use playground_tests_e2e::{Answer, Built, Editor, SourceEdit, Use};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// An edit that can be repeated, each time with another content.
struct Edit {
    name: &'static str,
    changes: &'static [Change],
    /// Builds and reloads of a block.
    rounds: usize,
    limit: Limit,
}

/// A text in a source file that is replaced.
struct Change {
    file: &'static str,
    old: &'static str,
    new: fn(usize) -> String,
}

/// Blocks of builds, and of reloads.
const BLOCKS: usize = 2;
/// Reloads after a build by hand that do not know yet what to build.
const UNKNOWN: usize = 2;

/// What a reload is held against.
enum Limit {
    /// This part of the bare build of the same edit.
    OfBuild(f64),
    /// This many milliseconds.
    Ms(f64),
}

const EDITS: [Edit; 4] = [
    Edit {
        name: "a constant of a rule",
        changes: &[RULE],
        rounds: 10,
        limit: Limit::OfBuild(0.65),
    },
    Edit {
        name: "two crates",
        changes: &[RULE, DEFAULT],
        rounds: 4,
        limit: Limit::OfBuild(0.8),
    },
    Edit {
        name: "a crate that others use",
        changes: &[DEFAULT],
        rounds: 4,
        limit: Limit::OfBuild(0.8),
    },
    Edit {
        name: "one field comes and one goes",
        changes: &[Change {
            file: "assets/samples/flock/model/boid.rs",
            old: "pub fright: f32,",
            new: |count| {
                format!(
                    "pub fright: f32,\n    /// Gained, and lost with the next.\n    pub gained_{count}: f32,"
                )
            },
        }],
        rounds: 4,
        // 0.35 of the 6.8 s that it took at commit 6125bcc, on two cores of its day.
        limit: Limit::Ms(2380.0),
    },
];

const RULE: Change = Change {
    file: "assets/samples/flock/plugin/rules.rs",
    old: "clamp_length_max(60.0)",
    new: |count| format!("clamp_length_max(60.0 + {count}.0e-3)"),
};

const DEFAULT: Change = Change {
    file: "assets/samples/flock/model/flock.rs",
    old: "default = 1.6)",
    new: |count| format!("default = 1.6{count:04})"),
};

/// Reloads the flock sample and projects that are made, in the middle of play.
pub fn measure() -> Vec<Row> {
    let built = Built::acquire(Use::Changes);
    let mut rows: Vec<Row> = EDITS.iter().flat_map(|edit| edit.measure(&built)).collect();
    rows.extend(field_rows(&built));
    rows.extend(large_plugin_rows(&built));
    rows
}

impl Edit {
    fn measure(&self, built: &Built) -> Vec<Row> {
        let edit = |change: &Change| SourceEdit::of(built, change.file);
        let files: Vec<SourceEdit> = self.changes.iter().map(edit).collect();
        let mut editor = Editor::open(built, &built.flock());
        editor.must("play");
        editor.must("step 60");
        let (mut builds, mut reloads, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        // Each edit is new to the compiler.
        let mut count = 0;
        let mut next = || {
            count += 1;
            for (file, change) in files.iter().zip(self.changes) {
                file.replace(change.old, &(change.new)(count));
            }
        };
        // By turns in blocks and not in pairs: a build by hand is news to the editor, whose next one goes
        // through cargo too.
        for _ in 0..BLOCKS {
            let times = (0..=self.rounds).map(|_| build(&built.root, "flock-plugin", &mut next));
            builds.extend(times.skip(1));
            for round in 0..self.rounds + UNKNOWN {
                let time = reload(&mut editor, &mut answers, &mut next);
                if round >= UNKNOWN {
                    reloads.push(time);
                } else {
                    answers.pop();
                }
                editor.must("step");
            }
        }
        self.rows(&builds, &reloads, &answers)
    }

    fn rows(&self, builds: &[f64], reloads: &[f64], answers: &[Answer]) -> Vec<Row> {
        let (build, reload) = (median(builds), median(reloads));
        let name = |what: &str| format!("reload, {}: {what} ms", self.name);
        let mut rows = vec![match self.limit {
            Limit::OfBuild(limit) => {
                let ratios = reloads.iter().zip(builds).map(|(ours, other)| ours / other);
                let ratios: Vec<f64> = ratios.collect();
                let name = name("edit to first good frame, against the bare build");
                Row::compared(&name, reload, build, &ratios, Some(limit))
            }
            Limit::Ms(limit) => Row::limited(&name("edit to first good frame"), reload, limit),
        }];
        rows.push(Row::info(&name("bare build"), build));
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

/// Builds a module with the same cargo command as the editor's build service.
fn build(root: &Path, package: &str, edit: impl FnOnce()) -> f64 {
    edit();
    let start = Instant::now();
    let status = Command::new("nice")
        .args(["cargo", "build", "--message-format=json", "-p", package])
        .current_dir(root)
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

/// Components of the models in which a field comes and one goes, and the longest time.
const MODELS: [(usize, Option<f64>); 3] = [(4, None), (13, None), (100, Some(2500.0))];
/// Rounds with projects that are made.
const ROUNDS: usize = 5;

/// A field in models that are larger and larger.
fn field_rows(built: &Built) -> Vec<Row> {
    let rows = MODELS.iter().map(|(components, limit)| {
        let model = model_of(*components, None);
        let mut project = GeneratedProject::new(built, &model, &plugin_of_parts());
        let file = project.root().join("model/part_0.rs");
        let (mut times, mut answers) = (Vec::new(), Vec::new());
        for count in 0..=ROUNDS {
            times.push(reload(&mut project.editor, &mut answers, || {
                write(&file, &part(0, Some(&format!("gained_{count}"))));
            }));
        }
        times.remove(0);
        let name = format!("reload, a field in a model of {components} components ms");
        match limit {
            Some(limit) => Row::limited(&name, median(&times), *limit),
            None => Row::info(&name, median(&times)),
        }
    });
    rows.collect()
}

/// A rule in a plugin of 10,000 lines, against a build of the same lines without an engine.
fn large_plugin_rows(built: &Built) -> Vec<Row> {
    let (ours, bare) = (large_plugin::plugin(), large_plugin::bare());
    let model = vec![("lib.rs".to_owned(), large_plugin::MODEL.to_owned())];
    let mut project = GeneratedProject::new(built, &model, &ours);
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    bare_workspace(built, folder.path(), &bare);
    let edited = project.root().join("plugin").join(large_plugin::EDITED);
    let lines: usize = ours.iter().map(|(_, text)| text.lines().count()).sum();
    let (mut builds, mut reloads, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    for count in 0..=ROUNDS {
        builds.push(build(folder.path(), "bare-plugin", || {
            let text = large_plugin::edited(&bare, count);
            write(
                &folder.path().join("plugin").join(large_plugin::EDITED),
                &text,
            );
        }));
        reloads.push(reload(&mut project.editor, &mut answers, || {
            write(&edited, &large_plugin::edited(&ours, count));
        }));
    }
    for times in [&mut builds, &mut reloads] {
        times.remove(0);
    }
    let ratios = reloads
        .iter()
        .zip(&builds)
        .map(|(ours, other)| ours / other);
    let ratios: Vec<f64> = ratios.collect();
    let name = format!("reload, a rule of {lines} lines, against their build without us ms");
    vec![Row::compared(
        &name,
        median(&reloads),
        median(&builds),
        &ratios,
        Some(1.3),
    )]
}

/// A workspace with the profile of this one and nothing else of it.
fn bare_workspace(built: &Built, folder: &Path, sources: &[(String, String)]) {
    let file = |name: &str, text: &str| write(&folder.join(name), text);
    file(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"model\", \"plugin\"]\n\n\
         [profile.dev]\nopt-level = 3\ndebug = \"line-tables-only\"\ndebug-assertions = false\n\
         overflow-checks = false\nlto = \"off\"\n",
    );
    let package = |name: &str, rest: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [lib]\npath = \"lib.rs\"\n{rest}"
        )
    };
    file("model/Cargo.toml", &package("bare-model", ""));
    let rest = "crate-type = [\"dylib\"]\n\n[dependencies]\nbare-model = { path = \"../model\" }\n";
    file("plugin/Cargo.toml", &package("bare-plugin", rest));
    file("model/lib.rs", large_plugin::BARE_MODEL);
    for (name, text) in sources {
        file(&format!("plugin/{name}"), text);
    }
    for name in [".cargo/config.toml", "rust-toolchain.toml"] {
        let text = std::fs::read_to_string(built.root.join(name));
        file(name, &text.expect("the repository has it"));
    }
}
