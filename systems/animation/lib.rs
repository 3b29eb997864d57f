//! Poses of clips: samples channels (`viewmodel/sample.rs`), fades and layers clips (`viewmodel/pose.rs`), and
//! moves the time of players (`viewmodel/advance.rs`).
#![forbid(unsafe_code)]

mod viewmodel;

pub use viewmodel::Poses;

playground_base::export!();
