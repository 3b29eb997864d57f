//! Assets: files of the project, pictures that are made of them, and shaders of the editor. A file that
//! changes on disk is loaded again while everything runs.

mod asset_files;
mod decode;
mod drawn_material;
mod drawn_model;
mod folder_watch;
mod importers;
mod loader;
mod material_file;
mod preview_subject;
mod previews;
mod reach;
mod shaders;

pub use asset_files::AssetFiles;
pub use decode::data_texture;
pub use drawn_material::{DrawnMaterial, DrawnMaterials, material_surface};
pub use drawn_model::{DrawnModel, DrawnPart};
pub use importers::Importers;
pub use loader::{Decoded, LoadState, Loaded, Loader, LoaderKind, drawn_key};
pub use material_file::{material_text, read_material, with_field as material_with_field};
pub use preview_subject::PreviewSubject;
pub use previews::Previews;
pub use shaders::{LoadedShader, Shaders};

use crate::imports::{ImportAs, Imports};
use playground_base::crossbeam::channel::Sender;
use playground_core_assets::{BoundAssetsView, Sound};
use playground_core_drawing::{Panorama, Texture};

/// The pictures that sprites show.
pub type Pictures = Loader<Texture>;

/// The models that entities show.
pub type Models = Loader<DrawnModel>;

impl Loader<Texture> {
    /// No pictures; see [`Loader::new`]. Without imports, pictures of the usual kinds are read in this
    /// process.
    pub fn pictures(
        waker: Sender<()>,
        imports: Option<Imports>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        let kind = LoaderKind {
            what: "picture",
            import_as: ImportAs::Picture,
            decode: decode::decode,
        };
        Self::new(kind, waker, imports, finder)
    }

    /// No pictures whose numbers are no colours, for the maps of materials.
    pub fn data_pictures(
        waker: Sender<()>,
        imports: Option<Imports>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        let kind = LoaderKind {
            what: "picture",
            import_as: ImportAs::DataPicture,
            decode: decode::decode_data,
        };
        Self::new(kind, waker, imports, finder)
    }
}

/// The panoramas that light scenes.
pub type Panoramas = Loader<Panorama>;

impl Loader<Panorama> {
    /// No panoramas; see [`Loader::new`].
    pub fn panoramas(
        waker: Sender<()>,
        imports: Option<Imports>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        let kind = LoaderKind {
            what: "panorama",
            import_as: ImportAs::Panorama,
            decode: decode::decode_panorama,
        };
        Self::new(kind, waker, imports, finder)
    }
}

/// The sounds that are looked at, and those that are played.
pub type Sounds = Loader<Sound>;

impl Loader<Sound> {
    /// No sounds; see [`Loader::new`].
    pub fn sounds(
        waker: Sender<()>,
        imports: Option<Imports>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        let kind = LoaderKind {
            what: "sound",
            import_as: ImportAs::Sound,
            decode: decode::decode_sound,
        };
        Self::new(kind, waker, imports, finder)
    }
}

impl Loader<DrawnModel> {
    /// No models; see [`Loader::new`].
    pub fn models(
        waker: Sender<()>,
        imports: Option<Imports>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        let kind = LoaderKind {
            what: "model",
            import_as: ImportAs::Model,
            decode: drawn_model::decode_model,
        };
        Self::new(kind, waker, imports, finder)
    }
}
