//! What is in the file of the chosen material, for the inspector.

use super::EditorApp;
use playground_base::to_value;
use playground_core_assets::{AssetKind, Assets};
use playground_core_drawing::MaterialAsset;
use playground_core_ui::ChosenMaterial;
use playground_engine::read_material;

/// The most bytes of a file that is shown.
const MOST_BYTES: u64 = 1 << 20;

impl EditorApp {
    /// Reads the chosen material where it was not, or where its file contains something else.
    pub(crate) fn mirror_material(&mut self) {
        let Some(assets) = self.document.engine.assets() else {
            return;
        };
        let Some(chosen) = &mut self.mirror.state.chosen else {
            return;
        };
        let Some(asset) = assets.by_path.get(&chosen.path) else {
            return;
        };
        let is_known = |of: &ChosenMaterial| of.content == asset.content;
        if asset.kind != AssetKind::Material || chosen.material.as_ref().is_some_and(is_known) {
            return;
        }
        let file = assets.project.join(Assets::FOLDER).join(&asset.path);
        let read = match asset.size_bytes > MOST_BYTES {
            true => Err("it has more than 1 MiB: it is no material".to_owned()),
            false => std::fs::read_to_string(file)
                .map_err(|error| error.to_string())
                .and_then(|text| read_material(&text)),
        };
        let usual = || to_value(&MaterialAsset::default()).unwrap_or_default();
        let before = chosen.material.take().map(|of| of.value);
        let (value, problem) = match read.map(|material| to_value(&material)) {
            Ok(Ok(value)) => (value, None),
            Ok(Err(error)) => (before.unwrap_or_else(usual), Some(error.to_string())),
            Err(why) => (before.unwrap_or_else(usual), Some(why)),
        };
        chosen.material = Some(ChosenMaterial {
            value,
            problem,
            content: asset.content,
        });
    }
}
