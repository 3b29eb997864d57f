//! The list of rules. A new rule is one file beside the others and one line here.

use crate::exception::is_excepted;
use crate::{Source, Tree, Violation};

pub mod any;
pub mod circles;
pub mod colors;
pub mod declared;
pub mod docs;
pub mod dynamic;
pub mod features;
pub mod global_state;
pub mod headless;
pub mod layers;
pub mod model;
pub mod names;
pub mod one_copy;
pub mod processes;
pub mod shape;
pub mod turbofish;
pub mod unsafe_code;
pub mod words;

/// A rule over one file.
#[derive(Debug, Clone, Copy)]
pub struct SourceRule {
    /// Its name, also that of its folder of fixtures.
    pub name: &'static str,
    /// Returns the violations of a file.
    pub check: fn(&Source) -> Vec<Violation>,
}

/// A rule over the whole tree.
#[derive(Debug, Clone, Copy)]
pub struct TreeRule {
    /// Its name.
    pub name: &'static str,
    /// Returns the violations of a tree.
    pub check: fn(&Tree) -> Vec<Violation>,
}

/// Rules over single files.
pub const SOURCE_RULES: &[SourceRule] = &[
    SourceRule {
        name: any::NAME,
        check: any::check,
    },
    SourceRule {
        name: circles::NAME,
        check: circles::check,
    },
    SourceRule {
        name: colors::NAME,
        check: colors::check,
    },
    SourceRule {
        name: docs::NAME,
        check: docs::check,
    },
    SourceRule {
        name: dynamic::NAME,
        check: dynamic::check,
    },
    SourceRule {
        name: global_state::NAME,
        check: global_state::check,
    },
    SourceRule {
        name: model::NAME,
        check: model::check,
    },
    SourceRule {
        name: names::NAME,
        check: names::check,
    },
    SourceRule {
        name: processes::NAME,
        check: processes::check,
    },
    SourceRule {
        name: turbofish::NAME,
        check: turbofish::check,
    },
    SourceRule {
        name: unsafe_code::NAME,
        check: unsafe_code::check,
    },
    SourceRule {
        name: words::NAME,
        check: words::check_source,
    },
];

/// Rules over files and manifests together.
pub const TREE_RULES: &[TreeRule] = &[
    TreeRule {
        name: declared::NAME,
        check: declared::check,
    },
    TreeRule {
        name: headless::NAME,
        check: headless::check,
    },
    TreeRule {
        name: layers::NAME,
        check: layers::check,
    },
    TreeRule {
        name: one_copy::NAME,
        check: one_copy::check,
    },
    TreeRule {
        name: shape::NAME,
        check: shape::check,
    },
    TreeRule {
        name: unsafe_code::NAME,
        check: unsafe_code::check_tree,
    },
    TreeRule {
        name: words::NAME,
        check: words::check_tree,
    },
];

/// The violations of the source rule `rule` in the tree, without exceptions.
pub fn over_sources(rule: &SourceRule, tree: &Tree) -> Vec<Violation> {
    without_exceptions(tree.sources.iter().flat_map(rule.check))
}

/// The violations of the tree rule `rule`, without exceptions.
pub fn over_tree(rule: &TreeRule, tree: &Tree) -> Vec<Violation> {
    without_exceptions((rule.check)(tree).into_iter())
}

fn without_exceptions(violations: impl Iterator<Item = Violation>) -> Vec<Violation> {
    violations
        .filter(|violation| !is_excepted(violation.rule, &violation.location))
        .collect()
}
