//! Every crate documents its purpose.

use crate::{Source, Violation};

/// Name of the rule.
pub const NAME: &str = "docs";

/// Reports a crate root without `//!`.
pub fn check(source: &Source) -> Vec<Violation> {
    let is_inner_doc = |attribute: &syn::Attribute| attribute.path().is_ident("doc");
    if !source.is_crate_root || source.file.attrs.iter().any(is_inner_doc) {
        return Vec::new();
    }
    let problem = "a crate without `//!` documentation";
    let remedy = "say in its first lines what it is for and what is deliberately absent from it";
    vec![Violation::at(NAME, &source.path, 1, problem, remedy)]
}
