//! [`InspectorPanel`].

use crate::paint;
use crate::panel_state::PanelState;
use crate::saved_inspector::SavedInspector;
use crate::subject::Subject;
use playground_base::{Context, Stateful, egui, parking_lot::Mutex, view_model};
use playground_core_ecs::{Key, ModuleError, Name, Parent};
use playground_core_ui::{PanelContext, PanelInfo, PanelPlace, PanelView, icon};

/// The components of the selected entities, or the resources of the world.
pub struct InspectorPanel {
    names: Key<Name>,
    parents: Key<Parent>,
    state: Mutex<PanelState>,
}

impl InspectorPanel {
    /// A panel with every section open.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            names: context.key()?,
            parents: context.key()?,
            state: Mutex::default(),
        })
    }

    fn frame_ui(
        &self,
        ui: &mut egui::Ui,
        context: &mut PanelContext<'_>,
        state: &mut PanelState,
    ) -> Result<(), ModuleError> {
        let structure = context.world.structure.read();
        let names = self.names.read(&structure.cells)?;
        let parents = self.parents.read(&structure.cells)?;
        let selection = &context.state.selection;
        match Subject::read(&structure, &names, &parents, selection) {
            None => paint::nothing_ui(ui),
            Some(subject) => {
                let mut frame = paint::Frame {
                    structure: &structure,
                    names: &names,
                    subject: &subject,
                    state,
                    commands: context.commands,
                    values_x: 0.0,
                };
                frame.panel_ui(ui);
            }
        }
        Ok(())
    }
}

#[view_model(stateful)]
impl PanelView for InspectorPanel {
    fn info(&self) -> PanelInfo {
        PanelInfo {
            title: "Inspector",
            icon: icon::ICON_TUNE.codepoint,
            place: PanelPlace::Right,
            order: 0,
        }
    }

    fn ui(&self, ui: &mut egui::Ui, context: &mut PanelContext<'_>) {
        let mut state = self.state.lock();
        state.follow(&context.state.selection);
        if let Err(error) = self.frame_ui(ui, context, &mut state) {
            paint::error_ui(ui, &error);
        }
        let is_pointer_down = ui.input(|input| input.pointer.any_down());
        state.gestures.end_frame(is_pointer_down);
    }
}

impl Stateful for InspectorPanel {
    type State = SavedInspector;

    fn state(&self) -> SavedInspector {
        SavedInspector::from(&*self.state.lock())
    }

    fn set_state(&self, saved: SavedInspector) {
        self.state.lock().restore(saved);
    }
}
