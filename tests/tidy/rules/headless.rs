//! The engine runs without a GUI: no chain of dependencies leads from it to the editor's data.
//!
//! A server, a CI job and an exported game link the engine. What it reports is in
//! `core/engine`; `core/ui` is panels, commands and colours. (The base holds the code of egui, as
//! it holds every shared crate; no crate of the engine's names a type of it.)

use crate::{Layer, Package, Tree, Violation};
use cargo_metadata::DependencyKind;
use std::collections::BTreeSet;

/// Name of the rule.
pub const NAME: &str = "headless";

/// The crate that the engine must not reach.
const GUI: &str = "core/ui";

/// Reports the chain from the engine to the GUI, if there is one.
pub fn check(tree: &Tree) -> Vec<Violation> {
    check_packages(&tree.packages)
}

/// The same for a list of packages.
pub fn check_packages(packages: &[Package]) -> Vec<Violation> {
    let engines = packages.iter().filter(|p| p.layer() == Layer::Engine);
    engines
        .filter_map(|engine| {
            let chain = chain_to_gui(engine, packages, &mut BTreeSet::new())?;
            let problem = format!("the engine reaches a GUI: {}", chain.join(" -> "));
            let remedy = "move what the engine needs to core/engine, or bind it in the editor";
            Some(Violation::of(NAME, &engine.name, problem, remedy))
        })
        .collect()
}

/// The packages from `from` to the GUI, both included.
fn chain_to_gui<'a>(
    from: &'a Package,
    packages: &'a [Package],
    seen: &mut BTreeSet<&'a str>,
) -> Option<Vec<&'a str>> {
    if from.folder == GUI {
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
