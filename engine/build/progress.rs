//! [`Progress`]: what cargo compiles now, read from its standard error.

use super::replay::CompilerCall;
use std::collections::VecDeque;
use std::io::{BufReader, Read};

/// What cargo compiles now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Units done, of those that had to be compiled.
    pub done: usize,
    /// Units to compile, as far as cargo knows.
    pub total: usize,
    /// The crates that are being compiled.
    pub current: String,
}

/// What cargo writes to its standard error.
#[derive(Debug, Default)]
pub struct CargoStderr {
    /// The last lines, for a failure that is no compiler error.
    pub last_lines: String,
    /// The calls of the compiler.
    pub calls: Vec<CompilerCall>,
}

impl CargoStderr {
    /// Reads to the end. Reports the progress that stands between the lines.
    pub fn read(err: Option<impl Read>, report: impl Fn(Progress)) -> Self {
        let mut read = Self::default();
        let mut lines: VecDeque<String> = VecDeque::new();
        let mut reader = ProgressReader::default();
        let Some(err) = err else {
            return read;
        };
        each_line(err, |line| {
            if let Some(progress) = reader.take(line) {
                report(progress);
            }
            if is_bar(line) || is_detail(line) {
                read.calls.extend(CompilerCall::read(line));
                return;
            }
            if lines.len() == 40 {
                lines.pop_front();
            }
            lines.push_back(line.to_owned());
        });
        let error = lines.iter().position(|line| line.starts_with("error"));
        let lines: Vec<String> = lines.into_iter().skip(error.unwrap_or(0)).collect();
        read.last_lines = lines.join("\n");
        read
    }
}

/// Reads the lines of cargo's standard error, of which the bar is one that is written again and
/// again.
#[derive(Debug, Default)]
struct ProgressReader {
    /// Units that cargo had done when it started to compile: they were up to date.
    fresh: Option<usize>,
    compiles: bool,
}

impl ProgressReader {
    /// The progress that a line reports.
    fn take(&mut self, line: &str) -> Option<Progress> {
        let line = line.trim();
        self.compiles |= line.starts_with("Compiling ");
        let (done, total, current) = bar(line)?;
        if !self.compiles {
            self.fresh = Some(done);
            return None;
        }
        let fresh = *self.fresh.get_or_insert(done);
        Some(Progress {
            done: done.saturating_sub(fresh),
            total: total.saturating_sub(fresh),
            current: current.to_owned(),
        })
    }
}

/// The parts of `Building [==>   ] 3/12: flock_model, flock_plugin`.
fn bar(line: &str) -> Option<(usize, usize, &str)> {
    let bar = line.strip_prefix("Building [")?;
    let (_, counts) = bar.split_once("] ")?;
    let (counts, current) = counts.split_once(':').unwrap_or((counts, ""));
    let (done, total) = counts.split_once('/')?;
    Some((
        done.trim().parse().ok()?,
        total.trim().parse().ok()?,
        current.trim(),
    ))
}

/// Calls `each` with every line; the bar ends its lines with a carriage return.
fn each_line(from: impl Read, mut each: impl FnMut(&str)) {
    let mut line = Vec::new();
    for byte in BufReader::new(from).bytes().map_while(Result::ok) {
        if matches!(byte, b'\n' | b'\r') {
            each(&String::from_utf8_lossy(&line));
            line.clear();
        } else {
            line.push(byte);
        }
    }
    if !line.is_empty() {
        each(&String::from_utf8_lossy(&line));
    }
}

/// True for a line of the bar, which is no message.
fn is_bar(line: &str) -> bool {
    bar(line.trim()).is_some()
}

/// True for what cargo adds with `-vv`.
fn is_detail(line: &str) -> bool {
    let line = line.trim_start();
    let details = ["Running `", "Fresh ", "Dirty "];
    details.iter().any(|detail| line.starts_with(detail))
}
