//! One process, one copy: a third-party crate that two modules use comes out of a shared library,
//! the base or that of graphics.
//!
//! Two dylibs that each contain a crate do not link together, and two copies of a crate with
//! statics (arc-swap, parking_lot, tracing) corrupt or hang one process.

use crate::{Layer, Package, Tree, Violation};
use cargo_metadata::DependencyKind;

/// Name of the rule.
pub const NAME: &str = "one_copy";

/// Reports third-party crates that several packages use and no shared library has.
pub fn check(tree: &Tree) -> Vec<Violation> {
    check_packages(&tree.packages)
}

/// The same for a list of packages.
pub fn check_packages(packages: &[Package]) -> Vec<Violation> {
    let shared: Vec<&Package> = packages.iter().filter(|p| is_shared(p)).collect();
    if shared.is_empty() {
        return Vec::new();
    }
    let is_in_one = |name: &str| shared.iter().any(|p| third_party(p).any(|n| n == name));
    let mut violations = Vec::new();
    let users: Vec<&Package> = packages
        .iter()
        .filter(|package| is_in_process(package))
        .collect();
    for package in &users {
        for name in third_party(package).filter(|name| !is_in_one(name)) {
            let others = users.iter().filter(|other| other.name != package.name);
            if let Some(other) = others
                .into_iter()
                .find(|other| third_party(other).any(|n| n == name))
            {
                let problem = format!(
                    "`{name}` is used here and in {} but is in no shared library",
                    other.name
                );
                let remedy =
                    "list it in modules/base, or in modules/graphics, and take it from there";
                violations.push(Violation::of(NAME, &package.name, problem, remedy));
            }
        }
    }
    violations
}

/// Whether the package becomes part of the running editor: not a test, not a procedural macro.
fn is_in_process(package: &Package) -> bool {
    !is_shared(package) && package.layer() != Layer::Tests && !package.is_proc_macro
}

fn is_shared(package: &Package) -> bool {
    matches!(package.layer(), Layer::Base | Layer::Graphics)
}

fn third_party(package: &Package) -> impl Iterator<Item = &str> {
    let is_used = |dependency: &&crate::package::Dependency| {
        !dependency.is_local && dependency.kind == DependencyKind::Normal
    };
    package
        .dependencies
        .iter()
        .filter(is_used)
        .map(|dependency| dependency.name.as_str())
}
