//! What the chosen sound is, for the inspector.

use super::EditorApp;
use playground_base::AssetRef;
use playground_core_assets::AssetKind;

impl EditorApp {
    /// Takes over what is known of the chosen sound, as soon as it was imported.
    pub(crate) fn mirror_sound(&mut self) {
        let Some(chosen) = &mut self.mirror.state.chosen else {
            return;
        };
        if AssetKind::of(&chosen.path) != AssetKind::Sound {
            return;
        }
        let reference = AssetRef::from(chosen.path.as_str());
        let sound = self.document.engine.sound(&reference);
        if chosen.sound != sound {
            chosen.sound = sound;
        }
    }
}
