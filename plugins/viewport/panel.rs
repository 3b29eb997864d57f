//! [`ViewportPanel`].

use crate::frame::Frame;
use crate::memory::{Memory, SavedViewport};
use crate::scene::Keys;
use playground_base::{Context, ModuleError, Stateful, egui, parking_lot::Mutex, view_model};
use playground_core_ecs::BoundEntityView;
use playground_core_ui::{PanelContext, PanelInfo, PanelPlace, PanelView, icon};

/// The picture of the world, with a camera and tools of its own.
pub struct ViewportPanel {
    keys: Keys,
    entities: BoundEntityView,
    memory: Mutex<Memory>,
}

impl ViewportPanel {
    /// A viewport that looks at the world's middle.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            keys: Keys::new(context)?,
            entities: context.bind()?,
            memory: Mutex::default(),
        })
    }
}

#[view_model(stateful)]
impl PanelView for ViewportPanel {
    fn info(&self) -> PanelInfo {
        PanelInfo {
            title: "Viewport",
            icon: icon::ICON_VIEW_IN_AR.codepoint,
            place: PanelPlace::Center,
            order: 0,
        }
    }

    fn ui(&self, ui: &mut egui::Ui, context: &mut PanelContext<'_>) {
        let mut memory = self.memory.lock();
        let mut frame = Frame {
            keys: &self.keys,
            entities: &self.entities,
            memory: &mut memory,
            context,
        };
        frame.show_ui(ui);
    }
}

impl Stateful for ViewportPanel {
    type State = SavedViewport;

    fn state(&self) -> SavedViewport {
        SavedViewport::from(&*self.memory.lock())
    }

    fn set_state(&self, saved: SavedViewport) {
        self.memory.lock().restore(saved);
    }
}
