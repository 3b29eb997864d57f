//! [`AssetTable`]: [`AssetsView`] over the files of a project.

use super::{find, moves, scan, sidecars, texts};
use playground_base::{AssetRef, Context, Handle, ModuleError, view_model};
use playground_core_assets::{
    Asset, AssetError, AssetScan, Assets, AssetsView, CopyProgress, FileMove, Found, ImportSettings,
};

use std::path::Path;

/// The table of a project's assets. It is stateless: the table itself is data of the engine.
pub struct AssetTable;

impl AssetTable {
    /// Makes it; the context is not used.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl AssetsView for AssetTable {
    fn scan(&self, scan: &AssetScan) -> Handle<Assets> {
        Handle::new(scan::scan(scan))
    }

    fn find(&self, assets: &Assets, reference: &AssetRef) -> Found {
        find::find(assets, reference)
    }

    fn reference(&self, assets: &Assets, asset: &Asset) -> Result<AssetRef, AssetError> {
        let id = match asset.has_sidecar {
            true => asset.id,
            false => sidecars::write(&assets.project, asset)?,
        };
        let owner = assets.by_id.get(&id);
        if let Some(owner) = owner.filter(|owner| owner.has_sidecar && owner.path != asset.path) {
            return Err(AssetError::SameId {
                path: asset.path.clone(),
                owner: owner.path.clone(),
            });
        }
        Ok(AssetRef {
            path: asset.path.clone(),
            id: Some(id),
        })
    }

    fn plan_move(
        &self,
        assets: &Assets,
        from: &str,
        to: &str,
    ) -> Result<Vec<FileMove>, AssetError> {
        moves::plan_move(assets, from, to)
    }

    fn plan_removal(&self, assets: &Assets, path: &str) -> Result<Vec<FileMove>, AssetError> {
        moves::plan_removal(assets, path)
    }

    fn plan_copy(&self, assets: &Assets, path: &str) -> Result<Vec<FileMove>, AssetError> {
        moves::plan_copy(assets, path)
    }

    fn plan_import(
        &self,
        assets: &Assets,
        file: &Path,
        folder: &str,
        progress: &CopyProgress,
    ) -> Result<(String, Vec<FileMove>), AssetError> {
        moves::plan_import(assets, file, folder, progress)
    }

    fn plan_folder(&self, assets: &Assets, path: &str) -> Result<Vec<FileMove>, AssetError> {
        moves::plan_folder(assets, path)
    }

    fn plan_text(
        &self,
        assets: &Assets,
        path: &str,
        text: &str,
    ) -> Result<Vec<FileMove>, AssetError> {
        texts::plan_text(assets, path, text)
    }

    fn replace_text(
        &self,
        assets: &Assets,
        path: &str,
        before: &str,
        after: &str,
    ) -> Result<(), AssetError> {
        texts::replace_text(assets, path, (before, after))
    }

    fn plan_settings(
        &self,
        assets: &Assets,
        path: &str,
        settings: &ImportSettings,
    ) -> Result<Vec<FileMove>, AssetError> {
        moves::plan_settings(assets, path, settings)
    }

    fn move_files(&self, assets: &Assets, moves: &[FileMove]) -> Result<(), AssetError> {
        moves::move_files(&assets.project, moves)
    }
}
