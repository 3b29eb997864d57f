//! [`InspectorPanel`].

use crate::field::{Eulers, Gestures, TextEditing};
use crate::inspectors::Inspectors;
use crate::paint;
use crate::subject::{Defaults, Subject};
use playground_base::{Value, egui::Ui, panel, state};
use playground_core_ecs::{Key, ModuleError, Name, Parent};
use playground_core_ui::{BoundAllInspectorView, PanelContext, Selection};
use std::collections::HashSet;

/// The components of the selected entities, or the resources of the world. A drag, or a text in the
/// middle of it, survives a reload too.
#[state]
pub struct InspectorPanel {
    /// Numbers gestures.
    pub gestures: Gestures,
    /// Angles that the user entered.
    pub eulers: Eulers,
    /// Texts being edited.
    pub texts: TextEditing,
    /// What new components hold.
    #[serde(skip)]
    pub defaults: Defaults,
    /// The inspectors of plugins.
    #[serde(skip)]
    pub inspectors: Inspectors,
    /// Sections and structs that are closed, by path.
    pub closed: HashSet<String>,
    /// The computed components are shown.
    pub shows_computed: bool,
    /// Fields that are as in a new component are hidden.
    pub only_changed: bool,
    /// The values of a component that were copied, and its stable name.
    #[serde(skip)]
    pub copied: Option<(&'static str, Value)>,
    /// What is looked for in the list of components.
    #[serde(skip)]
    pub search: String,
    /// Whom it is about.
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
        let selection = &context.state.selection;
        self.follow(selection);
        self.inspectors.update(inspectors);
        match Subject::read(world, &names, &parents, selection) {
            None => paint::nothing_ui(ui),
            Some(subject) => {
                let mut frame = paint::InspectorUi {
                    world,
                    names: &names,
                    inspectors,
                    subject: &subject,
                    state: self,
                    commands: context.commands,
                    values_x: 0.0,
                };
                frame.panel_ui(ui);
            }
        }
        let is_pointer_down = ui.input(|input| input.pointer.any_down());
        self.gestures.end_frame(is_pointer_down);
        Ok(())
    }

    /// Follows the selection: what was entered for others is forgotten.
    fn follow(&mut self, selection: &Selection) {
        if self.selection != *selection {
            self.selection = selection.clone();
            self.eulers.clear();
            self.texts = TextEditing::default();
        }
    }
}
