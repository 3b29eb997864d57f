//! Measures the performance of the editor: `./test bench reload`, `editor`, `registry`, `scenes`, `rendering`.
//!
//! A row on standard output is one line of JSON, `{"row","ours","other","ratio","limit"}`: ours
//! against what it is compared with, in the unit that the row's name ends in, and the largest ratio
//! that is allowed; null where a row only informs. A row measured in rounds has the least and the
//! largest ratio of a round besides, as `"min"` and `"max"`. The exit code is 1 when a row is over
//! its limit.
#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "what is measured are processes of their own"
)]

mod comparison;
mod editor_rows;
mod generated_project;
mod large_plugin;
mod noise;
mod registry_rows;
mod reload_rows;
mod rendering_rows;
mod row;
mod scene_rows;
mod window;

use playground_engine::EngineError;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let argument = |at: usize| std::env::args().nth(at).unwrap_or_default();
    let what = argument(1);
    // What imports and what tries new builds is this executable again, as it is for the editor.
    match what.as_str() {
        "--import-worker" => return child(playground_engine::run_import_worker()),
        "--dry-run" => return child(playground_engine::run_dry()),
        _ => {}
    }
    noise::report();
    let rows = match what.as_str() {
        "reload" => reload_rows::measure(),
        "editor" => editor_rows::measure(),
        "registry" => registry_rows::measure(),
        "scenes" => scene_rows::measure(),
        "rendering" => match rendering_rows::measure(Path::new(&argument(2)), &argument(3)) {
            Ok(rows) => rows,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        },
        _ => {
            eprintln!("say what to measure: reload, editor, registry, rendering or scenes");
            return ExitCode::from(2);
        }
    };
    noise::report();
    let over: Vec<&str> = rows
        .iter()
        .filter(|row| row.is_over())
        .map(|row| row.name.as_str())
        .collect();
    if over.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("over the limit: {}", over.join(", "));
    ExitCode::FAILURE
}

/// How a child of this process ended.
fn child(ended: Result<(), EngineError>) -> ExitCode {
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
