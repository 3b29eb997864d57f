//! [`ViewportPanel`].

use crate::camera::{Controls, Glide, Rig};
use crate::component_gizmo::{ComponentDrag, Gizmos};
use crate::frame::ViewportUi;
use crate::gizmo::Drag;
use crate::scene::Keys;
use playground_base::{egui::Ui, panel, state};
use playground_core_ui::{BoundAllGizmoView, PanelContext, SelectMode};

/// The picture of the world, with a camera and tools of its own. A drag in the middle of it survives a
/// reload too.
#[state]
#[derive(Clone, Debug)]
pub struct ViewportPanel {
    /// Where the camera is.
    pub rig: Rig,
    /// Where it is going.
    pub glide: Option<Glide>,
    /// What the mouse does to it.
    pub controls: Controls,
    /// The gizmo's drag.
    pub drag: Option<Drag>,
    /// The drag of a handle of a plugin's gizmo.
    pub component_drag: Option<ComponentDrag>,
    /// The gizmos of plugins.
    #[serde(skip)]
    pub gizmos: Gizmos,
    /// How the answer to the pick that is under way changes the selection.
    #[serde(skip)]
    pub pick: Option<SelectMode>,
    /// Counts drags, so that each is an undo step of its own.
    pub gestures: u32,
    /// The last request to frame the selection that was seen; `None` before the first frame.
    pub framed: Option<u64>,
}

#[panel(title = "Viewport", icon = ICON_VIEW_IN_AR, side = Center, order = 0)]
impl ViewportPanel {
    fn ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
        keys: &Keys,
        gizmos: &BoundAllGizmoView,
    ) {
        self.come_back();
        let mut frame = ViewportUi {
            keys,
            gizmos,
            memory: self,
            context,
        };
        frame.show_ui(ui);
    }

    /// A camera that is nowhere (of saved state, or of a picture without height) would stay there.
    fn come_back(&mut self) {
        if !self.rig.is_finite() {
            self.rig = Rig::default();
        }
        if !self.controls.speed_m_s.is_finite() {
            self.controls = Controls::default();
        }
    }
}
