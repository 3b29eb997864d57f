//! Every source is compiled: a file that no `mod` declares looks like code, and is none.

use crate::{Source, Tree, Violation};
use std::collections::BTreeSet;

/// Name of the rule.
pub const NAME: &str = "declared";

/// Programs that tests compile one by one, and workspaces of their own.
const ELSEWHERE: &[&str] = &[
    "tests/mistakes/fixture",
    "tests/mistakes/programs",
    "tests/render-bench",
    "tests/world-bench",
];

/// Reports sources that nothing compiles.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let programs = tree.packages.iter().flat_map(|package| &package.programs);
    let programs: BTreeSet<&str> = programs.map(String::as_str).collect();
    let found = check_sources(&tree.sources, |path| programs.contains(path));
    let is_elsewhere = |violation: &Violation| {
        let mut folders = ELSEWHERE.iter();
        folders.any(|folder| violation.location.starts_with(folder))
    };
    found.into_iter().filter(|of| !is_elsewhere(of)).collect()
}

/// Reports sources that nothing compiles, where cargo starts at the programs.
pub fn check_sources(sources: &[Source], is_program: impl Fn(&str) -> bool) -> Vec<Violation> {
    let declared: BTreeSet<String> = sources
        .iter()
        .flat_map(|source| declared_by(source, is_program(&source.path)))
        .collect();
    let remedy = "declare it with `mod` in the module above, or remove it";
    let is_dead = |source: &&Source| !is_program(&source.path) && !declared.contains(&source.path);
    let dead = sources.iter().filter(is_dead);
    dead.map(|source| Violation::of(NAME, &source.path, "no module declares this file", remedy))
        .collect()
}

/// The files that the modules of a source may be in.
fn declared_by(source: &Source, is_root: bool) -> Vec<String> {
    let (folder, name) = source.path.rsplit_once('/').unwrap_or(("", &source.path));
    let own = match name.strip_suffix(".rs") {
        Some(stem) if !is_root && stem != "mod" => format!("{folder}/{stem}"),
        _ => folder.to_owned(),
    };
    let mut found = Vec::new();
    collect(&source.file.items, folder, &own, &mut found);
    found
}

fn collect(items: &[syn::Item], folder: &str, own: &str, found: &mut Vec<String>) {
    for item in items {
        let syn::Item::Mod(module) = item else {
            continue;
        };
        let inner = format!("{own}/{}", module.ident);
        match (&module.content, path_of(&module.attrs)) {
            (Some((_, items)), _) => collect(items, &inner, &inner, found),
            (None, Some(path)) => found.push(resolved(folder, &path)),
            (None, None) => found.extend([format!("{inner}.rs"), format!("{inner}/mod.rs")]),
        }
    }
}

/// The text of `#[path = "…"]`.
fn path_of(attributes: &[syn::Attribute]) -> Option<String> {
    let value = attributes.iter().find_map(|attribute| {
        let pair = attribute.meta.require_name_value().ok()?;
        pair.path.is_ident("path").then_some(&pair.value)
    })?;
    match value {
        syn::Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// A path relative to a folder, without `..`.
fn resolved(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
