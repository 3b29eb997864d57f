//! Assets: files of the project, pictures that are made of them, and shaders of the editor. A file that
//! changes on disk is loaded again while everything runs.

mod asset_files;
mod decode;
mod drawn_model;
mod folder_watch;
mod importers;
mod loader;
mod panorama;
mod previews;
mod shaders;

pub use asset_files::AssetFiles;
pub use decode::locate;
pub use drawn_model::{DrawnModel, DrawnPart};
pub use importers::Importers;
pub use loader::{Decoded, Loaded, Loader};
pub use previews::Previews;
pub use shaders::{LoadedShader, Shaders};

use playground_base::crossbeam::channel::Sender;
use playground_core_assets::BoundAssetsView;
use playground_core_drawing::{Panorama, Texture};

/// The pictures that sprites show.
pub type Pictures = Loader<Texture>;

/// The models that entities show.
pub type Models = Loader<DrawnModel>;

impl Loader<Texture> {
    /// No pictures; see [`Loader::new`].
    pub fn pictures(
        waker: Sender<()>,
        importers: Option<Importers>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        Self::new(("picture", decode::decode), waker, importers, finder)
    }
}

/// The panoramas that light scenes.
pub type Panoramas = Loader<Panorama>;

impl Loader<Panorama> {
    /// No panoramas; see [`Loader::new`].
    pub fn panoramas(
        waker: Sender<()>,
        importers: Option<Importers>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        Self::new(
            ("panorama", panorama::decode_panorama),
            waker,
            importers,
            finder,
        )
    }
}

impl Loader<DrawnModel> {
    /// No models; see [`Loader::new`].
    pub fn models(
        waker: Sender<()>,
        importers: Option<Importers>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        Self::new(
            ("model", drawn_model::decode_model),
            waker,
            importers,
            finder,
        )
    }
}
