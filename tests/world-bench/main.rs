//! The world against the engines people know: `./test bench world`.
//!
//! A row on standard output is one line of JSON: ours and the best of the others in nanoseconds per
//! item (medians), the ratio and the largest that is allowed. In each round every contestant does
//! the workload once, in rotated order; the ratio is the median of the rounds' ratios, against the
//! peer it is largest for. The exit code is 1 when a row is over its limit.
//!
//! `--only WORDS` measures the rows whose name holds the words, `--rounds N` takes so many rounds,
//! `--markdown FILE` writes the table of the report as well.
#![forbid(unsafe_code)]

mod measured;
mod report;
mod row;
mod rows;

use measured::Measured;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1).map(String::as_str)
    };
    let rounds = option("--rounds").and_then(|count| count.parse().ok());
    let only = option("--only").unwrap_or_default();
    let rows = rows::ROWS.iter().filter(|row| row.name.contains(only));
    let mut all: Vec<Measured> = Vec::new();
    for row in rows {
        let measured = Measured::of(row, rounds.unwrap_or(ROUNDS));
        println!("{}", measured.as_json());
        all.push(measured);
    }
    if let Some(file) = option("--markdown")
        && let Err(error) = std::fs::write(file, report::table(&all))
    {
        eprintln!("{file} could not be written: {error}");
        return ExitCode::from(2);
    }
    let over: Vec<&str> = all
        .iter()
        .filter(|measured| measured.is_over())
        .map(|measured| measured.row.name)
        .collect();
    if over.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("over the limit: {}", over.join(", "));
    ExitCode::FAILURE
}

/// Rounds that count; one before them warms caches up.
const ROUNDS: usize = 31;
