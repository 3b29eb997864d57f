//! The rules of ARCHITECTURE.md as tests.
//!
//! A layer that nothing enforces rots, so every invariant of this project is checked here: over the
//! syntax of each source file, over the manifests, over the resolved feature graph and over the
//! built modules. `cargo test -p playground-tests-tidy` runs all of them on the live tree; nothing
//! in it links the engine, so it builds in seconds.
//!
//! - A rule is one file under `rules/` and one line in [`rules::SOURCE_RULES`] or
//!   [`rules::TREE_RULES`].
//! - Each rule over sources has fixtures under `fixtures/<rule>/`: lines marked `//~` must be
//!   reported, all others must not. A rule without a firing and a passing fixture fails the tests.
//! - Exceptions from rules are data with a reason, in [`exception`].
#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "git lists the files, cargo resolves the graph"
)]

pub mod exception;
pub mod graph;
pub mod layer;
pub mod package;
pub mod pools;
pub mod rules;
pub mod source;
pub mod symbols;
pub mod tokens;
pub mod tree;
pub mod violation;

pub use layer::Layer;
pub use package::Package;
pub use source::Source;
pub use tree::Tree;
pub use violation::Violation;
