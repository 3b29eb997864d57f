//! Rendering assets that are files: pictures of the project and shaders of the editor. A file that
//! changes on disk is loaded again while everything runs.

mod decode;
mod folder_watch;
mod importers;
mod picture_files;
mod pictures;
mod shaders;

pub use importers::Importers;
pub use picture_files::{import_picture, pictures_of};
pub use pictures::{LoadedPicture, Pictures};
pub use shaders::{LoadedShader, Shaders};
