//! The one shared library of the process.
//!
//! Everything whose types or statics cross a module boundary is linked into this dylib and nowhere
//! else: the third-party crates, `core/types`, `modules/types`, `modules/loader` and
//! `modules/binding`. Two copies of a crate with statics in one process corrupt each other.
//!
//! It also names the union of the features that build, tests and benchmarks need. A selection of
//! packages that needed one more would rebuild this library under the running editor; a test in
//! `tests/tidy` compares. (`proc_macro2` is here for that reason alone.)
#![forbid(unsafe_code)]

pub use {
    arc_swap, async_trait, bytemuck, cargo_metadata, crossbeam, fastrand, glam, image, libloading,
    notify, parking_lot, pollster, postcard, proc_macro2, qcell, rayon, ron, serde, serde_bytes,
    serde_json, strsim, thiserror, toml_edit, tracing, tracing_subscriber,
};

pub use playground_core_types::*;
pub use playground_modules_binding::*;
pub use playground_modules_loader::{self as loader, Library};
pub use playground_modules_macros::{
    command, component, described, draw, effect, effect_handler, event, export, gizmo, inspector,
    observer, panel, state, system, systems, view, view_model,
};
pub use playground_modules_types::*;
