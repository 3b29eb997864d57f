//! The second shared library of the process: the crates for windows, GPUs and GUIs.
//!
//! They stand on the base, and apart from it, because the compiler reads every crate below the one
//! that it compiles, and goes through the implementations of all of them again for each type that
//! changed. The components and rules of a game name none of these crates: without them they are
//! built in three quarters of the time.
#![forbid(unsafe_code)]

// What the base holds is taken from it: a library that is not named is not linked.
use playground_base as _;

pub use {
    egui, egui_extras, egui_inspection, egui_kittest, egui_material_icons, egui_tiles, egui_wgpu,
    egui_winit, rfd, wgpu, winit,
};
