//! One unsafe block in the whole workspace, in modules/loader.
//!
//! A replaced module can only be reasoned about when everything around it is checked by the
//! compiler; the one step that is not is opening the library.

use crate::tokens::{text, words};
use crate::{Source, Tree, Violation};

/// Name of the rule.
pub const NAME: &str = "unsafe";

const LOADER: &str = "modules/loader";

/// Reports `unsafe` outside the loader, export attributes outside modules/, and crate roots that
/// do not forbid unsafe code.
pub fn check(source: &Source) -> Vec<Violation> {
    let tokens = &source.tokens;
    let mut violations = Vec::new();
    for at in words(tokens, "unsafe") {
        let line = tokens[at].line;
        // `#[unsafe(no_mangle)]` and `#[unsafe(export_name = …)]`
        let is_attribute = text(tokens, at + 1) == "(";
        if is_attribute && !source.is_under("modules") {
            let problem = "an export attribute outside modules/";
            let remedy = "export with the macros of modules/";
            violations.push(Violation::at(NAME, &source.path, line, problem, remedy));
        }
        if !is_attribute && !source.is_under(LOADER) {
            let problem = "`unsafe` outside modules/loader";
            let remedy = "write it in safe Rust; the loader has the only unsafe block";
            violations.push(Violation::at(NAME, &source.path, line, problem, remedy));
        }
    }
    violations.extend(check_root(source));
    violations
}

/// `#![forbid(unsafe_code)]`, or for the loader `#![deny(unsafe_code)]`.
fn check_root(source: &Source) -> Option<Violation> {
    let level = if source.is_under(LOADER) {
        "deny"
    } else {
        "forbid"
    };
    let has_level = |attribute: &syn::Attribute| {
        attribute.path().is_ident(level)
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("unsafe_code"))
    };
    if !source.is_crate_root || source.file.attrs.iter().any(has_level) {
        return None;
    }
    let problem = format!("a crate root without `#![{level}(unsafe_code)]`");
    Some(Violation::at(
        NAME,
        &source.path,
        1,
        problem,
        "add the line below the documentation",
    ))
}

/// Reports an unsafe block too many, or too few, in the loader, and anything unsafe that is not a
/// block.
pub fn check_tree(tree: &Tree) -> Vec<Violation> {
    let loader: Vec<&Source> = tree
        .sources
        .iter()
        .filter(|source| source.is_under(LOADER))
        .collect();
    check_loader(&loader)
}

/// The same for the sources of the loader.
pub fn check_loader(loader: &[&Source]) -> Vec<Violation> {
    let remedy = "keep exactly one, around `Library::new` and the symbols it reads";
    let mut violations = Vec::new();
    let mut blocks = Vec::new();
    let mut permissions = Vec::new();
    for source in loader {
        let tokens = &source.tokens;
        for at in words(tokens, "unsafe").filter(|at| text(tokens, at + 1) != "(") {
            let line = tokens[at].line;
            if text(tokens, at + 1) == "{" {
                blocks.push((&source.path, line));
            } else {
                let problem = "`unsafe` that is not a block";
                violations.push(Violation::at(NAME, &source.path, line, problem, remedy));
            }
        }
        let gives_permission =
            |at: &usize| matches!(text(tokens, at.wrapping_sub(2)), "allow" | "expect");
        let found = words(tokens, "unsafe_code").filter(gives_permission);
        permissions.extend(found.map(|at| (&source.path, tokens[at].line)));
    }
    for (what, found) in [
        ("unsafe blocks", blocks),
        ("permissions for unsafe code", permissions),
    ] {
        if found.len() != 1 {
            let (path, line) = found
                .last()
                .map_or((LOADER, 0), |(path, line)| (path, *line));
            let problem = format!("{} {what} in the loader instead of one", found.len());
            violations.push(Violation::at(NAME, path, line, problem, remedy));
        }
    }
    violations
}
