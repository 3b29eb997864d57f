//! Calls the compiler as cargo would, without cargo, when only sources of known crates changed.
//!
//! Of a build after the edit of one rule, cargo itself takes half: it reads and resolves hundreds of
//! manifests to find out that one crate is to be compiled as before. A [`KnownBuild`] has what cargo
//! found out the last time: its calls of the compiler (`-vv` prints them) and the files that they
//! depend on. While manifests, lock, configuration, compiler, build scripts and what they read are the
//! same by content, the same calls in the same order give the same libraries. Anything else is a
//! build by cargo.

mod build_variables;
mod cargo_state;
mod compiler;
mod compiler_call;
mod dependencies;
mod file_stamps;
mod known_build;
mod last_build;
mod replacements;
mod replay_run;
mod script_output;
mod stored_build;
mod stored_problems;
mod unit;

pub use compiler_call::CompilerCall;
pub use known_build::{BuildMessages, KnownBuild};
pub use last_build::is_local;
pub use replay_run::ReplayRun;
