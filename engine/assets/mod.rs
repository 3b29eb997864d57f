//! Assets: files of the project, pictures that are made of them, and shaders of the editor. A file that
//! changes on disk is loaded again while everything runs.

mod asset_files;
mod decode;
mod folder_watch;
mod importers;
mod pictures;
mod previews;
mod shaders;

pub use asset_files::AssetFiles;
pub use importers::Importers;
pub use pictures::{LoadedPicture, Pictures};
pub use previews::Previews;
pub use shaders::{LoadedShader, Shaders};
