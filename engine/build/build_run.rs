//! [`BuildRun`]: the thread of one build: fills the target folder, starts cargo, reads its output.

use super::cargo_process::{CargoProcess, Output, cargo, status_of};
use super::diagnostic::problem_of;
use super::progress::{CargoStderr, Progress};
use super::replay::{BuildMessages, KnownBuild, ReplayRun, is_local};
use super::source_record::SourceRecord;
use super::stale_objects::StaleObjects;
use super::{Artifact, BuildEvent, BuildRequest, BuildResult, CargoSettings, TargetSeed};
use playground_base::Handle;
use playground_base::cargo_metadata::Message;
use playground_base::crossbeam::channel::Sender;
use playground_base::parking_lot::Mutex;
use playground_core_engine::{Problem, Severity};
use std::fs::File;
use std::io::BufReader;
use std::process::ExitStatus;
use std::time::{Duration, Instant, SystemTime};

/// Progress message when a project's target folder could not be filled.
const FROM_NOTHING: &str = "building the engine for this project: some minutes";

/// The crate of the shared library.
const BASE: &str = "playground_base";

/// The thread of one build.
pub struct BuildRun {
    /// The request of this build.
    pub request: BuildRequest,
    /// The cargo process; shared with the service, which may stop it.
    pub cargo: Handle<Mutex<CargoProcess>>,
    /// Receives the events of the build.
    pub sender: Sender<BuildEvent>,
    /// Wakes the event loop after each event.
    pub waker: Sender<()>,
    /// When the build was requested.
    pub start: Instant,
    /// The result so far.
    pub result: BuildResult,
    /// What cargo reported so far.
    pub messages: BuildMessages,
    /// What is known from the builds before.
    pub known: Handle<Mutex<KnownBuild>>,
}

impl BuildRun {
    /// Runs the build to its end.
    pub fn run(mut self) {
        self.seed();
        let settings = match CargoSettings::of(&self.request.folder, &self.request.target) {
            Ok(settings) => settings,
            Err(refused) => return self.fail(*refused),
        };
        let record = self.record_sources();
        let known = self.known.clone();
        let mut known = known.lock();
        if self.replay(&settings, &mut known) {
            *self.cargo.lock() = CargoProcess::Ended;
            self.record_build(record);
            known.store(&self.request.target);
            return self.done();
        }
        known.forget(&self.request.target);
        let start = SystemTime::now();
        let (mut status, mut stderr) = match self.begin(&settings) {
            Ok(Some(output)) => self.read(output),
            Ok(None) => return self.finish(None, ""),
            Err(error) => {
                let problem = self.does_not_start(&error);
                return self.fail(problem);
            }
        };
        if let Some(stale) = self.stale_objects(status)
            && let Ok(Some(output)) = self.begin_again(&stale, &settings)
        {
            (status, stderr) = self.read(output);
        }
        *self.cargo.lock() = CargoProcess::Ended;
        self.record_build(record);
        self.explain_base(&settings);
        self.messages.calls = stderr.calls;
        self.result.success = status.is_some_and(|status| status.success());
        known.take(
            &self.request,
            &settings,
            &self.messages,
            &self.result,
            start,
        );
        self.finish(status, &stderr.last_lines);
    }

    /// Builds without cargo. False when cargo has to build.
    fn replay(&mut self, settings: &CargoSettings, known: &mut KnownBuild) -> bool {
        let run = ReplayRun {
            request: &self.request,
            settings,
            process: &self.cargo,
            report: |progress| self.send(BuildEvent::Progress(progress)),
        };
        let Some(replayed) = run.run(known) else {
            return false;
        };
        self.result.is_replayed = true;
        self.result.success = replayed.success;
        self.result.cancelled = replayed.cancelled;
        self.result.artifacts = replayed.artifacts;
        self.result.executables = replayed.executables;
        self.result.problems = replayed.problems;
        true
    }

    /// The base is compiled again when a build by hand had other flags.
    fn explain_base(&mut self, settings: &CargoSettings) {
        let is_built = |artifact: &Artifact| artifact.crate_name == BASE && !artifact.fresh;
        if self.result.artifacts.iter().any(is_built) {
            self.result.problems.extend(settings.other_flags());
        }
    }

    /// Lets cargo notice sources whose content changed and whose time did not.
    fn record_sources(&self) -> SourceRecord {
        let target = &self.request.target;
        let mut record = SourceRecord::read(target);
        record.update(self.request.sources.inputs(target).keys());
        record
    }

    /// Records from which sources was built.
    fn record_build(&mut self, mut record: SourceRecord) {
        let target = &self.request.target;
        self.result.inputs = self.request.sources.inputs(target);
        self.result.begun = record.fingerprints();
        record.update(self.result.inputs.keys());
        record.end_build();
        if let Err(error) = record.write(target) {
            tracing::debug!("no record of the sources in {}: {error}", target.display());
        }
    }

    /// Reads cargo's messages until it ends. Returns its exit status and what it wrote to stderr.
    fn read(&mut self, (out, err): Output) -> (Option<ExitStatus>, CargoStderr) {
        let (sender, waker) = (self.sender.clone(), self.waker.clone());
        let report = move |progress| send(&sender, &waker, BuildEvent::Progress(progress));
        let stderr = std::thread::spawn(move || CargoStderr::read(err, report));
        for message in out
            .into_iter()
            .flat_map(|out| Message::parse_stream(BufReader::new(out)))
        {
            let Ok(message) = message else { break };
            self.take(message);
        }
        let child = self.cargo.lock().take_child();
        let status = status_of(child);
        (status, stderr.join().unwrap_or_default())
    }

    /// The stale objects of a killed compiler, if they made the build fail.
    fn stale_objects(&self, status: Option<ExitStatus>) -> Option<StaleObjects> {
        status.filter(|status| status.code().is_some_and(|code| code != 0))?;
        StaleObjects::of(&self.result.problems)
    }

    /// Removes the objects and starts cargo once more; discards the result so far.
    fn begin_again(
        &mut self,
        stale: &StaleObjects,
        settings: &CargoSettings,
    ) -> std::io::Result<Option<Output>> {
        let crates = stale.crates();
        tracing::warn!("a compiler was killed: objects of {crates} do not link, compiled anew");
        stale.remove()?;
        let output = self.begin(settings)?;
        self.result = BuildResult::default();
        self.messages = BuildMessages::default();
        Ok(output)
    }

    /// Fills the target folder. If that fails, cargo compiles everything.
    fn seed(&self) {
        let Some(seed) = self.request.seed.as_ref().filter(|seed| !seed.is_filled()) else {
            return;
        };
        let filled = self.lock_of(seed).and_then(|lock| match lock {
            Some(_held) => {
                self.send_progress("taking over what is built already");
                seed.fill()
            }
            None => Ok(()),
        });
        if let Err(error) = filled {
            tracing::info!(
                "nothing is taken over from {}: {error}",
                seed.from.display()
            );
            tracing::info!("{FROM_NOTHING}");
            self.send_progress(FROM_NOTHING);
        }
    }

    /// Waits while another build runs in the source folder; `None` when this build was stopped
    /// meanwhile.
    fn lock_of(&self, seed: &TargetSeed) -> std::io::Result<Option<File>> {
        let mut is_reported = false;
        while !matches!(*self.cargo.lock(), CargoProcess::Ended) {
            if let Some(lock) = seed.lock()? {
                return Ok(Some(lock));
            }
            if !std::mem::replace(&mut is_reported, true) {
                self.send_progress(&format!(
                    "waiting for another build in {}",
                    seed.from.display()
                ));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(None)
    }

    fn send_progress(&self, current: &str) {
        self.send(BuildEvent::Progress(Progress {
            current: current.to_owned(),
            ..Progress::default()
        }));
    }

    /// Starts cargo; `None` when the build was stopped before.
    fn begin(&self, settings: &CargoSettings) -> std::io::Result<Option<Output>> {
        self.cargo.lock().begin(cargo(&self.request, settings))
    }

    fn does_not_start(&self, error: &std::io::Error) -> Problem {
        Problem {
            source: "cargo".into(),
            message: format!(
                "cargo does not start in {}: {error}",
                self.request.folder.display()
            ),
            ..Problem::default()
        }
    }

    /// Reports that cargo was not started.
    fn fail(mut self, problem: Problem) {
        self.result.problems.push(problem);
        self.done();
    }

    /// Collects artifacts and problems.
    fn take(&mut self, message: Message) {
        match message {
            Message::CompilerArtifact(artifact) => {
                let name = artifact.target.name.clone();
                let dylib = artifact
                    .filenames
                    .iter()
                    .find(|file| file.as_str().ends_with(std::env::consts::DLL_SUFFIX));
                if let Some(file) = &artifact.executable {
                    let file = file.clone().into_std_path_buf();
                    self.result.executables.push((name.clone(), file));
                }
                let is_module = artifact.target.is_kind("dylib".into());
                if let Some(file) = dylib.filter(|_| is_module) {
                    self.result.artifacts.push(Artifact {
                        crate_name: name.replace('-', "_"),
                        file: file.clone().into_std_path_buf(),
                        fresh: artifact.fresh,
                    });
                }
                self.messages.artifacts.push(artifact);
            }
            Message::CompilerMessage(message) => {
                let workspace = &self.request.workspace;
                let problem = problem_of(&message.message, &message.target.name, workspace);
                // With `-vv` the compiler also warns about downloads.
                let is_shown = |problem: &Problem| {
                    problem.severity == Severity::Error || is_local(&message.package_id)
                };
                self.result.problems.extend(problem.filter(is_shown));
            }
            Message::BuildScriptExecuted(script) => self.messages.scripts.push(script),
            _ => {}
        }
    }

    fn finish(mut self, status: Option<ExitStatus>, stderr: &str) {
        self.result.cancelled = status.is_none_or(|status| status.code().is_none());
        let errors = self
            .result
            .problems
            .iter()
            .any(|p| p.severity == Severity::Error);
        if !self.result.success && !self.result.cancelled && !errors {
            self.result.problems.push(Problem {
                source: "cargo".into(),
                message: stderr.lines().next().unwrap_or("cargo failed").to_owned(),
                rendered: stderr.to_owned(),
                ..Problem::default()
            });
        }
        self.done();
    }

    fn done(mut self) {
        self.result.time_ms = self.start.elapsed().as_secs_f32() * 1e3;
        let result = std::mem::take(&mut self.result);
        self.send(BuildEvent::Done(result));
    }

    fn send(&self, event: BuildEvent) {
        send(&self.sender, &self.waker, event);
    }
}

fn send(sender: &Sender<BuildEvent>, waker: &Sender<()>, event: BuildEvent) {
    let _receiver_is_gone = sender.send(event);
    let _woken_already = waker.try_send(());
}
