//! Every source is compiled: a file that no `mod` declares looks like code, and is none.

use crate::{Source, Tree, Violation};
use std::collections::BTreeSet;

/// Name of the rule.
pub const NAME: &str = "declared";

/// Folders of a package in which each file is a program of its own, as is `main.rs` in each folder.
const PROGRAMS: &[&str] = &["benches", "bin", "examples", "tests"];

/// Reports sources that nothing compiles.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let in_packages: Vec<(&Source, &str)> = tree
        .sources
        .iter()
        .filter_map(|source| Some((source, tree.package_of(&source.path)?.folder.as_str())))
        .collect();
    check_sources(&in_packages)
}

/// Reports sources that nothing compiles, each with the folder of its package.
pub fn check_sources(sources: &[(&Source, &str)]) -> Vec<Violation> {
    let declared: BTreeSet<String> = sources
        .iter()
        .flat_map(|(source, folder)| declared_by(source, is_root(source, folder)))
        .collect();
    let remedy = "declare it with `mod` in the module above, or remove it";
    let is_dead = |(source, folder): &&(&Source, &str)| {
        !is_root(source, folder) && !declared.contains(&source.path)
    };
    let dead = sources.iter().filter(is_dead);
    dead.map(|(source, _)| {
        Violation::of(NAME, &source.path, "no module declares this file", remedy)
    })
    .collect()
}

/// True for a file at which cargo starts.
fn is_root(source: &Source, package: &str) -> bool {
    let inside = source.path.strip_prefix(package).unwrap_or(&source.path);
    let parts: Vec<&str> = inside.trim_start_matches('/').split('/').collect();
    source.is_crate_root
        || match parts.as_slice() {
            ["build.rs"] => true,
            [folder, _] | [folder, _, "main.rs"] => PROGRAMS.contains(folder),
            _ => false,
        }
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
