//! [`AssetsView`]: the contract of the table of assets.
//!
//! - **State.** The implementation has none: the table is data that the engine holds, and each look at the
//!   files makes another one.
//! - **Threads.** `scan` reads files and may take long: the engine calls it on a thread, and so does the editor
//!   with `plan_import` of large files. The others are called between frames.
//! - **Identity.** An asset has an id of its own as soon as something refers to it (`reference`): it is
//!   written beside the file then. Until that the id is made of the path.
//! - **Errors.** Nothing has changed on disk when a call fails.

use crate::{Asset, AssetError, AssetScan, Assets, CopyProgress, FileMove, Found, ImportSettings};
use playground_base::{AssetRef, Handle, view};
use std::path::Path;

/// Finds the assets of a project, and moves their files.
#[view]
pub trait AssetsView {
    /// Looks at the files of a project. Links are not followed. Sidecars of files that were moved without
    /// them follow, where that may be written.
    fn scan(&self, scan: &AssetScan) -> Handle<Assets>;

    /// What a reference leads to: first by its id, then by its path, then by where the file at that path
    /// went.
    fn find(&self, assets: &Assets, reference: &AssetRef) -> Found;

    /// A reference to an asset that follows it. Writes its sidecar where it has none.
    ///
    /// # Errors
    /// When the sidecar cannot be written.
    fn reference(&self, assets: &Assets, asset: &Asset) -> Result<AssetRef, AssetError>;

    /// What has to be moved so that a file or a folder, a path below the assets folder, is at another
    /// path: it and its sidecar. Moves nothing.
    ///
    /// # Errors
    /// When there is no such file, when the new path is taken, or when one leads out of the folder.
    fn plan_move(&self, assets: &Assets, from: &str, to: &str)
    -> Result<Vec<FileMove>, AssetError>;

    /// What has to be moved so that a file or a folder is removed: it goes to the folder of removed files,
    /// from where it can come back. Moves nothing.
    ///
    /// # Errors
    /// When there is no such file.
    fn plan_removal(&self, assets: &Assets, path: &str) -> Result<Vec<FileMove>, AssetError>;

    /// Copies a file or a folder to the folder of removed files, to be moved from there to a free name
    /// beside it. The copy has no sidecar: it is another asset.
    ///
    /// # Errors
    /// When the file cannot be read, or the copy cannot be written.
    fn plan_copy(&self, assets: &Assets, path: &str) -> Result<Vec<FileMove>, AssetError>;

    /// The same for a file or a folder from anywhere, which gets its name in `folder`, or a free one like
    /// it. Returns its path too. There is nothing to move when the same file is there already.
    ///
    /// # Errors
    /// When the file cannot be read, the copy cannot be written, or `progress` says that nobody wants it.
    /// Nothing of the copy stays then.
    fn plan_import(
        &self,
        assets: &Assets,
        file: &Path,
        folder: &str,
        progress: &CopyProgress,
    ) -> Result<(String, Vec<FileMove>), AssetError>;

    /// Makes a folder in the folder of removed files, to be moved from there to `path`.
    ///
    /// # Errors
    /// When the path is taken or leads out of the folder.
    fn plan_folder(&self, assets: &Assets, path: &str) -> Result<Vec<FileMove>, AssetError>;

    /// Writes a text to the folder of removed files, to be moved from there to `path`: a new asset.
    ///
    /// # Errors
    /// When the path is taken or leads out of the folder, or the text cannot be written.
    fn plan_text(
        &self,
        assets: &Assets,
        path: &str,
        text: &str,
    ) -> Result<Vec<FileMove>, AssetError>;

    /// Replaces the text of an asset, all or nothing. One that has the new text already is left as it is.
    ///
    /// # Errors
    /// When it has another text than `before`, or the new one cannot be written.
    fn replace_text(
        &self,
        assets: &Assets,
        path: &str,
        before: &str,
        after: &str,
    ) -> Result<(), AssetError>;

    /// Writes a sidecar with these settings to the folder of removed files, to be moved to the asset; the one
    /// that is there goes to that folder.
    ///
    /// # Errors
    /// When there is no such asset, when its sidecar cannot be read, or the new one cannot be written.
    fn plan_settings(
        &self,
        assets: &Assets,
        path: &str,
        settings: &ImportSettings,
    ) -> Result<Vec<FileMove>, AssetError>;

    /// Moves files in a project, all or none. A move that was made already is passed over.
    ///
    /// # Errors
    /// When one of them cannot be moved, or something is at its new place.
    fn move_files(&self, assets: &Assets, moves: &[FileMove]) -> Result<(), AssetError>;
}
