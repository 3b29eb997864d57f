//! [`InspectorPanel`].

use crate::field::{Editing, Eulers, Gestures, TextEditing};
use crate::inspectors::Inspectors;
use crate::paint;
use crate::subject::{Defaults, Subject};
use playground_base::{Value, panel, state};
use playground_core_ecs::{Key, ModuleError, Name, Owner, Parent, ReadColumns};
use playground_core_engine::PlayMode;
use playground_core_ui::{BoundAllInspectorView, PanelContext, Selection};
use playground_graphics::egui::Ui;
use std::collections::HashSet;

/// The components of the selected entities, or the resources of the world. A drag or a text being
/// typed survives a reload.
#[state]
pub struct InspectorPanel {
    /// The numbers of gestures, for undo.
    pub gestures: Gestures,
    /// Angles that the user entered.
    pub eulers: Eulers,
    /// Texts being edited.
    pub texts: TextEditing,
    /// The default values of components.
    #[serde(skip)]
    pub defaults: Defaults,
    /// The inspectors of plugins.
    #[serde(skip)]
    pub inspectors: Inspectors,
    /// Closed sections, by stable name.
    pub closed_sections: HashSet<String>,
    /// Closed structs, by path.
    pub closed: HashSet<String>,
    /// Computed components are shown.
    pub shows_computed: bool,
    /// Fields with their default value are hidden.
    pub only_changed: bool,
    /// The stable name of a component and its copied values.
    #[serde(skip)]
    pub copied: Option<(&'static str, Value)>,
    /// The search text of the list of components.
    #[serde(skip)]
    pub search: String,
    /// A number of the chosen asset that is being dragged or written, by the name of its setting.
    #[serde(skip)]
    pub draft: Option<(String, f64)>,
    /// The path of the material that was shown last.
    #[serde(skip)]
    pub material: String,
    /// The selection of the last frame.
    pub selection: Selection,
}

#[panel(title = "Inspector", icon = ICON_TUNE, side = Right, order = 0)]
impl InspectorPanel {
    fn ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
        names: &Key<Name>,
        parents: &Key<Parent>,
        inspectors: &BoundAllInspectorView,
    ) -> Result<(), ModuleError> {
        let world = context.world;
        let (names, parents) = (world.read(names)?, world.read(parents)?);
        if self.chosen_ui(ui, context, &names) {
            return Ok(());
        }
        let selection = &context.state.selection;
        self.follow_selection(selection);
        self.inspectors.update(inspectors);
        match Subject::read(world, &names, &parents, selection) {
            None => paint::empty_ui(ui),
            Some(subject) => {
                let mut inspector = paint::InspectorUi {
                    world,
                    names: &names,
                    inspectors,
                    subject: &subject,
                    unread: &context.state.unread,
                    clips: &context.state.clips,
                    plays_clips: context.state.tools.plays_clips,
                    state: self,
                    assets: context
                        .state
                        .project
                        .as_ref()
                        .and_then(|project| project.assets.as_deref()),
                    commands: context.commands,
                    values_x: 0.0,
                };
                inspector.panel_ui(ui);
            }
        }
        let is_pointer_down = ui.input(|input| input.pointer.any_down());
        self.gestures.end_frame(is_pointer_down);
        Ok(())
    }

    /// Draws the chosen asset. False when none is.
    fn chosen_ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
        names: &ReadColumns<'_, Name>,
    ) -> bool {
        let all = context.state.project.as_ref();
        let all = all.and_then(|project| project.assets.as_deref());
        let chosen = all.zip(context.state.chosen.as_ref());
        let shown = chosen.and_then(|(assets, of)| Some((assets.by_path.get(&of.path)?, of)));
        let Some((asset, chosen)) = shown else {
            self.draft = None;
            return false;
        };
        if let Some(sound) = &chosen.sound {
            paint::sound_ui(ui, asset, sound);
            return true;
        }
        let Some(material) = &chosen.material else {
            paint::asset_ui(ui, (asset, chosen), &mut self.draft, context.commands);
            return true;
        };
        if self.material != chosen.path {
            self.material.clone_from(&chosen.path);
            self.texts = TextEditing::default();
        }
        let plays = context.state.play.mode != PlayMode::Edit;
        let mut editing = Editing {
            owners: &[Owner::World],
            compared: &[Owner::World],
            world: context.world,
            names,
            gestures: &mut self.gestures,
            eulers: &mut self.eulers,
            texts: &mut self.texts,
            closed: &mut self.closed,
            only_changed: false,
            assets: all,
            commands: context.commands,
            values_x: 0.0,
            material: Some(&chosen.path),
        };
        paint::material_ui(ui, (asset, material), plays, &mut editing);
        let is_pointer_down = ui.input(|input| input.pointer.any_down());
        self.gestures.end_frame(is_pointer_down);
        true
    }

    /// Discards entered angles and texts when the selection changes.
    fn follow_selection(&mut self, selection: &Selection) {
        if self.selection != *selection {
            self.selection = selection.clone();
            self.eulers.clear();
            self.texts = TextEditing::default();
        }
    }
}
