//! Tests of the shell with a fake editor and fake panels.

mod dialogs;
mod dock;
mod generations;
mod hub;
mod pictures;
mod rig;
mod toolbar;
