//! [`ReplayRun`]: compiles what is outdated.

use super::known_build::{KnownBuild, Plan, SeenCall};
use super::last_build::LastBuild;
use crate::build::cargo_process::{CargoProcess, in_background, status_of};
use crate::build::diagnostic::problem_of;
use crate::build::{Artifact, BuildRequest, CargoSettings, Progress};
use playground_base::cargo_metadata::diagnostic::Diagnostic;
use playground_base::parking_lot::Mutex;
use playground_base::serde_json;
use playground_core_engine::{Problem, Severity};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// How much the times of files may be behind the clock.
const CLOCK: Duration = Duration::from_millis(20);

/// One build without cargo.
pub struct ReplayRun<'a, F> {
    /// What to build.
    pub request: &'a BuildRequest,
    /// With which settings.
    pub settings: &'a CargoSettings,
    /// The process that runs, to stop it.
    pub process: &'a Mutex<CargoProcess>,
    /// Receives the progress.
    pub report: F,
}

/// Errors about libraries that do not fit or are not found. They name the source that uses the library,
/// and may be due to what cargo would build.
const OF_LIBRARIES: [&str; 9] = [
    "E0457", "E0460", "E0461", "E0462", "E0463", "E0464", "E0514", "E0519", "E0786",
];

/// How a build without cargo ended.
#[derive(Debug, Default)]
pub struct Replayed {
    /// True when everything compiled.
    pub success: bool,
    /// True when the user stopped it.
    pub cancelled: bool,
    /// The dynamic libraries of the last build, and which of them are new.
    pub artifacts: Vec<Artifact>,
    /// The programs of the last build.
    pub executables: Vec<(String, std::path::PathBuf)>,
    /// Errors and warnings.
    pub problems: Vec<Problem>,
}

/// How a call of the compiler ended.
enum Compiled {
    Done,
    Failed(Vec<Problem>),
    /// The linker, a library, a compiler that was killed: cargo tells what is the matter.
    OfCargo,
    Stopped,
}

/// What a call of the compiler reported.
#[derive(Default)]
struct Reported {
    problems: Vec<Problem>,
    /// Its messages as they are.
    messages: String,
    success: bool,
    /// An error is about a library.
    is_of_library: bool,
}

impl<F: Fn(Progress)> ReplayRun<'_, F> {
    /// Builds. `None` when this is a matter for cargo, which is then to build.
    pub fn run(&self, known: &mut KnownBuild) -> Option<Replayed> {
        let lock = File::open(self.request.target.join("debug/.cargo-lock")).ok()?;
        lock.try_lock().ok()?;
        let start = SystemTime::now() - CLOCK;
        let plan = known.plan(self.request, self.settings)?;
        let last = known.last()?;
        match self.compile_all(&plan, last, start) {
            Ok(replayed) => replayed,
            Err(error) => {
                tracing::info!("cargo builds, because a call could not be repeated: {error}");
                None
            }
        }
    }

    fn compile_all(
        &self,
        plan: &Plan,
        last: &mut LastBuild,
        start: SystemTime,
    ) -> io::Result<Option<Replayed>> {
        let mut replayed = Replayed {
            success: true,
            executables: last.executables.clone(),
            ..Replayed::default()
        };
        for (index, seen) in plan {
            last.units[*index].is_outdated = true;
            seen.state.begin()?;
        }
        let mut compiled = Vec::new();
        for (done, (index, seen)) in plan.iter().enumerate() {
            (self.report)(Progress {
                done,
                total: plan.len(),
                current: seen.call.crate_name.clone(),
            });
            match self.compile(*index, seen, last, start)? {
                Compiled::Done => {}
                Compiled::OfCargo => return Ok(None),
                Compiled::Failed(problems) => {
                    replayed.success = false;
                    replayed.problems.extend(problems);
                    break;
                }
                Compiled::Stopped => {
                    replayed.success = false;
                    replayed.cancelled = true;
                    break;
                }
            }
            compiled.push(last.units[*index].crate_name.clone());
        }
        last.stamp_built();
        // As cargo does, also those of what is up to date.
        let known = last.units.iter().filter(|unit| !unit.is_outdated);
        replayed
            .problems
            .extend(known.flat_map(|unit| unit.problems.iter().cloned()));
        let artifacts = last.artifacts.iter().map(|artifact| Artifact {
            fresh: !compiled.contains(&artifact.crate_name),
            ..artifact.clone()
        });
        replayed.artifacts = artifacts.collect();
        Ok(Some(replayed))
    }

    fn compile(
        &self,
        index: usize,
        seen: &SeenCall,
        last: &mut LastBuild,
        start: SystemTime,
    ) -> io::Result<Compiled> {
        let Some(folder) = seen.call.folder(last.root()) else {
            return Err(io::Error::other("its folder is not known"));
        };
        // What is written while the compiler runs has another content than these stamps.
        let before = last.units[index].sources.now();
        let mut command = in_background(seen.call.program());
        self.settings.apply_variables(&mut command);
        seen.call.apply(&mut command);
        command.current_dir(folder);
        let Some(reported) = self.call(command, &seen.call.crate_name)? else {
            return Ok(Compiled::Stopped);
        };
        if !reported.success {
            return Ok(reported.failed());
        }
        let (deps, root) = (last.deps.clone(), last.root().to_path_buf());
        let unit = &mut last.units[index];
        unit.link_files(&deps)?;
        if !unit.read_sources(&deps, &root, start) {
            return Err(io::Error::other(
                "the compiler's list of sources is missing",
            ));
        }
        let newest = before.newest().unwrap_or(start);
        unit.sources.take(before);
        unit.is_outdated = false;
        if unit.sources.has_files_of(&unit.listed) {
            seen.state.end(newest.max(start), &reported.messages)?;
        }
        unit.problems = reported.problems;
        Ok(Compiled::Done)
    }

    /// Runs the compiler. `None` when it was stopped.
    fn call(&self, command: Command, crate_name: &str) -> io::Result<Option<Reported>> {
        let Some((_, err)) = self.process.lock().begin(command)? else {
            return Ok(None);
        };
        let mut reported = Reported::default();
        for line in err.into_iter().flat_map(|err| BufReader::new(err).lines()) {
            let line = line?;
            // Other lines tell which files were written.
            let Ok(diagnostic) = serde_json::from_str::<Diagnostic>(&line) else {
                continue;
            };
            let mut problem = problem_of(&diagnostic, crate_name, &self.request.workspace);
            if let Some(problem) = &mut problem {
                problem.rendered = without_colors(&problem.rendered);
            }
            reported.is_of_library |= is_of_library(&diagnostic);
            reported.problems.extend(problem);
            reported.messages.push_str(&line);
            reported.messages.push('\n');
        }
        let child = self.process.lock().take_child();
        let status = status_of(child).filter(|status| status.code().is_some());
        Ok(status.map(|status| Reported {
            success: status.success(),
            ..reported
        }))
    }
}

impl Reported {
    fn failed(self) -> Compiled {
        if self.is_of_library || !self.problems.iter().any(is_in_a_source) {
            Compiled::OfCargo
        } else {
            Compiled::Failed(self.problems)
        }
    }
}

fn is_of_library(diagnostic: &Diagnostic) -> bool {
    let code = diagnostic.code.as_ref();
    code.is_some_and(|code| OF_LIBRARIES.contains(&code.code.as_str()))
}

fn is_in_a_source(problem: &Problem) -> bool {
    problem.severity == Severity::Error && problem.file.is_some()
}

/// Text without `ESC [ … m`: cargo lets the compiler colour what it renders, whoever reads it.
fn without_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or(part, |(_, text)| text));
    }
    plain
}
