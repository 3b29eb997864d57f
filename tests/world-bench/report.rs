//! The table of the report.

use crate::measured::Measured;
use std::fmt::Write;

/// One line a row and peer.
pub fn table(all: &[Measured]) -> String {
    let mut text = String::from(
        "| workload | ours ns | against | ns | ratio: median (min to max) | at most |\n\
         |---|---|---|---|---|---|\n",
    );
    for measured in all {
        let best = measured.best().map(|best| best.name);
        for other in &measured.others {
            let limit = match (measured.row.limit, best == Some(other.name)) {
                (Some(limit), true) => limit.to_string(),
                _ => String::new(),
            };
            let over = match measured.is_over() && !limit.is_empty() {
                true => " **over**",
                false => "",
            };
            // Into a string it cannot fail.
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {:.2} ({:.2} to {:.2}){over} | {limit} |",
                measured.row.name,
                figure(measured.ours_ns),
                other.name,
                figure(other.ns),
                other.ratio,
                other.range.0,
                other.range.1,
            );
        }
    }
    text
}

/// Nanoseconds in as many digits as mean something.
fn figure(ns: f64) -> String {
    match ns {
        0.0..10.0 => format!("{ns:.2}"),
        10.0..1000.0 => format!("{ns:.0}"),
        _ => format!("{:.0},{:03.0}", (ns / 1000.0).floor(), ns % 1000.0),
    }
}
