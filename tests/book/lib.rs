//! Compiles the code of the book in `docs/`.
//!
//! Every chapter is a test of its own: `build.rs` turns its Markdown into Rust, each block a module,
//! line by line, so that the line in a message of the compiler is the line in the chapter. Tests within a
//! block run too. Left out are `playground::export!();` and `mod NAME;`, which are for files of a crate;
//! the samples and the template have them.
#![forbid(unsafe_code)]
