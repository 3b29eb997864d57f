//! The table of assets: which file is which asset, and moves of files.
#![forbid(unsafe_code)]

mod identity;
mod moves;
mod rig;
