//! The shell with a made-up editor and made-up panels.

mod dialogs;
mod dock;
mod hub;
mod pictures;
mod rig;
mod toolbar;
