//! [`supervise`]: limits a worker, and goes on behind an input that ended it.

use super::corpus::Corpus;
use super::mutator::{SEED, input};
use super::target::Target;
use super::worker::{DONE, WORKER};
use crate::Outcome;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The most processor time of an input.
const TIME: Duration = Duration::from_secs(1);

/// The most time of an input on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// After so many inputs that ended a worker, the rest is left.
const MOST_FAILURES: usize = 10;

/// Feeds the inputs from 0 to `count` to a target.
pub fn supervise(target: &Target, count: u64) -> Outcome {
    let start = Instant::now();
    let corpus = Corpus::of(target);
    let (mut from, mut failures) = (0, Vec::new());
    while from < count && failures.len() < MOST_FAILURES {
        match Worker::start(target, from, count).run() {
            None => from = count,
            Some((number, why)) => {
                let file = save(target, &input(target, &corpus, number), number);
                println!(
                    "fuzz: {}, input {number}: {why}; {}",
                    target.name,
                    file.display()
                );
                failures.push(number);
                from = number + 1;
            }
        }
    }
    let (name, time_s) = (target.name, start.elapsed().as_secs_f64());
    if failures.is_empty() {
        let line = format!("{name} {count} inputs in {time_s:.1} s");
        println!("fuzz: {line}; seed {SEED:#x}");
        Ok(line)
    } else {
        Err(format!(
            "{name} fails at inputs {failures:?} of seed {SEED:#x}"
        ))
    }
}

/// Keeps an input that failed.
fn save(target: &Target, input: &[u8], number: u64) -> PathBuf {
    let executable = std::env::current_exe().unwrap_or_default();
    let folder = executable.parent().unwrap_or(Path::new(".")).join("fuzz");
    let file = folder.join(format!("{}-{number}", target.name));
    let saved = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, input));
    saved.expect("target/ can be written");
    file
}

/// A running worker.
struct Worker {
    child: Child,
    numbers: Receiver<u64>,
    /// Ends with the worker; returns the first lines of its standard error.
    errors: Option<JoinHandle<String>>,
}

impl Worker {
    fn start(target: &Target, from: u64, to: u64) -> Self {
        let memory_kib = target.memory_kib;
        let script = format!("ulimit -c 0; ulimit -v {memory_kib}; exec \"$0\" \"$@\"");
        let mut child = Command::new("sh")
            .args(["-c", &script])
            .arg(worker_executable())
            .args([WORKER, target.name])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the worker starts");
        let mut stdin = child.stdin.take().expect("it is piped");
        let range = [from.to_le_bytes(), to.to_le_bytes()].concat();
        stdin.write_all(&range).expect("the worker reads its range");
        let mut stdout = child.stdout.take().expect("it is piped");
        let (sender, numbers) = channel();
        std::thread::spawn(move || {
            let mut number = [0; 8];
            while stdout.read_exact(&mut number).is_ok() {
                if sender.send(u64::from_le_bytes(number)).is_err() {
                    break;
                }
            }
        });
        let stderr = child.stderr.take().expect("it is piped");
        let errors = std::thread::spawn(move || first_lines(stderr));
        Self {
            child,
            numbers,
            errors: Some(errors),
        }
    }

    /// Waits for the end; the input at which it failed, and why.
    fn run(mut self) -> Option<(u64, String)> {
        let mut last = None;
        loop {
            let (since, busy) = (Instant::now(), self.busy());
            match self.next(since, busy) {
                Ok(DONE) => {
                    self.end();
                    return None;
                }
                Ok(number) => last = Some(number),
                Err(why) => {
                    self.end();
                    let errors = self.errors();
                    let number = last.unwrap_or_else(|| panic!("no worker: {why} {errors}"));
                    return Some((number, format!("{why}. {errors}")));
                }
            }
        }
    }

    /// The next number, or why none will come.
    fn next(&mut self, since: Instant, busy: Duration) -> Result<u64, String> {
        loop {
            match self.numbers.recv_timeout(TIME) {
                Ok(number) => return Ok(number),
                Err(RecvTimeoutError::Disconnected) => {
                    let status = self.child.wait().map_err(|error| error.to_string())?;
                    return Err(format!("it ended the process with {status}"));
                }
                Err(RecvTimeoutError::Timeout) => {
                    if self.busy() - busy > TIME || since.elapsed() > PATIENCE {
                        return Err(format!("it takes more than {TIME:?}"));
                    }
                }
            }
        }
    }

    /// Its processor time. The kernel counts in hundredths of a second.
    fn busy(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()));
        let stat = stat.unwrap_or_default();
        let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
        let ticks = fields.split_whitespace().skip(11).take(2);
        let ticks = ticks.filter_map(|word| word.parse::<u64>().ok());
        Duration::from_millis(ticks.sum::<u64>() * 10)
    }

    fn end(&mut self) {
        let _may_have_ended = self.child.kill();
        let _may_have_ended = self.child.wait();
    }

    fn errors(&mut self) -> String {
        let errors = self.errors.take().map(JoinHandle::join);
        errors.and_then(Result::ok).unwrap_or_default()
    }
}

/// The first lines; reads the others too, so that the worker never waits.
fn first_lines(from: impl Read) -> String {
    let mut first = Vec::new();
    for line in BufReader::new(from).lines().map_while(Result::ok) {
        if first.len() < 3 {
            first.push(line);
        }
    }
    first.join(" ")
}

/// The program of `./test fuzz`. Tests lie in a folder below it.
fn worker_executable() -> PathBuf {
    let executable = std::env::current_exe().expect("a process knows its executable");
    let folder = executable.parent().expect("an executable lies in a folder");
    let folder = match folder.ends_with("deps") {
        true => folder.parent().unwrap_or(folder),
        false => folder,
    };
    let suffix = std::env::consts::EXE_SUFFIX;
    folder.join(format!("playground-tests-soak{suffix}"))
}
