//! The World against the engines that people know: `./test bench world`.
//!
//! A row on standard output is one line of JSON,
//! `{"row","ours","other","ratio","limit","min","max","peer"}`: ours and the best other engine in
//! nanoseconds an entity, the median, the least and the largest of the rounds' ratios, and the
//! largest ratio that is allowed (null where a row only informs). Ours is null where the World
//! cannot do it yet, which counts as over the limit. The exit code is 1 when a row is over its
//! limit.
//!
//! Ours is what is shipped: dylibs of the development profile, reached as a plugin reaches them.
#![forbid(unsafe_code)]

mod arguments;
mod harness;
mod machine;
mod report;
mod workloads;

use arguments::Arguments;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(over) if over.is_empty() => ExitCode::SUCCESS,
        Ok(over) => {
            eprintln!("over the limit: {}", over.join(", "));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Names of the rows that are over their limits.
fn run() -> Result<Vec<&'static str>, String> {
    let arguments = Arguments::read(std::env::args().skip(1))?;
    playground_tests_world_bench_peers::start_threads()?;
    eprintln!("{}", machine::load());
    let rows = workloads::measure(&arguments)?;
    eprintln!("{}", machine::load());
    if rows.is_empty() {
        return Err(format!("no row is called {:?}", arguments.only));
    }
    if let Some(file) = &arguments.markdown {
        report::write(file, &rows, &arguments)?;
    }
    Ok(rows
        .iter()
        .filter(|row| row.is_over())
        .map(|row| row.name)
        .collect())
}
