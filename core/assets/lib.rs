//! The assets of a project: the files below its `assets` folder, which a game uses and a person makes
//! with other programs.
//!
//! A reference names an asset by its id, which stays the same when the file is moved or renamed, inside
//! and outside of the editor. The id is in a small file beside the asset, its [`Sidecar`]; where that was
//! lost, the path finds the asset, and where the file was moved without it, its content does.
#![forbid(unsafe_code)]

mod model;
mod view;

pub use model::*;
pub use view::*;

playground_base::export!();
