//! What runs without a GUI: no chain of dependencies leads from there to the crates for windows, GPUs
//! and GUIs, nor to the editor's data.
//!
//! A server, a CI job and an exported game link the engine. What it reports is in `core/engine`;
//! `core/ui` is panels, commands and colours. The components and rules of a game see the facade
//! `playground`: the compiler reads all that is below it at each edit.

use crate::{Layer, Package, Tree, Violation};
use cargo_metadata::DependencyKind;
use std::collections::BTreeSet;

/// Name of the rule.
pub const NAME: &str = "headless";

/// The crates that must not be reached.
const GUI: [&str; 2] = ["core/ui", "modules/graphics"];

/// The facade of components and rules.
const GAME: &str = "core/playground";

/// Reports the chains to a GUI, if there are some.
pub fn check(tree: &Tree) -> Vec<Violation> {
    check_packages(&tree.packages)
}

/// The same for a list of packages.
pub fn check_packages(packages: &[Package]) -> Vec<Violation> {
    let is_headless =
        |p: &&Package| matches!(p.layer(), Layer::Engine | Layer::SampleModel) || p.folder == GAME;
    packages
        .iter()
        .filter(is_headless)
        .filter_map(|from| {
            let chain = chain_to_gui(from, packages, &mut BTreeSet::new())?;
            let problem = format!("it reaches a GUI: {}", chain.join(" -> "));
            let remedy = "move what is needed to a core without a GUI, or bind it in the editor; \
                          what panels need is in core/panels";
            Some(Violation::of(NAME, &from.name, problem, remedy))
        })
        .collect()
}

/// The packages from `from` to the GUI, both included.
fn chain_to_gui<'a>(
    from: &'a Package,
    packages: &'a [Package],
    seen: &mut BTreeSet<&'a str>,
) -> Option<Vec<&'a str>> {
    if GUI.contains(&from.folder.as_str()) {
        return Some(vec![&from.name]);
    }
    if !seen.insert(&from.name) {
        return None;
    }
    let normal = |d: &&crate::package::Dependency| d.is_local && d.kind == DependencyKind::Normal;
    from.dependencies
        .iter()
        .filter(normal)
        .find_map(|dependency| {
            let next = packages.iter().find(|p| p.name == dependency.name)?;
            let mut chain = chain_to_gui(next, packages, seen)?;
            chain.insert(0, &from.name);
            Some(chain)
        })
}
