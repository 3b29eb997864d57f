//! The assets of the open project.

use super::Engine;
use crate::EngineError;
use crate::assets::{DrawnModel, LoadState, Previews};
use crate::imports::{RunningImport, WorkerModule};
use playground_base::{AssetRef, Handle};
use playground_core_assets::{Asset, Assets, CopyProgress, FileMove, Found, ImportSetting, Sound};
use playground_core_drawing::Pixels;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

impl Engine {
    /// The assets of the open project; `None` until they were looked for.
    pub const fn assets(&self) -> Option<&Handle<Assets>> {
        self.assets.assets()
    }

    /// Waits until the files of the project were looked at. The assets that were found.
    ///
    /// # Errors
    /// When no project is open, or the files were not looked at in this time.
    pub fn wait_assets(&mut self, longest: Duration) -> Result<Handle<Assets>, EngineError> {
        self.open_project().ok_or(EngineError::NoProject)?;
        let start = Instant::now();
        while self.assets.is_looking() && start.elapsed() < longest {
            self.poll_assets();
            std::thread::sleep(Duration::from_micros(200));
        }
        let assets = self.assets.assets().cloned();
        let late =
            || EngineError::Refused("the assets are still being looked for: try again".to_owned());
        assets
            .filter(|_| !self.assets.is_looking())
            .ok_or_else(late)
    }

    /// What can be chosen about how an asset is imported.
    pub fn import_settings(&self, asset: &Asset) -> Vec<ImportSetting> {
        let importers = self.imports.importers();
        let of_importer = importers.map(|all| all.settings(&asset.path));
        let of_kind = ImportSetting::of_kind(asset.kind).iter();
        let all = of_kind.chain(of_importer.into_iter().flatten());
        all.copied().collect()
    }

    /// Makes a small picture of an asset, if it is one that can be shown.
    pub fn request_preview(&mut self, path: &str) {
        let assets = self.assets.assets();
        let asset = assets.and_then(|assets| Some((&assets.project, assets.by_path.get(path)?)));
        if let Some((project, asset)) = asset.filter(|(_, of)| of.kind.has_preview()) {
            self.previews.request(project, asset);
        }
    }

    pub(crate) const fn previews_ref(&self) -> &Previews {
        &self.previews
    }

    pub(crate) const fn previews_mut(&mut self) -> &mut Previews {
        &mut self.previews
    }

    /// The small pictures that were made, by what the files contain; `None` for one that cannot be shown.
    pub const fn previews(&self) -> &Handle<BTreeMap<u64, Option<Handle<Pixels>>>> {
        self.previews.all()
    }

    /// Whether files beside the assets may be written: this process edits the project, and no other.
    pub fn allow_asset_writing(&mut self, may_write: bool) {
        self.assets.allow_writing(may_write);
    }

    /// The imports that take so long that a person sees them.
    pub fn long_imports(&self) -> Vec<RunningImport> {
        self.imports.running().long()
    }

    /// Stops an import: what was there before stays.
    pub fn cancel_import(&self, number: u64) {
        self.imports.running().cancel(number);
    }

    /// Imports an asset again, though nothing has changed: what was cancelled, or failed for another reason
    /// than its file.
    pub fn import_again(&mut self, path: &str) {
        let content = self.assets().and_then(|assets| assets.by_path.get(path));
        if let Some(content) = content.map(|asset| asset.content) {
            self.previews.forget(content);
        }
        self.extraction.pictures.import_again(path);
        self.extraction.models.import_again(path);
        self.extraction.panoramas.import_again(path);
        self.extraction.materials.import_again(path);
        self.extraction.fonts.files.import_again(path);
        self.sounds.import_again(path);
    }

    /// What a sound is; `None` until it was imported. One that nothing referred to before is imported then.
    pub fn sound(&mut self, reference: &AssetRef) -> Option<Handle<Sound>> {
        self.sounds
            .request(reference)
            .map(|(_, sound)| sound.clone())
    }

    /// What was read of a model. One that nothing referred to before is read then.
    pub fn model(&mut self, reference: &AssetRef) -> LoadState<DrawnModel> {
        self.extraction.models.request(reference);
        self.extraction.models.state(reference)
    }

    /// Waits until a model was read, or it took too long.
    pub fn wait_model(&mut self, reference: &AssetRef, longest: Duration) {
        let start = Instant::now();
        while matches!(self.model(reference), LoadState::Waiting) && start.elapsed() < longest {
            self.poll_assets();
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Files of the project were moved: they are looked at again.
    pub fn look_at_assets(&mut self) {
        self.assets.look_again();
    }

    /// A reference to the asset at a path that follows it.
    ///
    /// # Errors
    /// When there is no such asset, or its id cannot be written beside it.
    pub fn reference_asset(&mut self, path: &str) -> Result<AssetRef, EngineError> {
        let assets = self.assets().cloned().ok_or(EngineError::NoProject)?;
        let view = self.views().assets.clone();
        let reference = AssetRef::from(path);
        match view.call(|view| view.find(&assets, &reference))? {
            Found::Asset(asset) => {
                let is_new = !asset.has_sidecar;
                let reference = view.call(|view| view.reference(&assets, &asset))?;
                if is_new {
                    self.assets.look_again();
                }
                reference.map_err(refused)
            }
            Found::Broken { .. } => Err(EngineError::Refused(format!(
                "there is no {path} in the assets folder"
            ))),
        }
    }

    /// Copies a file from anywhere to where it can be moved into a folder of the assets. Returns its path
    /// there, and what has to be moved.
    ///
    /// # Errors
    /// When no project is open, or when it cannot be copied.
    pub fn plan_import(
        &mut self,
        file: &Path,
        folder: &str,
    ) -> Result<(String, Vec<FileMove>), EngineError> {
        let assets = self.known_assets()?;
        let view = &self.views().assets;
        let progress = CopyProgress::default();
        let planned = view.call(|view| view.plan_import(&assets, file, folder, &progress))?;
        planned.map_err(refused)
    }

    /// The assets, or an empty table of the project while they are looked for.
    pub fn known_assets(&self) -> Result<Handle<Assets>, EngineError> {
        let open = self.open_project().ok_or(EngineError::NoProject)?;
        let empty = || {
            Handle::new(Assets {
                project: open.project.folder().to_path_buf(),
                ..Assets::default()
            })
        };
        Ok(self.assets().cloned().unwrap_or_else(empty))
    }

    /// Takes what threads found and read. True when something changed.
    pub(crate) fn poll_assets(&mut self) -> bool {
        let is_other = self.assets.poll();
        if let Some(assets) = self.assets.assets().filter(|_| is_other) {
            self.extraction.pictures.follow(assets.clone());
            self.extraction.models.follow(assets.clone());
            self.extraction.panoramas.follow(assets.clone());
            self.extraction.materials.follow(assets.clone());
            self.sounds.follow(assets.clone());
            self.previews.follow(assets);
            self.extraction.fonts.follow(assets);
        }
        self.imports.reap();
        let is_read = self.extraction.pictures.poll()
            | self.extraction.models.poll()
            | self.extraction.panoramas.poll()
            | self.extraction.materials.poll()
            | self.extraction.fonts.files.poll()
            | self.sounds.poll();
        is_other | is_read | self.previews.poll()
    }

    pub(super) fn open_assets(&mut self, project: &Path) {
        self.previews.close();
        self.imports.open(project);
        self.follow_modules();
        self.extraction.pictures.open(project);
        self.extraction.made.forget(false);
        self.extraction.models.open(project);
        self.extraction.fonts.close();
        self.extraction.fonts.files.open(project);
        self.extraction.panoramas.open(project);
        self.extraction.materials.open(project);
        self.sounds.open(project);
        self.assets.open(project);
    }

    pub(super) fn close_assets(&mut self) {
        self.extraction.pictures.close();
        self.extraction.made.forget(false);
        self.extraction.models.close();
        self.extraction.fonts.close();
        self.extraction.panoramas.close();
        self.extraction.materials.close();
        self.sounds.close();
        self.assets.close();
        self.previews.close();
        self.imports.close();
    }

    /// What imports is what is loaded now.
    fn follow_modules(&self) {
        let modules = self.runtime.modules.modules();
        self.imports.follow(WorkerModule::all(modules));
    }

    /// After modules were swapped: importers may be others.
    pub(super) fn reimport_assets(&mut self) {
        self.follow_modules();
        if self.assets.follow_importers() {
            self.extraction.pictures.reimport();
            self.extraction.models.reimport();
            self.extraction.panoramas.reimport();
            self.extraction.materials.reimport();
            self.sounds.reimport();
            self.previews.close();
        }
    }
}

fn refused(error: playground_core_assets::AssetError) -> EngineError {
    EngineError::Refused(error.to_string())
}
