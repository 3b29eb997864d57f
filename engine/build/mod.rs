//! The build service: cargo in the background, at lower priority than the editor.
//!
//! Architecture invariant: only this folder of the engine starts a process for a build, and the
//! engine loads only libraries that cargo's messages name after a successful build.

mod build_run;
mod build_service;
mod cargo_process;
mod cargo_settings;
mod dep_info;
mod diagnostic;
mod file_stamp;
mod interrupt;
mod message;
mod missing;
mod progress;
mod replay;
mod source_record;
mod stale_objects;
mod target_seed;

pub use build_service::{BuildRequest, BuildService};
pub use cargo_settings::CargoSettings;
pub use dep_info::{Inputs, SourceCrates};
pub use interrupt::Interrupt;
pub use message::{Artifact, BuildEvent, BuildResult};
pub use missing::{build_missing, build_stale};
pub use progress::Progress;
pub use target_seed::TargetSeed;
