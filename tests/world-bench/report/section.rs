//! One section of the report.

use crate::arguments::Arguments;
use crate::harness::{Other, Row};
use crate::machine;

/// The text above all sections.
pub const INTRODUCTION: &str = "\
# The World against the engines that people know

Made by `./test bench world --rounds 60 --markdown tests/world-bench/REPORT.md`, and again with
`-C target-cpu=x86-64-v3` among the flags. Nanoseconds an entity, medians;
`ours / other` is the median of the rounds' ratios, with the least and the largest. All sides run in
one process by turns, with change detection on, on the allocator of glibc with its thresholds pinned.
Ours is what is shipped: dylibs of the development profile, reached through contracts and keys. The
others are compiled with opt-level 3 and one codegen unit, each used as its documentation says it is
fastest without unsafe code. A row is held against the engine that ours is worst against. Rows of the
registry compare one operation, in the unit that the row's name ends in.
";

/// The table of this build.
pub fn of(rows: &[Row], arguments: &Arguments) -> String {
    let mut text = heading(env!("WORLD_BENCH_TARGET_CPU"), arguments);
    let (rounds, peers) = (arguments.rounds, env!("WORLD_BENCH_PEERS"));
    text.push_str(&format!("{rounds} rounds; {peers}.\n\n"));
    text.push_str(
        "| workload | against | ours | other | ours / other | least | largest | limit |\n",
    );
    text.push_str("|---|---|---:|---:|---:|---:|---:|---:|\n");
    for row in rows {
        let lines = row.others.iter().enumerate();
        lines.for_each(|(at, other)| text.push_str(&line(row, other, at == 0)));
    }
    text
}

/// The title, and where and when the figures were taken.
pub fn heading(title: &str, arguments: &Arguments) -> String {
    let (machine, compiler) = (machine::describe(), env!("WORLD_BENCH_COMPILER"));
    let date = &arguments.date;
    format!("## {title}\n\n{machine}; {compiler}; {date}.\n\n")
}

fn line(row: &Row, other: &Other, is_best: bool) -> String {
    let ours = row.ours_ns.map_or("cannot yet".to_owned(), figure);
    let ratio = |which: usize| match row.ours_ns {
        Some(_) => format!("{:.2}", other.ratio[which]),
        None => String::new(),
    };
    let (name, limit) = if is_best {
        (
            row.name,
            row.limit
                .map_or("informs".to_owned(), |limit| limit.to_string()),
        )
    } else {
        ("", String::new())
    };
    let limit = if is_best && row.is_over() {
        format!("**{limit}: over**")
    } else {
        limit
    };
    let (median, least, largest) = (ratio(0), ratio(1), ratio(2));
    let other_ns = figure(other.other_ns);
    let against = other.name;
    format!(
        "| {name} | {against} | {ours} | {other_ns} | {median} | {least} | {largest} | {limit} |\n"
    )
}

/// Nanoseconds, as exactly as they are worth.
pub fn figure(ns: f64) -> String {
    if ns < 10.0 {
        format!("{ns:.2}")
    } else {
        format!("{ns:.0}")
    }
}
