//! Wrong input for everything that reads what people and other programs wrote.
//!
//! An input follows from its number alone: it is an entry of the corpus, changed a few times. A
//! worker process feeds the inputs to a target ([`worker`]); the supervisor ([`supervisor`]) limits
//! its memory, ends it when an input takes too long, and goes on behind an input that crashed it.

mod corpus;
mod feeds;
mod hostile;
mod import_feeds;
mod mutator;
mod repair;
mod supervisor;
mod target;
mod tokens;
mod worker;

pub use worker::{WORKER, work};

use crate::Outcome;
use supervisor::supervise;
use target::TARGETS;

/// Feeds `count` inputs to each target.
///
/// # Errors
/// The inputs that crashed, hung or took too much memory.
pub fn all(count: usize) -> Outcome {
    let mut failures = Vec::new();
    let mut figures = Vec::new();
    for target in TARGETS {
        match supervise(target, count as u64) {
            Ok(line) => figures.push(line),
            Err(line) => failures.push(line),
        }
    }
    if failures.is_empty() {
        Ok(format!("fuzz: {}", figures.join("; ")))
    } else {
        Err(format!("fuzz: {}", failures.join("; ")))
    }
}

/// Feeds `count` inputs to the target of this name.
///
/// # Errors
/// Like [`all`], and when there is no such target.
pub fn one(name: &str, count: usize) -> Outcome {
    let target = TARGETS.iter().find(|target| target.name == name);
    let target = target.ok_or_else(|| {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        format!("fuzz: no target is named {name}: {}", names.join(", "))
    })?;
    supervise(target, count as u64)
}
