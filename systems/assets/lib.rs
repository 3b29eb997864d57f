//! The table of a project's assets: finds the files (`viewmodel/scan.rs`), tells which of them is which
//! asset (`viewmodel/identity.rs`), and moves them (`viewmodel/moves.rs`).
#![forbid(unsafe_code)]

mod viewmodel;

pub use viewmodel::AssetTable;

playground_base::export!();
