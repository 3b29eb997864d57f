//! The union of features: no selection of packages may build base differently.
//!
//! A dependency of a test that adds a feature to a crate below base gives that crate, and so base,
//! another hash: building the test then overwrites base under a running editor, whose next module
//! does not load. Base therefore names every feature that anything in the workspace asks for.

use crate::Violation;
use crate::graph::{self, FeatureSets, Selection};
use std::collections::BTreeSet;
use std::path::Path;

/// Name of the rule.
pub const NAME: &str = "features";

const BASE: &[&str] = &["-p", "playground-base"];
const WORKSPACE: &[&str] = &["--workspace"];

/// Compares base alone with the whole workspace, tests included.
///
/// # Errors
/// What cargo says.
pub fn check(root: &Path) -> Result<Vec<Violation>, String> {
    let mut violations = Vec::new();
    // Without macros only the crates of the program are left; with them, and with build scripts,
    // the host's copies are there too, and their hashes enter those of the program.
    for (edges_base, edges_all) in [
        ("normal,no-proc-macro", "normal,dev,no-proc-macro"),
        ("normal,build", "normal,build,dev"),
    ] {
        let base = graph::features(
            root,
            Selection {
                packages: BASE,
                edges: edges_base,
            },
        )?;
        let all = graph::features(
            root,
            Selection {
                packages: WORKSPACE,
                edges: edges_all,
            },
        )?;
        violations.extend(compare(&base, &all));
    }
    Ok(violations)
}

/// Reports the crates of `base` that are built with other features in `all`.
pub fn compare(base: &FeatureSets, all: &FeatureSets) -> Vec<Violation> {
    let nothing = BTreeSet::new();
    let mut violations = Vec::new();
    for (package, wanted) in base {
        let built = all.get(package).unwrap_or(&nothing);
        for features in wanted.difference(built) {
            let more = built
                .iter()
                .min_by_key(|other| other.symmetric_difference(features).count());
            let added: Vec<&str> = more.map_or(Vec::new(), |more| {
                more.difference(features).map(String::as_str).collect()
            });
            let problem = match added.as_slice() {
                [] => format!("`{package}` is built with other features in the workspace"),
                added => {
                    let added = added.join("`, `");
                    format!("the workspace adds the feature `{added}` to `{package}`")
                }
            };
            let remedy = "add it to modules/base (a dependency with that feature), or do without";
            violations.push(Violation::of(NAME, package, problem, remedy));
        }
    }
    violations
}
