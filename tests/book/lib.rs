//! Compiles the code of the book in `docs/`.
//!
//! Every chapter is its own test: `build.rs` turns its Markdown into Rust, each block a module,
//! line by line, so that line numbers in compiler messages are those of the chapter. Tests within a
//! block run too. `playground::export!();` and `mod NAME;` are left out, because they are for files
//! of a crate; the samples and the template have them.
#![forbid(unsafe_code)]
