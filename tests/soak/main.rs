//! `./test soak [broken|contracts|damaged|kill|open|reload] [--count N]` and `./test fuzz [TARGET] [--count N]`.
//!
//! Each prints a line of figures at its end. The exit code is 1 when a limit is broken.
#![forbid(unsafe_code)]

use playground_tests_soak::{Outcome, broken, contracts, damaged, fuzz, kills, opens, reloads};
use std::process::ExitCode;

const USAGE: &str = "\
say what to run:
  soak [reload] [--count N]   reloads in one process (1000)
  soak broken [--count N]     broken modules, each N times (1)
  soak contracts [--count N]  restarts after a changed contract (50)
  soak damaged [--count N]    cut libraries (64), and flipped bits, four times as many
  soak kill [--count N]       kills of a working editor (500)
  soak open [--count N]       opens in one process (1000)
  fuzz [TARGET] [--count N]   wrong inputs of each target (1000000)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((words, count)) = read(&arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let outcome: Outcome = match words.as_slice() {
        ["soak"] | ["soak", "reload"] => reloads(count.unwrap_or(1000)),
        ["soak", "broken"] => broken(count.unwrap_or(1), false),
        ["soak", "contracts"] => contracts(count.unwrap_or(50)),
        ["soak", "damaged"] => {
            let cuts = count.unwrap_or(64);
            damaged(cuts, cuts * 4)
        }
        ["soak", "kill"] => kills(count.unwrap_or(500)),
        ["soak", "open"] => opens(count.unwrap_or(1000)),
        ["fuzz"] => fuzz::all(count.unwrap_or(1_000_000)),
        ["fuzz", target] => fuzz::one(target, count.unwrap_or(1_000_000)),
        [fuzz::WORKER, target] => return fuzz::work(target),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(broken) => {
            eprintln!("{broken}");
            ExitCode::FAILURE
        }
    }
}

/// The words, and the number after `--count`.
fn read(arguments: &[String]) -> Option<(Vec<&str>, Option<usize>)> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.iter().position(|word| *word == "--count") {
        None => Some((words, None)),
        Some(at) => {
            let count = words.get(at + 1)?.replace('_', "").parse().ok()?;
            let rest = [&words[..at], &words[at + 2..]].concat();
            Some((rest, Some(count)))
        }
    }
}
