//! What is drawn with and lies in files: pictures of the project, shaders of the editor. Files that
//! change on disk are taken over while everything runs.

mod decode;
mod folder_watch;
mod importers;
mod pictures;
mod shaders;

pub use importers::Importers;
pub use pictures::{LoadedPicture, Pictures};
pub use shaders::{LoadedShader, Shaders};
