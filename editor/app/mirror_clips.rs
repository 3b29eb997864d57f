//! The clips of the model of the selection, for panels.

use super::EditorApp;
use playground_core_ui::{Selection, ShownClip};

impl EditorApp {
    /// Lists the clips of the entity that was selected last.
    pub(super) fn mirror_clips(&mut self) {
        let state = &mut self.mirror.state;
        let selected = match &state.selection {
            Selection::World => None,
            Selection::Entities(ids) => ids.last(),
        };
        let model = selected.and_then(|id| self.document.engine.model_of(*id));
        let clips = model.iter().flat_map(|model| &model.rig.clips);
        let listed = state.clips.iter();
        let is_same = listed
            .map(|of| (&of.name, of.duration_s))
            .eq(clips.clone().map(|of| (&of.name, of.duration_s)));
        if !is_same {
            let shown = clips.map(|clip| ShownClip {
                name: clip.name.clone(),
                duration_s: clip.duration_s,
            });
            state.clips = shown.collect();
        }
    }
}
