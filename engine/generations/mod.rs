//! Generations of a project's code: what ran, kept beside the project, so that it can run again without
//! a compiler.
//!
//! `.playground/generations` has one file for each generation, copies of the libraries, and the texts of
//! the sources, both by content.

mod generation_store;
mod memory;
mod source_difference;
mod source_texts;

pub use generation_store::GenerationStore;
pub use memory::resident_bytes;
pub use source_difference::source_change;
pub use source_texts::SourceTexts;
