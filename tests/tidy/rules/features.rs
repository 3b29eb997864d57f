//! The union of features: no selection of packages may build a shared library differently.
//!
//! A dependency of a test that adds a feature to a crate below base gives that crate, and so base,
//! another hash: building the test then overwrites base under a running editor, whose next module
//! does not load. Base therefore names every feature that anything in the workspace needs, the
//! crates of graphics included, and graphics those of what it adds.

use crate::graph::{self, FeatureSets, Selection};
use crate::{Package, Violation};
use std::collections::BTreeSet;
use std::path::Path;

/// Name of the rule.
pub const NAME: &str = "features";

/// Compares each shared library alone, and what `./run` builds, with the whole workspace, tests
/// included.
///
/// # Errors
/// Cargo's error message.
pub fn check(root: &Path, packages: &[Package]) -> Result<Vec<Violation>, String> {
    let base = vec!["-p", "playground-base"];
    let graphics = vec!["-p", "playground-graphics"];
    let built = vec!["--workspace", "--exclude", "playground-tests-*"];
    // Macros of ours are built for the host: as roots they would hide what the program lacks.
    let macros = packages.iter().filter(|package| package.is_proc_macro);
    let macros: Vec<&str> = macros
        .flat_map(|package| ["--exclude", package.name.as_str()])
        .collect();
    let whole = ["--workspace"];

    let mut violations = Vec::new();
    for selection in [base, graphics, built] {
        let is_workspace = selection.contains(&"--workspace");
        let without_macros = if is_workspace { macros.as_slice() } else { &[] };
        // The crates of the program,
        let part = [selection.as_slice(), without_macros].concat();
        let all = [&whole[..], &macros].concat();
        let part = graph::features(
            root,
            Selection {
                packages: &part,
                edges: "normal,no-proc-macro",
            },
        )?;
        let all = graph::features(
            root,
            Selection {
                packages: &all,
                edges: "normal,dev,no-proc-macro",
            },
        )?;
        violations.extend(compare(&part, &all, "program"));
        // and those of the host: macros and build scripts, whose hashes enter those of the program.
        let part = graph::features(
            root,
            Selection {
                packages: &selection,
                edges: "normal,build",
            },
        )?;
        let all = graph::features(
            root,
            Selection {
                packages: &whole,
                edges: "normal,build,dev",
            },
        )?;
        violations.extend(compare(&part, &all, "host or program"));
    }
    Ok(violations)
}

/// Reports the crates of `part` that are built with other features in `all`; `built_for` names the
/// kind of build, for the host or for the program.
pub fn compare(part: &FeatureSets, all: &FeatureSets, built_for: &str) -> Vec<Violation> {
    let nothing = BTreeSet::new();
    let mut violations = Vec::new();
    for (package, wanted) in part {
        let built = all.get(package).unwrap_or(&nothing);
        for features in wanted.difference(built) {
            let problem = format!(
                "built for the {built_for}, the workspace gives it {} and a part of it [{}]",
                listed(built),
                join(features),
            );
            let remedy = "add the missing feature to modules/base or modules/graphics (under \
                          build-dependencies if it is the host's), or do without it";
            violations.push(Violation::of(NAME, package, problem, remedy));
        }
    }
    violations
}

fn listed(sets: &BTreeSet<BTreeSet<String>>) -> String {
    let sets: Vec<String> = sets.iter().map(|set| format!("[{}]", join(set))).collect();
    sets.join(" or ")
}

fn join(features: &BTreeSet<String>) -> String {
    features
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}
