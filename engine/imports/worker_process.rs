//! [`WorkerProcess`]: a worker, seen from the editor.

use super::import_limits::ImportLimits;
use super::imported_file::ImportedFile;
use super::job::{ImportJob, WorkerAnswer};
use super::running::ImportWatch;
use super::wire::{Incoming, send};
use super::worker::WorkerStart;
use super::worker_module::WorkerModule;
use crate::runtime::{Limits, Output};
use playground_base::fastrand;
use std::fs;
use std::io::{self, ErrorKind};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Time between two looks at what a worker takes.
const EVERY: Duration = Duration::from_millis(5);

/// The most that a file can add to what may be read for it.
const MOST_READ: u64 = 4 << 30;

/// A part of the work, of 1, with which an importer that tells how far it is has more time.
const PART: f32 = 0.01;

/// How a worker is started.
#[derive(Clone, Debug)]
pub struct WorkerProgram {
    /// The program.
    pub executable: PathBuf,
    /// What it is started with.
    pub arguments: Vec<String>,
}

/// A process that imports.
pub struct WorkerProcess {
    child: Child,
    socket: UnixStream,
    output: Output,
    incoming: Incoming,
    nonce: u64,
    /// What it does, for messages.
    step: String,
    /// Whether it has said that it begins with what it was given.
    has_begun: bool,
    /// The number of the modules that it has loaded.
    pub generation: u64,
}

/// How an import ended.
#[derive(Debug)]
pub enum ImportEnd {
    /// With a result. The worker takes more files.
    Done(Result<ImportedFile, String>),
    /// The worker was gone before it began.
    Gone,
    /// The worker is gone. Why, for people.
    Died(String),
    /// Nobody wants it any more.
    Cancelled,
}

impl WorkerProcess {
    /// Starts a worker with these modules.
    ///
    /// # Errors
    /// Why there is none, for people.
    pub fn start(
        program: &WorkerProgram,
        (generation, modules): (u64, Vec<WorkerModule>),
        limits: &ImportLimits,
    ) -> Result<Self, String> {
        let nonce = fastrand::u64(..);
        let start = WorkerStart {
            modules,
            idle: limits.idle,
        };
        let mut worker = Self::spawn(program, nonce, generation).map_err(|error| {
            format!("the process that imports files cannot be started: {error}: try again")
        })?;
        let _it_may_have_ended = send(&mut worker.socket, nonce, &start);
        match worker.follow(limits, 0, &|| true) {
            ImportEnd::Done(Ok(_)) => Ok(worker),
            ImportEnd::Done(Err(why)) | ImportEnd::Died(why) => Err(format!(
                "the process that imports files does not start: {why}. Restart the editor if it was built anew"
            )),
            ImportEnd::Gone | ImportEnd::Cancelled => {
                Err("the process that imports files ended".to_owned())
            }
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the worker is this executable, to read a file where a crash costs nothing"
    )]
    fn spawn(program: &WorkerProgram, nonce: u64, generation: u64) -> io::Result<Self> {
        let (ours, theirs) = UnixStream::pair()?;
        ours.set_read_timeout(Some(EVERY))?;
        ours.set_write_timeout(Some(Duration::from_secs(5)))?;
        let mut child = Command::new(&program.executable)
            .args(&program.arguments)
            // Calls would push out what was said before them.
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let output = match Output::of(&mut child) {
            Ok(output) => output,
            Err(error) => {
                let _may_have_ended = child.kill();
                let _may_have_ended = child.wait();
                return Err(error);
            }
        };
        Ok(Self {
            child,
            socket: ours,
            output,
            incoming: Incoming::new(Some(nonce), u64::MAX),
            nonce,
            step: "while it started".to_owned(),
            has_begun: true,
            generation,
        })
    }

    /// True when it has ended.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Imports a file. Only after `Done` it takes another one.
    pub fn import(
        &mut self,
        job: &ImportJob,
        limits: &ImportLimits,
        watch: &impl ImportWatch,
    ) -> ImportEnd {
        self.step.clear();
        self.has_begun = false;
        if send(&mut self.socket, self.nonce, job).is_err() {
            return ImportEnd::Gone;
        }
        let size = job.file.metadata().map_or(0, |of| of.len());
        let limits = ImportLimits {
            step_s: limits.step_s * f64::from(job.import_as.share()),
            ..*limits
        };
        self.follow(&limits, size, watch)
    }

    /// Waits until it answers, ends, takes too much, or is not wanted.
    fn follow(&mut self, limits: &ImportLimits, size: u64, watch: &impl ImportWatch) -> ImportEnd {
        let seconds = |bytes: u64| limits.step_s + bytes as f64 / limits.bytes_per_s;
        let read_before = read_by(self.child.id());
        let mut taken = Limits::new(self.child.id(), seconds(size));
        let (mut bytes, mut share_before) = (0, 0.0);
        loop {
            match self.incoming.read(&mut self.socket) {
                // The answer may be large: as long as it comes, there is progress.
                Ok(()) => {
                    bytes += 1;
                    if bytes % 64 == 0 {
                        taken.begin_step();
                    }
                    match self.taken() {
                        Ok(Some(WorkerAnswer::Step(step))) => {
                            (self.step, self.has_begun) = (step, true);
                            taken.begin_step();
                        }
                        Ok(Some(WorkerAnswer::Ready)) => {
                            return ImportEnd::Done(Ok(ImportedFile {
                                content: 0,
                                files: Vec::new(),
                                is_settled: false,
                                imported: Vec::new(),
                            }));
                        }
                        Ok(Some(WorkerAnswer::Progress(share, now))) => {
                            // One that tells the same again and again may loop.
                            if share >= share_before + PART {
                                share_before = share;
                                taken.begin_step();
                            }
                            watch.progress(share, &now);
                        }
                        Ok(Some(WorkerAnswer::Done(done))) => return ImportEnd::Done(done),
                        Ok(None) => {}
                        Err(error) => {
                            return ImportEnd::Died(format!("it answers nonsense ({error})"));
                        }
                    }
                }
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(_) => return self.died(),
            }
            if !watch.is_wanted() {
                return ImportEnd::Cancelled;
            }
            // A file may name others, which are read too.
            let read = read_by(self.child.id()).saturating_sub(read_before);
            taken.allow(seconds(read.max(size).min(MOST_READ)));
            if let Some(why) = taken.exceeded() {
                return ImportEnd::Died(self.at_step(&why));
            }
        }
    }

    fn taken(&mut self) -> io::Result<Option<WorkerAnswer>> {
        match self.incoming.is_whole()? {
            true => self.incoming.take().map(|(_, answer)| Some(answer)),
            false => Ok(None),
        }
    }

    /// It has closed its end.
    fn died(&mut self) -> ImportEnd {
        if !self.has_begun {
            return ImportEnd::Gone;
        }
        let _may_have_ended = self.child.kill();
        let status = self.child.wait();
        self.output.wait();
        let said = self.output.last_errors();
        let how = match status {
            Ok(_) if said.contains("memory allocation of") => {
                "it took more memory than it may".to_owned()
            }
            Ok(status) => match status.signal() {
                Some(_) => format!("it ended the process that imports ({status})"),
                None => format!("it left the process that imports ({status})"),
            },
            Err(error) => error.to_string(),
        };
        let text = format!("{}. {said}", self.at_step(&how));
        ImportEnd::Died(text.trim_end_matches([' ', '.']).to_owned())
    }

    fn at_step(&self, why: &str) -> String {
        match self.step.as_str() {
            "" => why.to_owned(),
            step => format!("{step}, {why}"),
        }
    }
}

impl Drop for WorkerProcess {
    fn drop(&mut self) {
        let _may_have_ended = self.child.kill();
        let _may_have_ended = self.child.wait();
    }
}

/// How many bytes a process has read, as far as the system tells.
fn read_by(process: u32) -> u64 {
    let file = Path::new("/proc").join(process.to_string()).join("io");
    let text = fs::read_to_string(file).unwrap_or_default();
    let read = text.lines().find_map(|line| line.strip_prefix("rchar:"));
    read.and_then(|read| read.trim().parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::job::ImportAs;
    use super::*;
    use playground_core_assets::ImportSettings;
    use std::time::Instant;

    fn limits() -> ImportLimits {
        ImportLimits {
            step_s: 0.5,
            ..ImportLimits::default()
        }
    }

    /// A worker that is a script of the shell.
    fn script(text: &str) -> WorkerProcess {
        let program = WorkerProgram {
            executable: "/bin/sh".into(),
            arguments: vec!["-c".to_owned(), text.to_owned()],
        };
        WorkerProcess::spawn(&program, 7, 0).expect("there is a shell")
    }

    fn job() -> ImportJob {
        ImportJob {
            file: "/none".into(),
            path: "none".to_owned(),
            import_as: ImportAs::Picture,
            settings: ImportSettings::default(),
            most_bytes: 0,
        }
    }

    /// How the import by such a script ends, which is to be soon.
    fn end(text: &str) -> ImportEnd {
        let start = Instant::now();
        let mut worker = script(text);
        worker.step = "in a test".to_owned();
        let end = worker.follow(&limits(), 0, &|| true);
        assert!(start.elapsed() < Duration::from_secs(20));
        end
    }

    #[test]
    fn each_way_to_end_is_told() {
        for (text, word) in [
            ("kill -9 $$", "signal: 9"),
            ("exit 3", "exit status: 3"),
            (
                "echo memory allocation of 9 bytes failed >&2; exit 1",
                "more memory",
            ),
            ("while :; do :; done", "loop"),
            ("head -c 100 /dev/urandom >&0; sleep 9", "nonsense"),
            ("echo why it ended >&2; exit 1", "why it ended"),
        ] {
            match end(text) {
                ImportEnd::Died(why) => {
                    assert!(why.contains(word), "{text}: {why}");
                    assert!(why.contains("in a test") || word == "nonsense", "{why}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn worker_that_ended_before_the_file_came_is_gone_and_not_to_blame() {
        let mut worker = script("exit 0");
        while !worker.has_ended() {
            std::thread::sleep(Duration::from_millis(1));
        }
        let end = worker.import(&job(), &limits(), &|| true);
        assert!(matches!(end, ImportEnd::Gone), "{end:?}");
    }

    #[test]
    fn import_that_nobody_wants_is_stopped_at_once() {
        let start = Instant::now();
        let mut worker = script("sleep 60");
        let is_wanted = || start.elapsed().as_millis() < 50;
        let end = worker.import(&job(), &limits(), &is_wanted);
        assert!(matches!(end, ImportEnd::Cancelled), "{end:?}");
        assert!(start.elapsed() < Duration::from_secs(2));
    }
}
