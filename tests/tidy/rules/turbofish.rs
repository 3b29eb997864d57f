//! No turbofish for components: a component is reached by its id or its `Key<T>`, and the type is
//! inferred from where the key is stored.

use crate::tokens::{Kind, text};
use crate::{Source, Violation};

/// Name of the rule.
pub const NAME: &str = "turbofish";

/// Folders in which components are used.
const FOLDERS: &[&str] = &["core", "systems", "plugins", "engine", "editor", "assets"];

/// Methods of the standard library (and of its imitators) that cannot be called otherwise, or only
/// with a needless binding.
const ALLOWED_METHODS: &[&str] = &[
    "cast",
    "chunk_by",
    "collect",
    "fold",
    "into",
    "max",
    "min",
    "parse",
    "product",
    "rev",
    "sum",
    "try_collect",
    "try_fold",
    "try_into",
];

/// Functions that are about components, by the names that a world and a registry give them.
const COMPONENT_FUNCTIONS: &[&str] = &[
    "bind",
    "bound",
    "component",
    "components",
    "get",
    "get_mut",
    "get_pool",
    "has",
    "insert",
    "key",
    "keys",
    "pool",
    "query",
    "register",
    "remove",
    "resource",
    "resource_mut",
    "spawn",
    "view",
    "viewmodel",
    "with",
    "without",
];

/// Reports `.method::<T>(` and `path::function::<T>(` where a component type would stand.
pub fn check(source: &Source) -> Vec<Violation> {
    if !source.is_under_any(FOLDERS) {
        return Vec::new();
    }
    let tokens = &source.tokens;
    let mut violations = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let is_turbofish = text(tokens, at + 1) == "::" && text(tokens, at + 2) == "<";
        if token.kind != Kind::Word || !is_turbofish {
            continue;
        }
        let name = token.text.as_str();
        let is_method = at > 0 && text(tokens, at - 1) == ".";
        let is_banned_method = is_method && !ALLOWED_METHODS.contains(&name);
        if is_banned_method || COMPONENT_FUNCTIONS.contains(&name) {
            let problem = format!("turbofish on `{name}`");
            let remedy = "let the type be inferred from a `Key<T>` or a `Bound<V>` field, or name \
                          the component by its id";
            violations.push(Violation::at(
                NAME,
                &source.path,
                token.line,
                problem,
                remedy,
            ));
        }
    }
    violations
}
