//! The panel as a user works with it.
#![forbid(unsafe_code)]

mod component_gizmos;
mod editing;
mod rig;
