//! [`work`]: the process that reads the inputs.

use super::corpus::Corpus;
use super::feeds::Surroundings;
use super::mutator::input;
use super::target::TARGETS;
use std::io::{Read, Write};
use std::process::ExitCode;

/// The word that makes this executable a worker.
pub const WORKER: &str = "fuzz-worker";

/// What a worker writes when it is done.
pub const DONE: u64 = u64::MAX;

/// Reads the first number and the number behind the last from standard input, and feeds the target
/// their inputs. Each number is written to standard output before its input is read.
pub fn work(target: &str) -> ExitCode {
    let Some(target) = TARGETS.iter().find(|other| other.name == target) else {
        return ExitCode::from(2);
    };
    let (mut from, mut to) = ([0; 8], [0; 8]);
    let mut stdin = std::io::stdin().lock();
    if stdin
        .read_exact(&mut from)
        .and_then(|()| stdin.read_exact(&mut to))
        .is_err()
    {
        return ExitCode::from(2);
    }
    let corpus = Corpus::of(target);
    let mut surroundings = Surroundings::new();
    let mut stdout = std::io::stdout().lock();
    let mut report = |number: u64| {
        let written = stdout.write_all(&number.to_le_bytes());
        written.and_then(|()| stdout.flush()).is_ok()
    };
    for number in u64::from_le_bytes(from)..u64::from_le_bytes(to) {
        if !report(number) {
            return ExitCode::FAILURE;
        }
        (target.feed)(&mut surroundings, &input(target, &corpus, number));
    }
    report(DONE);
    ExitCode::SUCCESS
}
