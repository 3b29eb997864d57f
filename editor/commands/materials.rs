//! Makes and edits materials of the project.

use super::assets::missing;
use super::ranges::check_ranges;
use crate::answer::{CommandError, Outcome};
use crate::app::EditorApp;
use playground_base::serde_json::json;
use playground_base::{Describe, Value, to_value};
use playground_core_assets::{AssetKind, Assets};
use playground_core_drawing::MaterialAsset;
use playground_engine::{material_text, material_with_field, read_material};

impl EditorApp {
    /// Makes a material, and shows it in the inspector.
    pub(super) fn new_material(&mut self, path: &str) -> Outcome {
        let path = match AssetKind::of(path) {
            AssetKind::Material => path.to_owned(),
            _ => format!("{path}.{}", MaterialAsset::ENDING),
        };
        let assets = self.document.engine.known_assets()?;
        let view = self.document.engine.views().assets.clone();
        let text = material_text(&MaterialAsset::default());
        let planned = view.call(|view| view.plan_text(&assets, &path, &text));
        self.move_planned(format!("New Material {path}"), planned)?;
        self.look_at_assets()?;
        self.choose_asset(&path)?;
        Ok(json!({"asset": path}))
    }

    /// Gives a field of a material another value. Its file is written at once.
    pub(super) fn set_material(
        &mut self,
        path: &str,
        (field, value): (&str, &Value),
        gesture: u64,
    ) -> Outcome {
        let text = self.material_file(path)?;
        let wrong = |why| CommandError::Outside(format!("{path} cannot be edited: {why}"));
        let before = read_material(&text).map_err(wrong)?;
        let value = self.following_asset(&MaterialAsset::KIND, field, value);
        let refused = |why| CommandError::Outside(format!("{field} of {path}: {why}"));
        let (after, material) = material_with_field(&before, field, value).map_err(refused)?;
        check_ranges(&MaterialAsset::KIND, Some(&to_value(&before)?), &after)?;
        if material == before {
            return Ok(json!({"value": json!(null)}));
        }
        let new = material_text(&material);
        let title = format!("Set {field} of {path}");
        self.edit(title, gesture, |edit| edit.replace_text(path, text, new))?;
        if let Some(chosen) = &mut self.mirror.state.chosen
            && chosen.path == path
            && let Some(shown) = &mut chosen.material
        {
            (shown.value, shown.problem) = (after, None);
        }
        Ok(json!({"asset": path}))
    }

    /// The text of a material of the project.
    fn material_file(&self, path: &str) -> Result<String, CommandError> {
        let assets = self.document.engine.known_assets()?;
        if AssetKind::of(path) != AssetKind::Material {
            let text = format!("{path} is no material: name one that ends in .material");
            return Err(CommandError::Outside(text));
        }
        let asset = assets.by_path.get(path).ok_or_else(|| missing(path))?;
        let file = assets.project.join(Assets::FOLDER).join(&asset.path);
        let text = std::fs::read_to_string(&file);
        text.map_err(|error| CommandError::Outside(format!("{}: {error}", file.display())))
    }
}
