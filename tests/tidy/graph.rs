//! The resolved graph: which crate is built with which features.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Crate (name and version) and its features, for each kind of build. A crate can be
/// built twice: for the program, and for procedural macros and build scripts.
pub type FeatureSets = BTreeMap<String, BTreeSet<BTreeSet<String>>>;

/// The packages to build, and the kinds of dependencies to follow.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    /// `--workspace`, or `-p` and a package.
    pub packages: &'a [&'a str],
    /// Kinds of edges to follow, as `cargo tree --edges` names them.
    pub edges: &'a str,
}

/// Gets the features of every crate of a selection from cargo's own resolver.
///
/// # Errors
/// Cargo's error message.
pub fn features(root: &Path, selection: Selection<'_>) -> Result<FeatureSets, String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--prefix",
            "none",
            "--format",
            "{p}|{f}",
            "--edges",
        ])
        .arg(selection.edges)
        .args(selection.packages)
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo tree: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "cargo tree, {}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    Ok(parse(&String::from_utf8_lossy(&output.stdout)))
}

/// Reads lines of the form `name v1.2.3 (path or note)|feature,feature (*)`.
pub fn parse(text: &str) -> FeatureSets {
    let mut sets = FeatureSets::new();
    for line in text.lines() {
        let Some((package, features)) = line.split_once('|') else {
            continue;
        };
        let name = package
            .split_whitespace()
            .take(2)
            .collect::<Vec<_>>()
            .join(" ");
        let features = features.trim_end_matches("(*)").trim();
        let features = features
            .split(',')
            .filter(|name| !name.is_empty())
            .map(str::to_owned);
        sets.entry(name).or_default().insert(features.collect());
    }
    sets
}
